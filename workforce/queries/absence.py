"""Who is away, who is expected back, whose return has not been talked about; and the days that a spell loses."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from itertools import islice
from typing import Any

from django.db.models import (
    DateField,
    Exists,
    ExpressionWrapper,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Value,
)

from workforce.access.permissions import Permission
from workforce.access.scope import Reach, Scope
from workforce.models import Absence, Assignment, Employment, ReturnConversation, Worker
from workforce.models.attendance import AbsenceQuerySet
from workforce.periods import ONE_DAY, british, holds_on, period
from workforce.policy import PolicyKey
from workforce.queries.calendar import SATURDAY, bank_holidays
from workforce.queries.policy import PolicyTable

AT_ONCE = 1000
"""How many spells are read at once for a file."""


def days_lost_in(worker_id: int, first: date, last: date) -> Decimal:
    """Working days times the FTE held under contracts with the council on each, as the figures count them.

    Two queries.
    """
    off = bank_holidays(first, last)
    held = list(
        Assignment.objects.employed()
        .filter(worker_id=worker_id)
        .during(period(first, last))
        .values_list("period", "fte")
    )
    days = (first + timedelta(days=number) for number in range((last - first).days + 1))
    return sum(
        (
            fte
            for day in days
            if day.weekday() < SATURDAY and day not in off
            for lasting, fte in held
            if holds_on(lasting, day)
        ),
        Decimal(0),
    )


class Which(StrEnum):
    """Which spells somebody asks for."""

    AWAY = "away"
    EXPECTED = "expected"
    LONG = "long"
    TALK_DUE = "talk"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class AbsencePolicy:
    """The dated numbers of a day."""

    long_days: int
    talk_days: int

    @classmethod
    def of(cls, day: date) -> "AbsencePolicy":
        """One query."""
        return cls.on(day, PolicyTable.load())

    @classmethod
    def on(cls, day: date, table: PolicyTable) -> "AbsencePolicy":
        """The same, where every number has been read already."""
        return cls(
            int(table.value(PolicyKey.LONG_ABSENCE_DAYS, day)),
            int(table.value(PolicyKey.RETURN_CONVERSATION_DAYS, day)),
        )


@dataclass(frozen=True, slots=True)
class AwayLine:
    """A spell, where the person works on the day (or worked last in it), and what follows from its dates."""

    absence: Absence
    team_ids: tuple[int, ...]
    day: date
    policy: AbsencePolicy

    @property
    def worker(self) -> Worker:
        return self.absence.worker

    @property
    def days(self) -> int:
        """Calendar days of the spell, up to the day where it lasts."""
        last = self.absence.last_day
        until = self.day if last is None or last > self.day else last
        return max(0, (until - self.absence.first_day).days + 1)

    @property
    def is_long(self) -> bool:
        return self.days >= self.policy.long_days

    @property
    def back_on(self) -> date | None:
        """The first day back: after the last day, else as expected."""
        if self.absence.last_day is not None:
            return self.absence.last_day + ONE_DAY
        expected = getattr(self.absence, "expected_return", None)
        return expected.expected_on if expected else None

    @property
    def is_overdue(self) -> bool:
        """Expected back by now, and still away."""
        return self.absence.last_day is None and self.back_on is not None and self.back_on <= self.day

    @property
    def talk_due_on(self) -> date | None:
        return talk_due_on(self.absence, self.policy)

    @property
    def follows(self) -> str:
        """The return in words: when it is expected, or that it was talked about, or by when it is to be."""
        if self.absence.last_day is None:
            return f"Expected back on {british(self.back_on)}" if self.back_on else ""
        if self.talked is not None:
            by = self.talked.held_by.name if self.talked.held_by else "HR"
            return f"Talked about on {british(self.talked.held_on)}, {by}"
        due_on = self.talk_due_on
        return f"Conversation due by {british(due_on)}" if self.is_talk_wanted and due_on else ""

    @property
    def is_talk_wanted(self) -> bool:
        """Whether a conversation is still to be held: the return is not three months ago."""
        last = self.absence.last_day
        if last is None or self.talked is not None or self.absence.kind not in TALKED_ABOUT:
            return False
        return bool(self.day - TALKS_LISTED_FOR <= last < self.day)

    @property
    def talked(self) -> ReturnConversation | None:
        return getattr(self.absence, "conversation", None)


TALKED_ABOUT = ("sickness",)
"""Kinds of absence after which the return is talked about."""


def talk_due_on(absence: Absence, policy: AbsencePolicy) -> date | None:
    """The last day on which the conversation after a spell is on time; None while it lasts or where none is wanted."""
    if absence.period.upper is None or absence.kind not in TALKED_ABOUT:
        return None
    back_on: date = absence.period.upper
    return back_on + policy.talk_days * ONE_DAY


def with_talk_due_on(found: AbsenceQuerySet, policy: AbsencePolicy) -> AbsenceQuerySet:
    """Each spell with its `talk_due_on`, counted by the database as above, for spells that have ended."""
    days = Value(policy.talk_days, IntegerField())
    due_on = ExpressionWrapper(F("period__endswith") + days, DateField())
    counted: AbsenceQuerySet = found.annotate(talk_due_on=due_on)
    return counted


def absences(reach: Reach, which: Which, day: date, policy: AbsencePolicy) -> "QuerySet[Absence]":
    """The spells in reach, of those asked for, in the order of their first days, the latest first."""
    found: Any = Absence.objects.within(reach).select_related(
        "worker", "expected_return", "conversation", "conversation__held_by"
    )
    match which:
        case Which.AWAY:
            found = found.as_at(day)
        case Which.EXPECTED:
            found = found.as_at(day).filter(Q(expected_return__isnull=False) | Q(period__upper_inf=False))
        case Which.LONG:
            long_since = day - (policy.long_days - 1) * ONE_DAY
            found = found.as_at(day).filter(period__startswith__lte=long_since)
        case Which.TALK_DUE:
            found = without_a_talk(found, day - TALKS_LISTED_FOR, day)
        case Which.YEAR:
            found = found.during(period(day - timedelta(days=365), day))
    rows: QuerySet[Absence] = found.order_by("-period", "pk")
    return rows


TALKS_LISTED_FOR = timedelta(days=92)
"""How long after its return a spell whose conversation was never held is still listed."""


def without_a_talk(found: AbsenceQuerySet, since: date, day: date) -> AbsenceQuerySet:
    """Spells that ended between the days, whose return nobody has talked about, of people who are still here."""
    here = Employment.objects.filter(worker=OuterRef("worker")).as_at(day)
    return found.filter(
        Exists(here),
        kind__in=TALKED_ABOUT,
        conversation__isnull=True,
        period__endswith__gt=since,
        period__endswith__lte=day,
    )


def away_lines(spells: Sequence[Absence], day: date, policy: AbsencePolicy) -> list[AwayLine]:
    """A line for each, in the same order. One query."""
    workers = {each.worker_id for each in spells}
    held: dict[int, list[tuple[date, int]]] = {}
    rows = Assignment.objects.filter(worker_id__in=workers, period__startswith__lte=day)
    for worker_id, team_id, lasting in rows.order_by("-fte", "pk").values_list(
        "worker_id", "team_id", "period"
    ):
        until = date.max if lasting.upper is None else lasting.upper - ONE_DAY
        held.setdefault(worker_id, []).append((until, team_id))
    return [AwayLine(each, _teams(held.get(each.worker_id, []), day), day, policy) for each in spells]


def every_away_line(spells: "QuerySet[Absence]", day: date, policy: AbsencePolicy) -> Iterator[AwayLine]:
    """The lines of all spells, some at a time: for a file. A query for each thousand besides that of the spells."""
    remaining = spells.iterator(chunk_size=AT_ONCE)
    while part := list(islice(remaining, AT_ONCE)):
        yield from away_lines(part, day, policy)


def _teams(held: list[tuple[date, int]], day: date) -> tuple[int, ...]:
    """Those of the day; where there are none, the last."""
    now = [team_id for until, team_id in held if until >= day]
    return tuple(dict.fromkeys(now or [team_id for _, team_id in sorted(held, reverse=True)[:1]]))


def in_units(spells: "QuerySet[Absence]", unit_ids: frozenset[int], day: date) -> "QuerySet[Absence]":
    """Only of people who hold an assignment in the units on the day."""
    held = Assignment.objects.filter(worker=OuterRef("worker"), team_id__in=unit_ids).as_at(day)
    return spells.filter(Exists(held))


def spells_of(worker: Worker, scope: Scope) -> "QuerySet[Absence]":
    """Every spell of a person in reach, coming ones too, the latest first."""
    found = worker.absences.within(scope[Permission.SEE_ABSENCE])
    return found.select_related(
        "worker", "expected_return", "conversation", "conversation__held_by"
    ).order_by("-period", "pk")


def managers_of(worker: Worker, since: date) -> list[Worker]:
    """Who has managed somebody since a day, the latest first. One query."""
    held = Assignment.objects.filter(worker=worker, manager__isnull=False).not_over(since)
    found = [each.manager for each in held.select_related("manager").order_by("-period")]
    return list(dict.fromkeys(manager for manager in found if manager is not None))
