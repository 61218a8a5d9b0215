"""Returns from absence and checks of teams, along the council that has been written: no figure reads any of it."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from workforce.demo.chance import Chance
from workforce.demo.writing import copy_rows
from workforce.enums import AbsenceKind, TeamAnswer, UnitKind
from workforce.models import Absence, Assignment, ExpectedReturn, ReturnConversation, TeamConfirmation
from workforce.periods import ONE_DAY, holds_on, month_ends

CHECKED_MONTHS = 6
"""Checks of teams began that many months before the end."""
TALKED_SINCE = timedelta(days=400)
NOT_TALKED = 0.08
"""Returns that nobody talked about."""
SKIPPED = 0.12
"""Checks of a month that a team left out."""
NOT_RIGHT = 0.015
"""Records that a manager says are not right."""
WRONG = (
    (TeamAnswer.HOURS, "Four days a week since the summer"),
    (TeamAnswer.MOVED, "Went to the team next door"),
    (TeamAnswer.MANAGER, "Managed by the senior social worker now"),
    (TeamAnswer.LEFT, "Has not been here for weeks"),
    (TeamAnswer.OTHER, "Is called by another name"),
)


def expected_returns(until: date, chance: Chance) -> Iterator[ExpectedReturn]:
    """For absences that last: one in four has no day, some days have passed."""
    lasting = Absence.objects.filter(period__upper_inf=True).order_by("pk")
    for spell in lasting:
        if chance.happens(0.75):
            earliest = max(spell.first_day + ONE_DAY, until - timedelta(days=4))
            yield ExpectedReturn(absence=spell, expected_on=earliest + timedelta(days=chance.randint(0, 45)))


def return_conversations(until: date, chance: Chance) -> Iterator[ReturnConversation]:
    """For sickness that ended lately: mostly within days, by whoever managed the person then."""
    ended = Absence.objects.filter(
        kind=AbsenceKind.SICKNESS, period__endswith__gt=until - TALKED_SINCE, period__endswith__lte=until
    )
    managers = _managers(until)
    for spell in ended.order_by("pk"):
        held_on = spell.last_day + timedelta(days=1 + chance.choice((0, 0, 0, 1, 1, 2, 3, 5, 9)))
        if held_on <= until and not chance.happens(NOT_TALKED):
            yield ReturnConversation(absence=spell, held_on=held_on, held_by_id=managers.get(spell.worker_id))


def _managers(day: date) -> dict[int, int]:
    """The last manager of each person up to a day."""
    held = Assignment.objects.filter(period__startswith__lte=day, manager__isnull=False)
    return dict(held.order_by("period", "pk").values_list("worker_id", "manager_id"))


def team_confirmations(until: date, chance: Chance) -> Iterator[tuple[Any, ...]]:
    """Each team once a month, but for some months that were left out; the first team never."""
    first = until - timedelta(days=31 * CHECKED_MONTHS)
    for month in (day for day in month_ends(first, until) if day <= until):
        held = Assignment.objects.as_at(month).filter(team__kind=UnitKind.TEAM).order_by("team__code", "pk")
        people = list(held.values_list("team_id", "worker_id", "period"))
        days = _days_of_checks([team_id for team_id, _, _ in people], month, chance)
        for team_id, worker_id, lasting in people:
            on = days[team_id]
            if on is not None and holds_on(lasting, on):
                answer, words = chance.choice(WRONG) if chance.happens(NOT_RIGHT) else (TeamAnswer.RIGHT, "")
                yield worker_id, team_id, on, answer.value, words, None


def _days_of_checks(team_ids: Sequence[int], month: date, chance: Chance) -> dict[int, date | None]:
    """On which day of a month each team was checked, or None."""
    days: dict[int, date | None] = dict.fromkeys(team_ids)
    for team_id in list(days)[1:]:
        if not chance.happens(SKIPPED):
            days[team_id] = month - timedelta(days=chance.randint(0, 20))
    return days


def write_presence(until: date, chance: Chance) -> dict[str, int]:
    """Returns how many rows of each kind. The caller opens the transaction."""
    columns = ["worker_id", "team_id", "on", "answer", "words", "confirmed_by_id"]
    return {
        "checks of people in teams": copy_rows(TeamConfirmation, columns, team_confirmations(until, chance)),
        "expected returns": len(ExpectedReturn.objects.bulk_create(expected_returns(until, chance))),
        "return-to-work conversations": len(
            ReturnConversation.objects.bulk_create(return_conversations(until, chance))
        ),
    }
