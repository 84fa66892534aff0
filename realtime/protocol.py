"""uvicorn's WebSocket protocol, with a hang-up that doesn't wait for a phone that reads nothing.

The stock close writes a frame behind everything unsent and waits for the buffer to drain; a phone
that never reads would keep its line, and our memory, for ever.
"""

from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from websockets.exceptions import InvalidState
from websockets.http11 import Request

# Seconds a phone has to take the close frame before the line is cut.
GRACE = 2.0
EXTENSION = "sunroom.hang_up"


class PhoneProtocol(WebSocketsSansIOProtocol):
    """Adds one ASGI extension, `sunroom.hang_up`: {"now": callable(code)}."""

    def handle_connect(self, event: Request) -> None:
        super().handle_connect(event)
        if hasattr(self, "scope"):
            self.scope["extensions"][EXTENSION] = {"now": self.hang_up}

    def hang_up(self, code: int) -> None:
        """Say the code if it can still be said, and cut the line after a short grace."""
        if self.transport.is_closing():
            return
        self.stop_keepalive()
        try:
            self.conn.send_close(code)
            self.transport.write(b"".join(self.conn.data_to_send()))
        except InvalidState:
            pass  # the phone was closing already
        self.close_sent = True
        self.queue.put_nowait({"type": "websocket.disconnect", "code": code, "reason": ""})
        if self.read_paused:
            self.read_paused = False
            self.transport.resume_reading()
        self.close_timer = self.loop.call_later(GRACE, self.transport.abort)

    def keepalive_timeout(self) -> None:
        super().keepalive_timeout()
        self.loop.call_later(GRACE, self.transport.abort)
