"""A reorganisation: past figures stay as they were, everybody and everything goes along, and it can be taken back."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from dashboards.domain.compute import compute
from dashboards.domain.recompute import recompute_touched
from dashboards.models import Figure
from workforce.demo.seeding import seed
from workforce.domain.reorganising import Place, Reorganisation, reorganise
from workforce.models import Assignment, PostTerms, Unit
from workforce.periods import month_ends
from workforce.queries.organisation import tree
from workforce.queries.reorganising import people_in, posts_in

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

UNTIL = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
FIRST, LAST = date(2023, 1, 31), date(2026, 10, 31)
KEY = 3
DAYS = [date(2025, 4, 1), date(2025, 6, 16), date(2025, 8, 31), date(2025, 11, 3)]


def figures(last: date = LAST) -> list[tuple[Any, ...]]:
    """Every stored cell up to a month, with the decimals with which figures are read.

    Not with `pk` among its values: Django counts a key of three columns as one, and would order by the wrong ones
    (ticket 37354).
    """
    stored = Figure.objects.filter(month_end__lte=last).order_by("unit__code", "population", "month_end")
    names = [field.name for field in Figure._meta.concrete_fields if field.name != "computed_at"]
    assert names[:KEY] == ["unit", "population", "month_end"]
    return [tuple(map(_as_read, cell)) for cell in stored.values_list(*names)]


def _as_read(value: Any) -> Any:
    return round(value, 12) if isinstance(value, Decimal) else value


def moved(now: Sequence[tuple[Any, ...]], was: Sequence[tuple[Any, ...]]) -> list[Any]:
    """The first cells that differ, as they are and as they were: to compare thousands in words takes pytest minutes."""
    cells, before = ({cell[:KEY]: cell for cell in each} for each in (now, was))
    keys = dict.fromkeys((*before, *cells))
    return [(key, cells.get(key), before.get(key)) for key in keys if cells.get(key) != before.get(key)][:5]


@pytest.fixture
def council() -> None:
    seed(staff=120, years=4, seed=2, until=UNTIL)
    compute(first=FIRST, last=LAST, now=NOW)


def unit(code: str) -> Unit:
    return Unit.objects.get(code=code)


def teams(day: date) -> list[str]:
    """Codes of teams that have people and posts, the smallest service's first."""
    held = set(Assignment.objects.as_at(day).values_list("team__code", flat=True))
    posts = set(PostTerms.objects.as_at(day).values_list("team__code", flat=True))
    return [node.code for node in tree(day) if node.kind == "team" and node.code in held & posts]


def merge(day: date, closing: str, into: str) -> Reorganisation:
    leaving = (unit(closing).pk,)
    return Reorganisation(
        from_day=day,
        closed=leaving,
        leaving=leaving,
        people={each.pk: into for each in people_in(leaving, day)},
        posts={each.post_id: into for each in posts_in(leaving, day)},
    )


def split(day: date, team: str, code: str, parent: int) -> Reorganisation:
    leaving = (unit(team).pk,)
    posts = {each.post_id: code for each in posts_in(leaving, day)[::2]}
    people = {each.pk: code for each in people_in(leaving, day) if each.post_id in posts}
    return Reorganisation(
        from_day=day, places=(Place(code, "New team", parent),), leaving=leaving, people=people, posts=posts
    )


def plans(day: date) -> Iterator[tuple[str, Reorganisation]]:
    every = teams(day)
    services = [node.unit_id for node in tree(day) if node.kind == "service"]
    parents = {node.code: node.parent_id for node in tree(day)}
    yield "merge", merge(day, every[1], every[3])
    yield "split", split(day, every[4], "NEW-01", services[0])
    away = next(each for each in services if each != parents[every[5]])
    yield "move", Reorganisation(from_day=day, places=(Place(every[5], "Moved team", away),))


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_figures_of_every_month_before_stay_as_they_were(council: None, day: date) -> None:
    before_the_day = max(each for each in month_ends(FIRST, LAST) if each < day)
    was, whole = figures(before_the_day), Figure.objects.count()
    for _, plan in plans(day):
        reorganise(plan, by=None)

    recompute_touched(now=NOW, wait=True)
    touched = figures()
    assert moved(figures(before_the_day), was) == []
    compute(first=FIRST, last=LAST, now=NOW)

    assert moved(figures(before_the_day), was) == []
    assert moved(figures(), touched) == []
    assert Figure.objects.count() > whole


def test_totals_of_the_council_stay_as_they_were_after_the_day_too(council: None) -> None:
    top = Unit.objects.get(kind="directorate")
    stocks = ("in_post_fte", "established_fte", "vacant_fte", "unfilled_fte", "leavers_fte", "starters_fte")
    was = list(Figure.objects.filter(unit=top).order_by("population", "month_end").values_list(*stocks))
    for _, plan in plans(date(2025, 6, 16)):
        reorganise(plan, by=None)
    compute(first=FIRST, last=LAST, now=NOW)
    assert was == list(
        Figure.objects.filter(unit=top).order_by("population", "month_end").values_list(*stocks)
    )
    assert sum((row[0] for row in was), Decimal(0)) > 0


def test_merged_team_is_split_off_again_from_the_same_day_and_figures_are_what_they_were(
    council: None,
) -> None:
    day = date(2025, 6, 16)
    closing, into = teams(day)[1], teams(day)[3]
    was = figures()
    parent = next(node for node in tree(day) if node.code == closing)
    plan = merge(day, closing, into)
    workers = {each.worker_id for each in people_in(plan.leaving, day)}
    reorganise(plan, by=None)
    compute(first=FIRST, last=LAST, now=NOW)
    assert moved(figures(), was)

    leaving = (unit(into).pk,)
    back = Reorganisation(
        from_day=day,
        places=(Place(closing, parent.name, parent.parent_id),),
        leaving=leaving,
        people={each.pk: closing for each in people_in(leaving, day) if each.worker_id in workers},
        posts={each.post_id: closing for each in posts_in(leaving, day) if each.post_id in plan.posts},
    )
    reorganise(back, by=None)
    compute(first=FIRST, last=LAST, now=NOW)

    assert moved(figures(), was) == []
