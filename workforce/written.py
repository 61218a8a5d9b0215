"""Values as people read them: British dates, half-up decimals, signs, "n/a".

Pages, text summaries of charts and CSV files for people use the same words, so they live below all of them.
"""

from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from django.utils import timezone

from workforce.periods import british

NOT_AVAILABLE = "n/a"
MINUS = "\N{MINUS SIGN}"


def rounded(value: Decimal | int, places: int) -> Decimal:
    """Half up, away from zero on a tie: 14.25 is 14.3, as the published figures are rounded."""
    return Decimal(value).quantize(_unit_of(places), rounding=ROUND_HALF_UP)


@lru_cache(maxsize=16)
def _unit_of(places: int) -> Decimal:
    return Decimal(1).scaleb(-places)


def decimal(value: Decimal | int | None, places: int = 1) -> str:
    """With thousands separators and a true minus sign. No value is "n/a"; minus nought is nought."""
    if value is None:
        return NOT_AVAILABLE
    number = rounded(value, places)
    text = f"{abs(number):,.{places}f}"
    return f"{MINUS}{text}" if number < 0 else text


def percent(value: Decimal | int | None) -> str:
    """A figure that is already 100 x numerator / denominator."""
    return NOT_AVAILABLE if value is None else f"{decimal(value)}%"


def pounds(value: Decimal | int | None) -> str:
    if value is None:
        return NOT_AVAILABLE
    text = decimal(value, 0)
    return f"{MINUS}£{text[1:]}" if text.startswith(MINUS) else f"£{text}"


def signed(value: Decimal | int | None, places: int = 1) -> str:
    """A change: always with its sign, except where it rounds to nothing."""
    text = decimal(value, places)
    grew = value is not None and rounded(value, places) > 0
    return f"+{text}" if grew else text


def day(value: date | datetime | None) -> str:
    """30 September 2025, in local time; nothing for no date."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        value = timezone.localtime(value) if timezone.is_aware(value) else value
    return british(value)


def month(value: date | None) -> str:
    return "" if value is None else f"{value:%B %Y}"


def short_month(value: date) -> str:
    return f"{value:%b} {value:%y}"


def counted(count: int, noun: str) -> str:
    """With its noun, whose plural ends in s: "1 time", "1,200 rows"."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"
