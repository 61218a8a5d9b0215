"""What may come with an address or a form that nobody means, and what a page asks for."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import parse_qsl, quote, urlsplit

GARBAGE = (
    *("-1", "0", "999999", "99999999999999999999", "x", "evil", "xyz", "1e400", "NaN", "٣", "²"),
    *("31/02/2026", "01/01/0001", "31/12/9999", "0001-01-01", "9999-12-31", "2026-13-45"),
    *("\0", "a\0b", "%00", "' OR 1=1 --", "<script>alert(1)</script>", "{{ settings }}", "../../etc/passwd"),
    *("9" * 400, "lots of it " * 500, "\U0010ffff\u202e", " ", "\r\n"),
    *("w" * 100_000, "\u05e9\u05dc\u05d5\u05dd \U0001f469\U0001f3fd\u200d\U0001f4bc"),
)
"""Numbers, days, text and signs that no field means, 31 of them."""

NOT_TEXT = "%ff%fe%80"
"""Bytes that are no UTF-8, in an address."""

STEP = 11
"""From one field to the next. It has no divisor in common with their number, so all of them come to every field."""

USUAL = ("page", "sort", "on", "day", "as_at", "unit", "q", "show", "month")
"""Parameters that are tried on every page, whether or not it has such a field."""

PARTS_OF_A_DAY = {"day": "1", "month": "4", "year": "2026"}


@dataclass
class PageForm:
    """A form as a browser would send it: names with what is in them, a choice with the first that there is."""

    method: str
    action: str
    fields: dict[str, str] = field(default_factory=dict)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[PageForm] = []
        self.queries: dict[str, None] = {}
        self._inside: PageForm | None = None
        self._select = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._inside = PageForm(given.get("method", "get").lower(), given.get("action", ""))
            self.forms.append(self._inside)
        elif tag == "a":
            self.queries |= {name: None for name, _ in parse_qsl(urlsplit(given.get("href", "")).query)}
        elif self._inside:
            self._field(tag, given, self._inside.fields)

    def _field(self, tag: str, given: dict[str, str], fields: dict[str, str]) -> None:
        name = given.get("name", "")
        if tag == "option" and self._select:
            fields[self._select] = fields[self._select] or given.get("value", "")
        elif tag in ("input", "textarea", "button", "select") and name not in ("", "csrfmiddlewaretoken"):
            fields.setdefault(name, given.get("value", ""))
            self._select = name if tag == "select" else self._select

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._inside = None
        elif tag == "select":
            self._select = ""


def read_page(page: str) -> tuple[list[PageForm], list[str]]:
    """The forms of a page, and the parameters that it may be asked for."""
    reader = _Reader()
    reader.feed(page)
    named = dict.fromkeys(name for form in reader.forms if form.method == "get" for name in form.fields)
    return reader.forms, list(dict.fromkeys(USUAL) | named | reader.queries)


def garbage_for(names: list[str], turn: int) -> dict[str, str]:
    """Another piece of garbage for each name, and for the same name in each turn."""
    return {
        name: GARBAGE[(turn * STEP + place * 3 + len(name)) % len(GARBAGE)]
        for place, name in enumerate(names)
    }


def address_with(address: str, parameters: dict[str, str]) -> str:
    """The address with each parameter twice, and bytes that are no text in a third."""
    pairs = [f"{name}={quote(value)}" for name, value in parameters.items()]
    return f"{address}?{'&'.join([*pairs, f'other={NOT_TEXT}', *reversed(pairs)])}"


def half_garbage(fields: dict[str, str], turn: int) -> dict[str, str]:
    """A form with garbage in every second field, and something that could be meant in the others."""
    rubbish = garbage_for(list(fields), turn)
    return {
        name: rubbish[name] if place % 2 == turn % 2 else value or _meant(name, fields)
        for place, (name, value) in enumerate(fields.items())
    }


def one_field_garbage(fields: dict[str, str], turn: int) -> dict[str, str]:
    """A form that could be meant, but for one field."""
    names = list(fields)
    meant = {name: value or _meant(name, fields) for name, value in fields.items()}
    wrong = names[turn % len(names)]
    return meant | {wrong: garbage_for(names, turn)[wrong]}


def _meant(name: str, fields: dict[str, str]) -> str:
    """Something for an empty field: a part of a day, a day, a number, a word."""
    whole, _, part = name.rpartition("_")
    if f"{whole}_month" in fields and part in PARTS_OF_A_DAY:
        return PARTS_OF_A_DAY[part]
    if name.endswith(("day", "on", "date", "as_at")):
        return "1/4/2026"
    return "0.5" if name in ("fte", "hours", "number", "cases") else "Words"
