"""How somebody stands on a day, in words: in post, on notice, absent, left, or about to start."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.backends.postgresql.psycopg_any import DateRange

from workforce.access.permissions import Permission
from workforce.enums import Contract
from workforce.models import Worker
from workforce.periods import ONE_DAY, british, holds_on
from workforce.queries.visibility import Sight


@dataclass(frozen=True, slots=True)
class State:
    """Words for a badge, and their tone."""

    text: str
    tone: str = "neutral"


def states_of(worker: Worker, sight: Sight, day: date) -> list[State]:
    """How the person stands on `day`, as far as the reader may know. Two queries at most.

    Whoever does not see the record learns that somebody is in post, and nothing about last days and absences.
    """
    spans = [Span(*row) for row in worker.employments.values_list("contract", "period")]
    sees_record = sight.sees(Permission.SEE_EMPLOYMENT)
    found = [engagement_state(spans, day, with_dates=sees_record)]
    if sight.sees(Permission.SEE_ABSENCE):
        away = worker.absences.as_at(day).order_by("period").first()
        if away is not None:
            kind = str(away.get_kind_display()).lower()
            found.append(State(f"Absent since {british(away.first_day)}: {kind}", "warning"))
    return found


@dataclass(frozen=True, slots=True)
class Span:
    """A contract and its days."""

    contract: str
    period: DateRange

    def holds_on(self, day: date) -> bool:
        return holds_on(self.period, day)


def engagement_state(spans: Sequence[Span], day: date, *, with_dates: bool = True) -> State:
    """What the contracts say about a day. A contract that another follows without a gap does not end for this."""
    now = [span for span in spans if span.holds_on(day)]
    if now:
        return _in_post(now, spans) if with_dates else State("In post", "good")
    if not with_dates:
        return State("Not in post")
    coming = sorted(span.period.lower for span in spans if span.period.lower > day)
    if coming:
        return State(f"Starts on {british(coming[0])}", "info")
    ends = [span.period.upper for span in spans if span.period.upper is not None]
    return (
        State(f"Left on {british(max(ends) - ONE_DAY)}")
        if ends
        else State("No contract on record", "warning")
    )


def _in_post(now: Sequence[Span], spans: Sequence[Span]) -> State:
    """Up to the end of the chain of contracts that hold one after the other."""
    last = max(now, key=lambda span: span.period.upper or date.max)
    while last.period.upper is not None:
        following = [span for span in spans if _carries_on(span, last)]
        if not following:
            break
        last = max(following, key=lambda span: span.period.upper or date.max)
    if last.period.upper is None:
        return State("In post", "good")
    until = british(last.period.upper - ONE_DAY)
    if last.contract == Contract.PERMANENT:
        return State(f"On notice, last day {until}", "warning")
    return State(f"In post, {Contract(last.contract).label.lower()} contract until {until}", "info")


def _carries_on(span: Span, last: Span) -> bool:
    """Whether it begins by the day after the last day, and lasts longer."""
    end = last.period.upper
    return span.period.lower <= end and (span.period.upper is None or span.period.upper > end)
