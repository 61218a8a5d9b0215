"""Acting up and secondments: which parts belong together, and for how long they last."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from workforce.enums import ArrangementKind
from workforce.models import Arrangement, Assignment
from workforce.periods import add_months

SAME_PLACE = ("employment_id", "team_id", "role_id", "post_id")
SAME_RUN = ("worker_id", "kind", "role_id", "team_id", "post_id", "host")


@dataclass(frozen=True, slots=True)
class Run:
    """One stretch of acting up or of a secondment: parts that meet, one for each assignment that it went along with."""

    parts: tuple[Arrangement, ...]

    @property
    def latest(self) -> Arrangement:
        return self.parts[-1]

    @property
    def kind(self) -> str:
        return self.latest.kind

    @property
    def first_day(self) -> date:
        return self.parts[0].first_day

    @property
    def last_day(self) -> date | None:
        return self.latest.last_day

    def holds_on(self, day: date) -> bool:
        return self.first_day <= day and (self.last_day is None or day <= self.last_day)

    def is_long(self, months: int, day: date) -> bool:
        """Whether a secondment lasts beyond so many months: by its last day, or while it is open by `day`."""
        beyond = self.first_day_beyond(months)
        return beyond is not None and (self.last_day or day) >= beyond

    def first_day_beyond(self, months: int) -> date | None:
        """The first day on which a secondment has lasted more than so many months. None for acting up."""
        return add_months(self.first_day, months) if self.kind == ArrangementKind.SECONDED_OUT else None


def runs_in(arrangements: Iterable[Arrangement]) -> list[Run]:
    """The stretches that these rows make up, the latest first."""
    runs: list[list[Arrangement]] = []
    for each in sorted(arrangements, key=lambda row: (row.worker_id, row.kind, row.first_day)):
        if runs and _goes_on(runs[-1][-1], each):
            runs[-1].append(each)
        else:
            runs.append([each])
    found = [Run(tuple(parts)) for parts in runs]
    return sorted(found, key=lambda run: (run.first_day, run.latest.pk), reverse=True)


def run_of(arrangement: Arrangement) -> Run:
    """The stretch to which a row belongs. One query."""
    rows = Arrangement.objects.filter(worker_id=arrangement.worker_id, kind=arrangement.kind)
    related = rows.select_related("worker", "assignment", "role", "team", "post", "manager")
    return next(run for run in runs_in(related) if arrangement in run.parts)


def same_place_after(held: Assignment) -> list[Assignment]:
    """The assignments that go on without a gap in the same team, role and post, in order. One query."""
    if held.period.upper is None:
        return []
    same = {name: getattr(held, name) for name in SAME_PLACE}
    later = Assignment.objects.filter(**same, period__startswith__gte=held.period.upper).order_by("period")
    chain = [held, *later]
    following: list[Assignment] = []
    for before, after in pairwise(chain):
        if before.period.upper != after.period.lower:
            break
        following.append(after)
    return following


def _goes_on(before: Arrangement, after: Arrangement) -> bool:
    return before.period.upper == after.period.lower and all(
        getattr(before, name) == getattr(after, name) for name in SAME_RUN
    )
