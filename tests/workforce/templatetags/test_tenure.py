from datetime import date
from decimal import Decimal

import pytest
from django.core.paginator import Paginator
from django.db.backends.postgresql.psycopg_any import DateRange
from django.template import engines
from django.test import RequestFactory

from workforce import periods
from workforce.tables import Column, Table
from workforce.templatetags import tenure

CLOSED = periods.period(date(2024, 5, 1), date(2025, 9, 30))
OPEN = periods.period(date(2024, 5, 1))


def shown(source: str, address: str = "/", **context: object) -> str:
    """A template as a page would render it: the library is there without loading it."""
    template = engines["django"].from_string(source)
    return template.render(context, RequestFactory().get(address))


@pytest.mark.parametrize(
    "value, text",
    [(CLOSED, "1 May 2024 to 30 September 2025"), (OPEN, "from 1 May 2024")],
    ids=["with a last day, included", "open"],
)
def test_period_is_shown_by_its_first_and_last_day(value: DateRange, text: str) -> None:
    assert shown("{{ value|period_words }}", value=value) == text


def test_period_of_one_day_is_that_day() -> None:
    one_day = periods.period(date(2024, 5, 1), date(2024, 5, 1))

    assert tenure.period_words(one_day) == "1 May 2024"


@pytest.mark.parametrize("value", [None, DateRange(empty=True)])
def test_no_period_is_nothing(value: DateRange | None) -> None:
    assert tenure.period_words(value) == ""


@pytest.mark.parametrize(
    "source, value, text",
    [
        ("{{ value|whole }}", Decimal("1234.5"), "1,235"),
        ("{{ value|percent }}", Decimal("14.25"), "14.3%"),
        ("{{ value|percent }}", 14.25, "14.3%"),
        ("{{ value|percent }}", "14.25", "14.3%"),
        ("{{ value|percent }}", None, "n/a"),
        ("{{ value|percent }}", "many", "n/a"),
        ("{{ value|fte }}", Decimal("0.6"), "0.60"),
        ("{{ value|british_date }}", "", ""),
    ],
)
def test_values_as_people_read_them(source: str, value: object, text: str) -> None:
    assert shown(source, value=value) == text


@pytest.mark.parametrize(
    "sort, address",
    [
        ("name", "?team=north&amp;sort=fte"),
        ("fte", "?team=north&amp;sort=-fte"),
        ("-fte", "?team=north&amp;sort=fte"),
        ("", "?team=north&amp;sort=fte"),
    ],
)
def test_heading_keeps_the_filters_turns_round_and_leaves_the_page(sort: str, address: str) -> None:
    table = Table("Teams", (Column("FTE", key="fte"),), sort=sort)

    html = shown("{% headings table %}", "/?team=north&page=3&sort=x", table=table)

    assert f'<a href="{address}">' in html


def test_query_without_one_of_several_values() -> None:
    source = "{% query_without 'team' 2 %}"

    assert shown(source, "/?team=1&team=2&page=4&role=sw") == "?team=1&amp;role=sw"


def test_query_without_a_name() -> None:
    assert shown("{% query_without 'team' %}", "/?team=1&role=sw") == "?role=sw"


def test_pages_around_the_current_one() -> None:
    page = Paginator(range(240), 20).get_page(5)

    assert list(tenure.elided_pages(page)) == [1, "…", 4, 5, 6, "…", 12]
