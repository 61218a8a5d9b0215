"""The template library that every page has without loading it (settings.TEMPLATES, "builtins")."""

from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import TypeAlias

from django import template
from django.core.paginator import Page
from django.db.backends.postgresql.psycopg_any import DateRange
from django.forms import BaseForm
from django.template.context import RequestContext
from django.utils.safestring import SafeString

from workforce import written
from workforce.periods import last_day as last_day_of
from workforce.tables import Table
from workforce.templatetags.cells import body_rows, heading_cells
from workforce.templatetags.tiles import direction_words, tile

register = template.Library()
register.filter("body_rows", body_rows)
register.filter("direction_words", direction_words)
register.simple_tag(tile)

Number: TypeAlias = Decimal | int | float | str | None


def _number(value: Number) -> Decimal | None:
    """A float goes through its shortest text, so that 14.25 is a tie here as it is for the reader."""
    if value is None or value == "":
        return None
    try:
        return Decimal(str(value))
    except InvalidOperation:
        return None


@register.filter
def british_date(value: date | datetime | None) -> str:
    return written.day(value or None)


@register.filter
def period_words(period: DateRange | None) -> str:
    """1 May 2024 to 30 September 2025; "from 1 May 2024" for an open one."""
    if not period or period.isempty:
        return ""
    first, last = period.lower, last_day_of(period)
    if last is None:
        return f"from {written.day(first)}"
    return written.day(first) if first == last else f"{written.day(first)} to {written.day(last)}"


@register.filter
def whole(value: Number) -> str:
    return written.decimal(_number(value), 0)


@register.filter
def one_decimal(value: Number) -> str:
    return written.decimal(_number(value))


@register.filter
def percent(value: Number) -> str:
    return written.percent(_number(value))


@register.filter
def fte(value: Number) -> str:
    """Hours of one assignment or post as a share of full time: two decimals, so that 0.6 and 1.0 line up."""
    return written.decimal(_number(value), 2)


@register.filter
def elided_pages(page: Page[object]) -> Iterator[int | str]:
    """Page numbers around the current one, with the paginator's own ellipsis between."""
    return page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)


@register.filter
def has_errors(form: object) -> bool:
    """Whether the page shows a form that was sent with mistakes; its title then begins with "Error:"."""
    return isinstance(form, BaseForm) and form.is_bound and bool(form.errors)


@register.simple_tag(takes_context=True)
def headings(context: RequestContext, table: Table) -> SafeString:
    """The headings of a table; a link that sorts keeps the rest of the address and leads to the first page."""
    sorts = any(column.key for column in table.columns)
    return heading_cells(
        table.columns, table.sort, _address_without(context, "sort", "page") if sorts else ""
    )


def _address_without(context: RequestContext, *names: str) -> str:
    query = context.request.GET.copy()
    for name in names:
        query.pop(name, None)
    return query.urlencode()


@register.simple_tag(takes_context=True)
def query_without(context: RequestContext, name: str, value: object = "") -> str:
    """The same address less one chosen filter; a name with several values loses only `value`."""
    query = context.request.GET.copy()
    kept = [each for each in query.getlist(name) if value != "" and each != str(value)]
    query.setlist(name, kept)
    query.pop("page", None)
    return f"?{query.urlencode()}"
