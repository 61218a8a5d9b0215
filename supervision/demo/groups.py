"""Group supervision of each team once a month, and learning sets of those who supervise once a quarter."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from datetime import date

from supervision.demo.course import TIMES, Place
from supervision.demo.lines import Line, WorkingDays, run_its_course
from supervision.demo.words import PARTNERS, THEMES, TOOLS
from supervision.enums import CancelledBy, CancelReason, SessionKind, SessionState
from workforce.demo.chance import Chance
from workforce.enums import UnitKind
from workforce.models import Assignment
from workforce.periods import holds_on, month_ends, period

PRESENT = 0.84
LESS_OFTEN = 0.12
"""Groups are held less reliably than sessions of two."""
IN_A_SET = 7


def group_lines(
    first: date, until: date, places: Mapping[int, Place], days: WorkingDays, chance: Chance
) -> Iterator[list[Line]]:
    """The groups of each month, month by month, the one of the last day included."""
    for month in month_ends(first, until):
        begins = month.replace(day=1)
        held = Assignment.objects.filter(period__overlap=period(begins, month), team__kind=UnitKind.TEAM)
        teams = defaultdict(list)
        rows = held.order_by("team__code", "pk").values_list("team_id", "worker_id", "manager_id", "period")
        for team_id, *row in rows:
            teams[team_id].append(row)
        lines: list[Line] = []
        for team_id, people in teams.items():
            on = chance.choice(days.between(begins, month))
            here = [(worker, manager) for worker, manager, lasting in people if holds_on(lasting, on)]
            leaders = Counter(manager for _, manager in here if manager)
            if leaders:
                leader = leaders.most_common(1)[0][0]
                members = [worker for worker, _ in here if worker != leader]
                lines += _group(leader, members, on, places[team_id], days, until, chance)
        if month.month % 3 == 0:
            lines += _learning_sets(begins, month, days, until, chance)
        yield lines


def _group(
    leader: int, people: list[int], on: date, place: Place, days: WorkingDays, until: date, chance: Chance
) -> Iterator[Line]:
    line = Line(SessionKind.GROUP, leader, None, on, strained=place.struggles, starts_at=chance.choice(TIMES))
    line.theme = chance.choice(THEMES)
    if on > until:
        line.step(SessionState.SCHEDULED, until)
        yield line
    elif chance.random() < place.kept(on, until) - LESS_OFTEN:
        line.minutes = chance.choice((60, 90, 90, 120))
        line.reflective, line.tool = True, chance.choice(TOOLS) if chance.random() < 0.6 else ""
        line.members = [(worker, "", "") for worker in dict.fromkeys(people) if chance.random() < PRESENT]
        if chance.random() < 0.28:
            guests = chance.sample(PARTNERS, chance.choice((1, 1, 2)))
            line.members += [(None, role, organisation) for role, organisation in guests]
        run_its_course(line, days, until, chance)
        yield line
    elif chance.random() < 0.6:
        line.step(SessionState.SCHEDULED, days.after(on, -15))
        line.cancel(CancelledBy.SUPERVISOR, chance.choice(tuple(CancelReason)), days.after(on, -1))
        yield line


def _learning_sets(first: date, last: date, days: WorkingDays, until: date, chance: Chance) -> Iterator[Line]:
    managers = Assignment.objects.as_at(first).filter(manager__isnull=False).order_by("manager_id")
    people = list(managers.values_list("manager_id", flat=True).distinct())
    for start in range(0, len(people), IN_A_SET):
        members, on = people[start : start + IN_A_SET], chance.choice(days.between(first, last))
        if len(members) < 3 or on > until or chance.random() > 0.85:
            continue
        line = Line(SessionKind.PEER, members[0], None, on, starts_at=chance.choice(TIMES), minutes=120)
        line.theme, line.reflective = chance.choice(THEMES), True
        line.members = [(worker, "", "") for worker in members[1:] if chance.random() < PRESENT]
        run_its_course(line, days, until, chance)
        yield line
