from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from workforce import written


@pytest.mark.parametrize(
    "value, places, text",
    [
        pytest.param(Decimal("14.25"), 1, "14.3", id="a tie goes up"),
        pytest.param(Decimal("-14.25"), 1, "−14.3", id="away from nought, with a true minus"),
        pytest.param(Decimal("-0.04"), 1, "0.0", id="no minus nought"),
        pytest.param(Decimal("1234567.5"), 0, "1,234,568", id="thousands"),
        pytest.param(7, 2, "7.00", id="whole number"),
        pytest.param(None, 1, "n/a", id="no value"),
    ],
)
def test_decimal(value: Decimal | int | None, places: int, text: str) -> None:
    assert written.decimal(value, places) == text


@pytest.mark.parametrize(
    "value, text",
    [(Decimal("2.75"), "+2.8"), (Decimal("-2.75"), "−2.8"), (Decimal("0.04"), "0.0"), (None, "n/a")],
)
def test_signed_shows_the_sign_of_what_is_shown(value: Decimal | None, text: str) -> None:
    assert written.signed(value) == text


@pytest.mark.parametrize(
    "value, text", [(Decimal("1234.5"), "£1,235"), (Decimal("-1234.5"), "−£1,235"), (None, "n/a")]
)
def test_pounds(value: Decimal | None, text: str) -> None:
    assert written.pounds(value) == text


def test_percent() -> None:
    assert [written.percent(Decimal("14.25")), written.percent(None)] == ["14.3%", "n/a"]


def test_day_of_an_instant_is_the_day_here() -> None:
    assert written.day(datetime(2025, 6, 30, 23, 30, tzinfo=UTC)) == "1 July 2025"


def test_day_month_and_short_month() -> None:
    day = date(2025, 9, 3)

    assert [written.day(day), written.month(day), written.short_month(day)] == [
        "3 September 2025",
        "September 2025",
        "Sep 25",
    ]


def test_no_day_is_nothing() -> None:
    assert [written.day(None), written.month(None)] == ["", ""]
