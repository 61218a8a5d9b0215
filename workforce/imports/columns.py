"""Columns of a council's files: how a cell's text becomes a value, and why it may not.

A reader takes the trimmed, non-empty text of a cell and returns the value as PostgreSQL reads it from text. It raises
`Unusable` with the sentence for the person who keeps the file, or `Doubtful` when the cell is better left blank.
"""

import re
from collections.abc import Callable, Container, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache

from django.db.models import Choices

from workforce.periods import FIRST_YEAR, LAST_YEAR
from workforce.rules.numbers import SWE_NUMBER, bare_number

Reader = Callable[[str], str]

_HINTS: dict[Reader, str] = {}

REMEMBERED = 50_000


class Unusable(ValueError):
    """The cell cannot be read: the file is refused."""


class Doubtful(ValueError):
    """The cell says nothing that we know: it is left blank, with a warning."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a file. `field` is its name in the plan; `blank` is what an empty cell means."""

    name: str
    read: Reader
    sql_type: str = "text"
    required: bool = False
    blank: str | None = None
    field: str = ""

    @property
    def target(self) -> str:
        return self.field or self.name


def hint_of(read: Reader) -> str:
    """What a cell may hold, in words, for the files to start from."""
    return _HINTS[read]


def _with_hint(read: Reader, hint: str) -> Reader:
    _HINTS[read] = hint
    return read


_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\ufeff]"
)
_SHORTENED = re.compile(r"\d([.,]\d+)?E\+\d+", re.IGNORECASE)


def text(longest: int) -> Reader:
    """Any text that fits into the column of the database."""

    def read(cell: str) -> str:
        if len(cell) > longest:
            raise Unusable(f"This is {len(cell)} characters long; at most {longest} fit.")
        if found := _UNSEEN.search(cell):
            raise Unusable(f"This holds a sign that nobody sees (U+{ord(found[0]):04X}). Type the cell anew.")
        return cell

    return _with_hint(read, f"text of up to {longest} characters")


def reference_of(longest: int) -> Reader:
    """A code or number that names something; one that a spreadsheet has shortened names nothing any more."""
    as_text = text(longest)

    def read(cell: str) -> str:
        if _SHORTENED.fullmatch(cell):
            raise Unusable(
                f"“{cell}” is a long number that a spreadsheet program has shortened. Give the column the format "
                "“Text” there, and enter the number again."
            )
        return as_text(cell)

    return _with_hint(read, hint_of(as_text))


_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_BRITISH = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_MIDNIGHT = re.compile(r"[ T]00:00(:00(\.0+)?)?$")


@lru_cache(maxsize=REMEMBERED)
def day(cell: str) -> str:
    """A date, ISO (2025-09-30) or British (30/09/2025); a time of midnight after it is dropped."""
    bare = _MIDNIGHT.sub("", cell)
    if found := _ISO.fullmatch(bare):
        year, month, number = map(int, found.groups())
    elif found := _BRITISH.fullmatch(bare):
        number, month, year = map(int, found.groups())
    else:
        raise Unusable(f"“{_short(cell)}” is not a date. Write it as 30/09/2025 or 2025-09-30.")
    try:
        value = date(year, month, number)
    except ValueError:
        raise Unusable(
            f"“{cell}” is not a date: there is no such day. Dates are day/month/year or year-month-day."
        ) from None
    if year > LAST_YEAR:
        raise Unusable(
            f"“{cell}” lies too far ahead. Leave the cell blank for something that has no end yet."
        )
    if year < FIRST_YEAR:
        raise Unusable(f"“{cell}” lies before {FIRST_YEAR}.")
    return value.isoformat()


_with_hint(day, "a date such as 30/09/2025")

_NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)")


def number(*, lowest: str, highest: str, decimals: int, what: str, above_lowest: bool = False) -> Reader:
    """A decimal number between two bounds, with a limited number of decimals."""
    bottom, top = Decimal(lowest), Decimal(highest)
    bounds = (
        f"more than {lowest} and at most {highest}" if above_lowest else f"between {lowest} and {highest}"
    )

    @lru_cache(maxsize=REMEMBERED)
    def read(cell: str) -> str:
        if not _NUMBER.fullmatch(cell):
            raise Unusable(f"“{_short(cell)}” is not a number. {what} is a plain number such as 0.6.")
        value = Decimal(cell)
        if not bottom <= value <= top or (above_lowest and value == bottom):
            raise Unusable(f"{what} must be {bounds}; this is {_short(cell)}.")
        if value != round(value, decimals):
            raise Unusable(f"{what} has at most {decimals} decimals; this is {_short(cell)}.")
        return f"{value:f}"

    return _with_hint(read, f"a number, {bounds}, such as 0.6")


def whole(*, lowest: int, highest: int, what: str) -> Reader:
    """A whole number between two bounds."""

    @lru_cache(maxsize=REMEMBERED)
    def read(cell: str) -> str:
        if not _NUMBER.fullmatch(cell):
            raise Unusable(f"“{_short(cell)}” is not a whole number. {what} is a whole number.")
        value = Decimal(cell)
        if not lowest <= value <= highest:
            raise Unusable(f"{what} must be between {lowest} and {highest}; this is {_short(cell)}.")
        if value != int(value):
            raise Unusable(f"“{_short(cell)}” is not a whole number. {what} is a whole number.")
        return str(int(value))

    return _with_hint(read, "a whole number")


def slug(words: str) -> str:
    """How codes and labels are compared: lower case, one underscore for anything between words."""
    return re.sub(r"[^a-z0-9]+", "_", words.lower()).strip("_")


def spellings(choices: type[Choices], also: dict[str, str] | None = None) -> dict[str, str]:
    """Every way to write a code of a closed list: the code, its published label, its name in words."""
    accepted = {slug(words): code for words, code in (also or {}).items()}
    for choice in choices:
        code = str(choice.value)
        accepted |= {slug(code): code, slug(str(choice.label)): code, slug(choice.name): code}
    return accepted


def code(choices: type[Choices], *, never: Container[str] = ()) -> Reader:
    """A code of a closed list on which figures depend; anything else is refused. `never`: not from a file."""
    accepted = {words: key for words, key in spellings(choices).items() if key not in never}
    listed = listing(str(choice.value) for choice in choices if choice.value not in never)

    @lru_cache(maxsize=REMEMBERED)
    def read(cell: str) -> str:
        try:
            return accepted[slug(cell)]
        except KeyError:
            raise Unusable(f"“{_short(cell)}” is not one of the codes {listed}.") from None

    return _with_hint(read, f"one of {listed}")


def code_of_return(choices: type[Choices], also: dict[str, str] | None = None) -> Reader:
    """A code of the workforce return, or its label; anything else is left blank with a warning."""
    accepted = spellings(choices, also)
    codes = [str(choice.value) for choice in choices]
    listed = (
        listing(codes)
        if len(codes) < 6
        else f"{codes[0]} to {codes[-1]}"
        if codes[0].isdigit()
        else "of the return"
    )

    @lru_cache(maxsize=REMEMBERED)
    def read(cell: str) -> str:
        try:
            return accepted[slug(cell)]
        except KeyError:
            raise Doubtful(
                f"“{_short(cell)}” is neither a code ({listed}) nor its label; left blank."
            ) from None

    labels = ", ".join(f"{choice.value} ({choice.label})" for choice in choices)
    return _with_hint(read, f"a code of the return: {labels}")


def yes_or_no(cell: str) -> str:
    """`yes` or `no`, or what spreadsheets make of them."""
    answers = {
        "yes": "true",
        "y": "true",
        "true": "true",
        "1": "true",
        "no": "false",
        "n": "false",
        "false": "false",
        "0": "false",
    }
    try:
        return answers[cell.lower()]
    except KeyError:
        raise Unusable(f"“{_short(cell)}” is neither yes nor no.") from None


_with_hint(yes_or_no, "yes or no")


def swe_number(cell: str) -> str:
    """Two letters, then 1 to 10 digits; spaces do not matter. Other regulators' numbers do not belong here."""
    bare = bare_number(cell)
    if not SWE_NUMBER.fullmatch(bare):
        raise Unusable(
            f"“{_short(cell)}” is not a Social Work England number: two letters, then 1 to 10 digits, such as "
            f"SW123456. "
            "Numbers of other regulators do not belong here."
        )
    return bare


_with_hint(swe_number, "two letters and digits, such as SW123456")

_EMAIL = re.compile(r"[^@\s,;<>\"]+@[^@\s,;<>\"]+\.[^@\s,;<>\".]+")


def email(cell: str) -> str:
    """An address; one that cannot be right is left blank."""
    if not _EMAIL.fullmatch(cell) or len(cell) > 254:
        raise Doubtful(f"“{_short(cell)}” is not an e-mail address; left blank.")
    return cell


_with_hint(email, "an e-mail address")


def listing(items: Iterable[str]) -> str:
    """`a, b or c`."""
    *most, last = items
    return f"{', '.join(most)} or {last}" if most else last


def _short(cell: str) -> str:
    return cell if len(cell) <= 40 else f"{cell[:40]}…"
