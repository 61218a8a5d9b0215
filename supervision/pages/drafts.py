"""Texts that were typed or saved elsewhere, shown beside the fields in which they differ."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from supervision.forms.record import RecordEntry
from supervision.queries.drafts import Draft, Fields, differing
from supervision.queries.records import Saved
from workforce.written import day as written_day


@dataclass(frozen=True, slots=True)
class Other:
    """A text that differs from what is in the fields: where it comes from, and its words by the name of the field."""

    heading: str
    lines: tuple[tuple[str, str], ...]


def others_of(form: RecordEntry, draft: Draft, theirs: Saved | None) -> list[Other]:
    """What other tabs hold, and what somebody has saved meanwhile; only where it says anything else."""
    shown = _shown(form)
    found = []
    if theirs is not None:
        saved = {f"w_{key}": [words] for key, words in theirs.words.items()}
        saved["w_wellbeing"] = [theirs.wellbeing]
        found.append(Other("Saved now", tuple(_lines(form, shown, saved, "w_"))))
    for each in draft.beside:
        found.append(Other(_when(each.at), tuple(_lines(form, shown, each.fields))))
    return [each for each in found if each.lines]


def _shown(form: RecordEntry) -> dict[str, list[str]]:
    """What is in the fields of the page, as a browser would send it."""
    return {
        name: [str(value) for value in _values(form[name].value())]
        for name in form.fields
        if not form[name].is_hidden
    }


def _values(value: object) -> Iterator[object]:
    if isinstance(value, (list, tuple)):
        yield from (each for each in value if each is not None)
    elif value not in (None, "", False):
        yield value


def _lines(form: RecordEntry, shown: Fields, other: Fields, begins: str = "") -> Iterator[tuple[str, str]]:
    mine = {name: shown.get(name, []) for name in form.fields if name.startswith(begins)}
    theirs: Mapping[str, list[str]] = {name: list(other.get(name, [])) for name in mine}
    for name in differing(_words(mine), _words(theirs)):
        words = "\n".join(theirs[name]).strip()
        yield str(form.fields[name].label), words or "Nothing"


def _words(fields: Fields) -> Fields:
    """Only what somebody writes in words: ticks and days are in their fields."""
    return {
        name: values for name, values in fields.items() if name.startswith("w_") or name.endswith("_what")
    }


def _when(at: str) -> str:
    moment = timezone.localtime(datetime.fromisoformat(at))
    return f"Typed in another tab on {written_day(moment.date())} at {moment:%H:%M}"
