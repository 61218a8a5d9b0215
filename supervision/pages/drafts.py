"""Texts that were typed or saved elsewhere, shown beside the fields in which they differ."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.forms import Form, Textarea
from django.utils import timezone

from supervision.queries.drafts import Draft, Fields, differing
from workforce.written import day as written_day


@dataclass(frozen=True, slots=True)
class Other:
    """A text that differs from what is in the fields: where it comes from, and its words by the name of the field."""

    heading: str
    lines: tuple[tuple[str, str], ...]


def others_of(form: Form, draft: Draft, theirs: Fields | None) -> list[Other]:
    """What other tabs hold, and what somebody has saved meanwhile (`theirs`, each field with words); only where it
    says anything else.
    """
    shown = _shown(form)
    found = []
    if theirs is not None:
        found.append(Other("Saved now", tuple(_lines(form, shown, theirs, list(theirs)))))
    for each in draft.beside:
        found.append(Other(_when(each.at), tuple(_lines(form, shown, each.fields, _with_words(form)))))
    return [each for each in found if each.lines]


def _with_words(form: Form) -> list[str]:
    """Where somebody writes in words: ticks and days are in their fields."""
    return [name for name, field in form.fields.items() if isinstance(field.widget, Textarea)]


def _shown(form: Form) -> dict[str, list[str]]:
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


def _lines(form: Form, shown: Fields, other: Fields, names: Sequence[str]) -> Iterator[tuple[str, str]]:
    mine = {name: shown.get(name, []) for name in names}
    theirs: Mapping[str, list[str]] = {name: list(other.get(name, [])) for name in names}
    for name in differing(mine, theirs):
        words = "\n".join(theirs[name]).strip()
        yield str(form.fields[name].label), words or "Nothing"


def _when(at: str) -> str:
    moment = timezone.localtime(datetime.fromisoformat(at))
    return f"Typed in another tab on {written_day(moment.date())} at {moment:%H:%M}"
