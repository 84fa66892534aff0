"""uvicorn's WebSocket protocol, with a hang-up that doesn't wait for a phone that reads nothing, and a short way out.

The stock close writes a frame behind everything unsent and waits for the buffer to drain; a phone
that never reads would keep its line, and our memory, for ever. The stock send costs a task's turn
and five calls a phone; what many phones are told alike is framed once and written at once.
"""

from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from websockets.exceptions import InvalidState
from websockets.frames import Frame, Opcode
from websockets.http11 import Request

# Seconds a phone has to take the close frame before the line is cut.
GRACE = 2.0
EXTENSION = "sunroom.phone"


class PhoneProtocol(WebSocketsSansIOProtocol):
    """Adds one ASGI extension, `sunroom.phone`: {"hang_up": callable(code), "write": callable(frame) -> bool}."""

    def handle_connect(self, event: Request) -> None:
        super().handle_connect(event)
        if hasattr(self, "scope"):
            here: dict[object, object] = {"hang_up": self.hang_up, "write": self.write_frame}
            self.scope["extensions"][EXTENSION] = here

    def write_frame(self, frame: bytes) -> bool:
        """Write a whole frame, unless the phone is gone or still has to take what it was sent."""
        gone = self.disconnected or self.close_sent or self.transport.is_closing()
        if gone or not self.writable.is_set():
            return False
        self.transport.write(frame)
        return True

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


def framed(text: bytes) -> bytes:
    """The text as one unmasked, uncompressed frame, the same for every phone."""
    return Frame(Opcode.TEXT, text).serialize(mask=False)
