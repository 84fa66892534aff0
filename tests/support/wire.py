"""What lies between: a wire to Redis that can be cut or go silent, and a socket that never reads."""

import base64
import json
import os
import socket
import threading
from collections.abc import Callable
from contextlib import suppress
from urllib.parse import urlsplit


class CuttableWire:
    """A little TCP relay on 127.0.0.1. cut(): drops and refuses; hush(): open, but nothing gets through."""

    def __init__(self, target: str) -> None:
        parts = urlsplit(target)
        self.target = (parts.hostname or "127.0.0.1", parts.port or 6379)
        self.path = parts.path
        self.port = 0
        self._listener: socket.socket | None = None
        self._open: list[socket.socket] = []
        self._threads: list[threading.Thread] = []
        self._flows = threading.Event()
        self._flows.set()

    @property
    def url(self) -> str:
        return f"redis://127.0.0.1:{self.port}{self.path}"

    def heal(self) -> None:
        """Listen (on the same port as before) and let everything through."""
        self._flows.set()
        if self._listener is None:
            self._listener = socket.create_server(("127.0.0.1", self.port))
            self.port = self._listener.getsockname()[1]
            self._run(self._accept, self._listener)

    def cut(self) -> None:
        """Drop every connection and refuse new ones."""
        if self._listener is not None:
            _hang_up(self._listener)
            self._listener = None
        for end in self._open:
            _hang_up(end)
        self._flows.set()  # who waits in silence finds the wire gone
        for thread in self._threads:
            thread.join()
        self._open, self._threads = [], []

    def hush(self) -> None:
        """Keep connections open, but let no byte through."""
        self._flows.clear()

    def _run(self, work: Callable[..., None], *words: socket.socket) -> None:
        thread = threading.Thread(target=work, args=words, daemon=True)
        self._threads.append(thread)
        thread.start()

    def _accept(self, listener: socket.socket) -> None:
        with suppress(OSError):
            while True:
                here, _ = listener.accept()
                there = socket.create_connection(self.target)
                self._open += [here, there]
                self._run(self._pump, here, there)
                self._run(self._pump, there, here)

    def _pump(self, source: socket.socket, sink: socket.socket) -> None:
        with suppress(OSError):
            while data := source.recv(65536):
                self._flows.wait()
                sink.sendall(data)
        _hang_up(source)
        _hang_up(sink)


def _hang_up(end: socket.socket) -> None:
    with suppress(OSError):
        end.shutdown(socket.SHUT_RDWR)
    end.close()


class DeafPhone:
    """A live connection made by hand whose owner never reads: small buffers, no pongs, no farewell."""

    def __init__(self, host: str, port: int, token: str) -> None:
        self.socket = socket.socket()
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        self.socket.settimeout(20)
        self.socket.connect((host, port))
        self._shake_hands(host, port, token)
        self._say({"do": "hello", "epoch": None})

    def _shake_hands(self, host: str, port: int, token: str) -> None:
        key = base64.b64encode(os.urandom(16)).decode()
        lines = [
            "GET /api/v1/live HTTP/1.1",
            f"Host: {host}:{port}",
            "Upgrade: websocket",
            "Connection: Upgrade",
        ]
        lines += [
            f"Sec-WebSocket-Key: {key}",
            "Sec-WebSocket-Version: 13",
            "Sec-WebSocket-Protocol: sunroom.v1",
        ]
        lines += [f"Authorization: Bearer {token}", "", ""]
        self.socket.sendall("\r\n".join(lines).encode())
        answer = b""
        while b"\r\n\r\n" not in answer:
            answer += self.socket.recv(1)
        assert answer.startswith(b"HTTP/1.1 101"), answer

    def _say(self, command: dict[str, object]) -> None:
        data = json.dumps(command).encode()
        assert len(data) < 126
        mask = os.urandom(4)
        hidden = bytes(byte ^ mask[i % 4] for i, byte in enumerate(data))
        self.socket.sendall(bytes([0x81, 0x80 | len(data)]) + mask + hidden)

    def read_to_the_end(self, patience: float = 60) -> int:
        """Out: how many bytes had been sent to us when the server hung up. Raises TimeoutError if it never does."""
        self.socket.settimeout(patience)
        count = 0
        try:
            while data := self.socket.recv(65536):
                count += len(data)
        except ConnectionResetError:
            pass
        return count

    def close(self) -> None:
        self.socket.close()
