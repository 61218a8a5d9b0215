"""A timeline as a page shows it: year by year, the latest first, what is still to come apart."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from workforce.timeline import Entry
from workforce.written import short_month

CASELOAD = "Caseload"
"""The lane of monthly counts, which is folded: ten years of them are one line a year."""


@dataclass(frozen=True, slots=True)
class Line:
    """An entry, or a year's counts in one; named as `components/timeline.html` wants it."""

    title: str
    when: str
    text: str = ""
    url: str = ""
    badge: str = ""
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Stretch:
    """What began in a year, or will."""

    heading: str
    lines: Sequence[Line]


def stretches(entries: Iterable[Entry], day: date, mark: str) -> list[Stretch]:
    """Entries by the year in which they began, the latest first. What holds on `day` carries the mark.

    What begins after the day comes first, under a heading of its own. Monthly counts are folded by year.
    """
    ordered = sorted(entries, key=lambda each: (each.first_day, each.key), reverse=True)
    coming = [each for each in ordered if each.first_day > day]
    found = [Stretch("Still to come", _lines(coming, day, mark))] if coming else []
    past = [each for each in ordered if each.first_day <= day]
    for year, of_year in groupby(past, key=lambda each: each.first_day.year):
        found.append(Stretch(str(year), _lines(list(of_year), day, mark)))
    return found


def lanes_of(entries: Iterable[Entry]) -> list[str]:
    """The lanes that a timeline has, by name."""
    return sorted({each.lane for each in entries})


def _lines(entries: Sequence[Entry], day: date, mark: str) -> list[Line]:
    counts = [each for each in entries if each.lane == CASELOAD]
    lines = [_line(each, day, mark) for each in entries if each.lane != CASELOAD]
    return [*lines, *_folded(counts)]


def _line(entry: Entry, day: date, mark: str) -> Line:
    badge, tone = (mark, "info") if entry.holds_on(day) else ("", "")
    return Line(entry.title, f"{entry.lane}, {entry.when}", entry.note, entry.url, badge, tone)


def _folded(counts: Sequence[Entry]) -> list[Line]:
    """The counts of one year in one line, in the order of the year; the last of a month stands for it."""
    if not counts:
        return []
    months = {short_month(each.first_day): each.title for each in reversed(counts)}
    when = f"{CASELOAD}, counted in {len(months)} {'month' if len(months) == 1 else 'months'}"
    return [Line("Cases held", when, "; ".join(f"{month}: {title}" for month, title in months.items()))]
