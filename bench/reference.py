"""What Sunroom is measured against: a bare broadcast, no database, no rules, no bound.

Every text that comes in is sent to every socket, one send a socket. uvicorn with the settings that
Sunroom uses. Run as `python -m bench.reference PORT`.
"""

import sys

import uvicorn
from starlette.applications import Starlette
from starlette.routing import WebSocketRoute
from starlette.websockets import WebSocket

room: set[WebSocket] = set()


async def serve(socket: WebSocket) -> None:
    await socket.accept()
    room.add(socket)
    try:
        async for text in socket.iter_text():
            for s in list(room):
                await s.send_text(text)
    finally:
        room.discard(socket)


app = Starlette(routes=[WebSocketRoute("/", serve)])

if __name__ == "__main__":
    uvicorn.run(
        app,
        host="127.0.0.1",
        port=int(sys.argv[1]),
        loop="uvloop",
        http="httptools",
        ws="websockets-sansio",
        ws_ping_interval=20.0,
        ws_ping_timeout=10.0,
        ws_per_message_deflate=False,
        access_log=False,
        log_level="warning",
    )
