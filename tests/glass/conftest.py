"""Lin keeps a phone number to herself; Chen and Hua work here, Bo coordinates; the clock is in the test's hand."""

from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

import pytest

from jobs import glass
from tests.boundaries.conftest import Circle, circle  # noqa: F401  # the fixture itself
from tests.matrix.doors import Someone
from tests.proof.conftest import staff  # noqa: F401  # the fixture itself

REASON = "She wrote that she will not be here tomorrow."
KEPT = "my sister: 555 0101"


@dataclass
class Ward:
    """The circle with a second worker and a coordinator, and what Lin told nobody."""

    circle: Circle
    hua: Someone
    bo: Someone
    broken: list[str] = field(default_factory=list)

    def path(self, rest: str) -> str:
        return f"/centres/{self.circle.centre}/{rest}"

    async def smash(self, who: Someone, whom: Someone, **more: Any) -> Any:
        """Out: the raw answer of breaking the glass for somebody."""
        key = str(uuid4())
        self.broken.append(key)
        words = {"person": whom.id, "reason": REASON, "second": self.hua.id} | more
        return await self.circle.call(who, "PUT", self.path(f"glasses/{key}"), words)

    async def look(self, who: Someone) -> Any:
        """Out: the raw answer of looking behind the last glass."""
        return await self.circle.call(who, "POST", self.path(f"glasses/{self.broken[-1]}/looks"))

    async def delayed(self, who: Someone, whom: Someone, hours: int = 48) -> Any:
        words = {"person": whom.id, "hours": hours, "reason": REASON}
        return await self.circle.call(who, "PUT", self.path(f"glass-delays/{uuid4()}"), words)

    async def sweep(self) -> None:
        await glass.sweep(self.circle.doors.store)
        await self.circle.doors.settled()

    async def arrived(self, who: Someone, kind: str) -> list[Any]:
        page = await self.circle.do(who, "GET", "/me/for-you")
        return [item["event"] for item in page["items"] if item["event"]["on"] == kind]

    async def log(self, who: Someone) -> list[tuple[str, str]]:
        items = (await self.circle.do(who, "GET", "/me/access-log"))["items"]
        return [(item["what"], item["why"]) for item in items]


async def warded(circle: Circle) -> Ward:  # noqa: F811  # the fixture above
    """Out: the circle with all that a ward has besides."""
    hua = await circle.doors.someone(circle.centre, "Hua", "worker")
    bo = await circle.doors.someone(circle.centre, "Bo", "coordinator")
    await circle.do(circle.lin, "PUT", "/me/facts/phone", {"words": KEPT})
    return Ward(circle, hua, bo)


@pytest.fixture
async def ward(circle: Circle) -> Ward:  # noqa: F811  # the fixture above
    return await warded(circle)
