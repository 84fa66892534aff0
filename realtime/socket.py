"""The live door: a phone says hello, sends and reads; everything else it only hears."""

import asyncio
import json
import logging
from functools import partial
from typing import Any
from uuid import UUID

from pydantic import ValidationError
from starlette.responses import JSONResponse
from starlette.websockets import WebSocket, WebSocketDisconnect

from actions import messages, sending, sign_in
from core.errors import Invalid, OtherSite, Refusal, TooLarge, Unavailable, Unreadable
from core.languages import preferred
from core.settings import Settings
from core.store import Store
from models.events import Accepted, Hello, ProblemShape, Read, Refused, Send, live_command
from models.messages import NewMessage
from models.sign_in import Who
from realtime.hub import Hub
from realtime.phone import UNREADABLE, Chunk, Phone
from realtime.protocol import EXTENSION

logger = logging.getLogger("sunroom.live")
SUBPROTOCOL = "sunroom.v1"
FRAME_LIMIT = 64 * 1024
IN_FLIGHT = 512


class LiveDoor:
    """One for the process; `serve` runs once per connection."""

    def __init__(self, store: Store, hub: Hub, settings: Settings, token_of: Any) -> None:
        self.store, self.hub, self.settings, self.token_of = store, hub, settings, token_of

    async def serve(self, socket: WebSocket) -> None:
        """Let a phone in or turn it away kindly, then listen to it until it goes."""
        try:
            who = await self._admit(socket)
        except Refusal as refusal:
            language = preferred(socket.headers.get("accept-language"))
            answer = JSONResponse(
                refusal.problem(language),
                refusal.status,
                media_type="application/problem+json",
            )
            await socket.send_denial_response(answer)
            return
        offered = socket.scope.get("subprotocols", [])
        await socket.accept(SUBPROTOCOL if SUBPROTOCOL in offered else None)
        await self._talk(socket, who)

    async def _admit(self, socket: WebSocket) -> Who:
        origin = socket.headers.get("origin")
        bearer = "authorization" in socket.headers
        if origin is not None and origin not in self.settings.origins:
            raise OtherSite()
        token = self.token_of(socket, self.settings)
        if token and not (origin or bearer):
            raise OtherSite()  # a cookie counts only together with the origin it is used from
        return await self.store.read(sign_in.who, token)

    async def _talk(self, socket: WebSocket, who: Who) -> None:
        line = socket.scope.get("extensions", {}).get(EXTENSION, {})
        language = preferred(socket.headers.get("accept-language"), who.language)
        phone = Phone(
            *(socket, who.person, who.session, language),
            cut=line.get("hang_up"),
            write_now=line.get("write"),
        )
        self.hub.arrive(phone)
        writer = asyncio.create_task(phone.write())
        try:
            await Conversation(self, phone, who).listen()
        except WebSocketDisconnect:
            pass
        finally:
            self.hub.depart(phone)
            writer.cancel()


class Conversation:
    """What one phone says, in the order it says it."""

    def __init__(self, door: LiveDoor, phone: Phone, who: Who) -> None:
        self.door, self.phone, self.who = door, phone, who
        self.paced = door.settings.message_limit == "on"
        self.room_for_more = asyncio.Semaphore(IN_FLIGHT)

    async def listen(self) -> None:
        """Take commands until the phone goes or says something unreadable."""
        while self.phone.closing is None:
            message = await self.phone.socket.receive()
            if message["type"] == "websocket.disconnect":
                return
            await self._take(message.get("text"))

    async def _take(self, text: str | None) -> None:
        try:
            command = _parse(text)
        except (Unreadable, TooLarge) as refusal:
            self._refuse(refusal, None)
            await self.phone.drained()
            self.phone.hang_up(UNREADABLE)
        except _Misfit as misfit:
            self._refuse(misfit.refusal, misfit.id)
        else:
            await self._do(command)

    async def _do(self, command: Hello | Send | Read) -> None:
        try:
            match command:
                case Hello():
                    await self.door.hub.greet(self.phone, command)
                case Send():
                    await self._send(command)
                case Read():
                    await self.door.store.write(
                        messages.mark_read, self.who, command.room, command.seq
                    )
        except Refusal as refusal:
            self._refuse(refusal, command.id if isinstance(command, Send) else None)

    async def _send(self, command: Send) -> None:
        """Hand the message on; its answer is queued when it is committed, while we listen on."""
        await self.room_for_more.acquire()
        new = NewMessage(text=command.text, reply_to=command.reply_to, topics=command.topics)
        item = sending.Sending(self.who.person, self.who.session, command.id, new, paced=self.paced)
        try:
            future = self.door.store.write_together(sending.send_all, command.room, item)
        except Refusal:
            self.room_for_more.release()
            raise
        future.add_done_callback(partial(self._answer, command.id))

    def _answer(self, key: UUID, future: asyncio.Future[sending.Sent]) -> None:
        self.room_for_more.release()
        error = future.exception() if not future.cancelled() else Unavailable()
        if error is None:
            receipt = future.result().receipt
            said = Accepted(id=receipt.id, seq=receipt.seq, at=receipt.at)
            self.phone.put(Chunk(said.model_dump_json()))
        elif isinstance(error, Refusal):
            self._refuse(error, key)
        else:
            logger.error("a send broke", exc_info=error)
            self._refuse(Unavailable(), key)

    def _refuse(self, refusal: Refusal, key: UUID | None) -> None:
        problem = ProblemShape(**refusal.problem(self.phone.language))
        self.phone.put(Chunk(Refused(id=key, problem=problem).model_dump_json()))


class _Misfit(Exception):
    """A frame that can be read but not done; `id` names the send it was, if it said so."""

    def __init__(self, refusal: Refusal, key: UUID | None) -> None:
        super().__init__(refusal.code)
        self.refusal, self.id = refusal, key


def _parse(text: str | None) -> Hello | Send | Read:
    if text is None:
        raise Unreadable()
    if len(text) > FRAME_LIMIT or len(text.encode("utf-8", "surrogatepass")) > FRAME_LIMIT:
        raise TooLarge()
    try:
        return live_command.validate_json(text)
    except ValidationError as error:
        raise _misfit(text, error) from None


def _misfit(text: str, error: ValidationError) -> Exception:
    try:
        said = json.loads(text)
    except (ValueError, RecursionError):
        return Unreadable()
    fields = {
        ".".join(str(part) for part in problem["loc"][1:]) or "do": problem["msg"]
        for problem in error.errors(include_input=False, include_url=False)
    }
    key = said.get("id") if isinstance(said, dict) else None
    try:
        return _Misfit(Invalid(fields=fields), UUID(key) if isinstance(key, str) else None)
    except ValueError:
        return _Misfit(Invalid(fields=fields), None)
