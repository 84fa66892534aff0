"""When somebody is there, at each centre of the demo, and who of its workers; the house rules are those it begins with."""

from actions.demo.shapes import Plan
from core.work import Work
from models.hours import WEEKDAYS, CentreHours, RotaSpan
from models.people import STAFF

DAY = [["09:00", "12:00"], ["13:00", "17:00"]]


def fill_role(work: Work, plan: Plan) -> None:
    """Weekdays with a break at noon; the workers take turns."""
    for centre in plan.centres:
        week: list[list[list[str]]] = [DAY] * 5 + [[], []]
        work.session.add(CentreHours(centre_id=centre.id, week=week, changed_at=work.now))
        staff = [
            one.id
            for one in plan.people
            if any(held.centre == centre.key and held.role in STAFF for held in one.appointments)
        ]
        for number, weekday in enumerate(WEEKDAYS[:5]):
            for begins, ends in DAY if staff else ():
                worker = staff[number % len(staff)]
                span = RotaSpan(
                    centre_id=centre.id, worker_id=worker, weekday=weekday, begins=begins, ends=ends
                )
                work.session.add(span)
    work.session.flush()
