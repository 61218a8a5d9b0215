"""How somebody stands on a day, in words: in post, on notice, absent, left, or about to start."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from workforce.access.permissions import Permission
from workforce.enums import AbsenceKind, Contract
from workforce.periods import ONE_DAY, british
from workforce.queries.standing import Span, Standing
from workforce.queries.visibility import Sight


@dataclass(frozen=True, slots=True)
class State:
    """Words for a badge, and their tone."""

    text: str
    tone: str = "neutral"


def states_of(standing: Standing, sight: Sight, day: date) -> list[State]:
    """How the person stands on `day`, as far as the reader may know.

    Whoever does not see the record learns that somebody is in post, and nothing about last days and absences.
    """
    sees_record = sight.sees(Permission.SEE_EMPLOYMENT)
    found = [engagement_state(standing.spans, day, with_dates=sees_record)]
    away = standing.away if sight.sees(Permission.SEE_ABSENCE) else None
    if away is not None:
        kind = str(AbsenceKind(away.kind).label).lower()
        found.append(State(f"Absent since {british(away.since)}: {kind}", "warning"))
    return found


def engagement_state(spans: Sequence[Span], day: date, *, with_dates: bool = True) -> State:
    """What the contracts say about a day. A contract that another follows without a gap does not end for this."""
    now = [span for span in spans if span.holds_on(day)]
    if now:
        return _in_post(now, spans) if with_dates else State("In post", "good")
    if not with_dates:
        return State("Not in post")
    coming = sorted(span.first for span in spans if span.first > day)
    if coming:
        return State(f"Starts on {british(coming[0])}", "info")
    ends = [span.end for span in spans if span.end is not None]
    return (
        State(f"Left on {british(max(ends) - ONE_DAY)}")
        if ends
        else State("No contract on record", "warning")
    )


def _in_post(now: Sequence[Span], spans: Sequence[Span]) -> State:
    """Up to the end of the chain of contracts that hold one after the other."""
    last = max(now, key=lambda span: span.end or date.max)
    while last.end is not None:
        following = [span for span in spans if _carries_on(span, last)]
        if not following:
            break
        last = max(following, key=lambda span: span.end or date.max)
    if last.end is None:
        return State("In post", "good")
    until = british(last.end - ONE_DAY)
    if last.contract == Contract.PERMANENT:
        return State(f"On notice, last day {until}", "warning")
    return State(f"In post, {Contract(last.contract).label.lower()} contract until {until}", "info")


def _carries_on(span: Span, last: Span) -> bool:
    """Whether it begins by the day after the last day, and lasts longer."""
    end = last.end or date.max
    return span.first <= end and (span.end is None or span.end > end)
