"""For operators: is the process up, do database and bus answer, and figures for Prometheus."""

import hmac
import os
from pathlib import Path
from typing import Any, Protocol

from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest, multiprocess
from prometheus_client import REGISTRY as LOCAL
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from actions.catching_up import epoch_name
from core.settings import Settings
from core.store import Store


class Checked(Protocol):
    async def check(self) -> None: ...


def routes(store: Store, bell: Checked, settings: Settings) -> list[Route]:
    """`/healthz`, `/readyz` and `/metrics`; the last always asks for its token."""

    async def health(_request: Request) -> Response:
        return PlainTextResponse("up\n")

    async def ready(_request: Request) -> Response:
        try:
            await store.read(epoch_name)
            await bell.check()
        except Exception:  # noqa: BLE001  (whatever it is, we are not ready)
            return PlainTextResponse("not ready\n", 503)
        return PlainTextResponse("ready\n")

    async def metrics(request: Request) -> Response:
        asked = request.headers.get("authorization", "").removeprefix("Bearer ")
        wanted = settings.metrics_token
        if not wanted or not hmac.compare_digest(asked.encode(), wanted.encode()):
            return PlainTextResponse("Not found\n", 404)
        return Response(generate_latest(_registry(settings)), media_type=CONTENT_TYPE_LATEST)

    return [
        Route("/healthz", health),
        Route("/readyz", ready),
        Route("/metrics", metrics),
    ]


def _registry(settings: Settings) -> Any:
    if settings.workers == 1:
        return LOCAL
    _forget_the_dead()
    registry = CollectorRegistry()
    multiprocess.MultiProcessCollector(registry)  # type: ignore[no-untyped-call]  # its stubs are partial
    return registry


def _forget_the_dead() -> None:
    """What a killed worker last counted as being there now isn't there any more."""
    for file in Path(os.environ["PROMETHEUS_MULTIPROC_DIR"]).glob("gauge_live*.db"):
        pid = file.stem.rpartition("_")[2]
        if not Path(f"/proc/{pid}").exists():
            file.unlink(missing_ok=True)
