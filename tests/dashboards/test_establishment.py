"""The establishment of the synthetic council as at ten past days equals a slow count over all rows."""

from collections import defaultdict
from datetime import date
from decimal import Decimal

import pytest

from workforce.access.scope import Reach
from workforce.demo.seeding import seed
from workforce.models import Assignment, PostTerms
from workforce.periods import holds_on, last_day, month_end
from workforce.queries.establishment import Establishment, establishment, months_ahead
from workforce.queries.posts import PostSearch, find_posts

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

UNTIL = date(2026, 11, 22)
DAYS = [
    date(2022, 1, 1),
    date(2022, 9, 30),
    date(2023, 3, 31),
    date(2023, 4, 1),
    date(2024, 2, 29),
    date(2024, 12, 25),
    date(2025, 7, 14),
    date(2026, 3, 31),
    date(2026, 11, 21),
    date(2026, 11, 22),
]
EMPLOYED = {"permanent", "fixed_term", "apprentice", "seconded_in"}


def on_post(assignments: list[Assignment], post_id: int, day: date) -> tuple[Decimal, Decimal]:
    """What employed people fill of a post on a day, and what agency workers are there to cover."""
    filled = cover = Decimal(0)
    for held in assignments:
        if held.post_id != post_id or not holds_on(held.period, day):
            continue
        if held.employment.contract in EMPLOYED:
            filled += held.fte
        elif held.employment.contract == "agency" and held.agency_reason == "vacancy":
            cover += held.fte
    return filled, cover


def counted_slowly(terms: list[PostTerms], held: list[Assignment], day: date) -> dict[int, Establishment]:
    """One post, one person and one month after the other."""
    months = [
        month_end(date(day.year + (day.month + n) // 12, (day.month + n) % 12 + 1, 1)) for n in range(-1, 6)
    ]
    months = [month for month in months if month > day][:6]
    on: dict[int, list[Assignment]] = defaultdict(list)
    for each in held:
        on[each.post_id or 0].append(each)
    found: dict[int, Establishment] = defaultdict(Establishment)
    for each in terms:
        if holds_on(each.period, day):
            filled, cover = on_post(on[each.post_id], each.post_id, day)
            vacant = max(each.fte - filled, Decimal(0))
            found[each.team_id] += Establishment(
                posts=1,
                established=each.fte,
                filled=filled,
                vacant=vacant,
                covered=min(vacant, cover),
                unfilled=vacant - min(vacant, cover),
                frozen=each.fte if each.frozen else Decimal(0),
                over_filled=max(filled - each.fte, Decimal(0)),
            )
        for number, month in enumerate(months):
            if holds_on(each.period, month):
                filled, _ = on_post(on[each.post_id], each.post_id, month)
                ahead = [Decimal(0)] * 6
                ahead[number] = max(each.fte - filled, Decimal(0))
                found[each.team_id] += Establishment(ahead=tuple(ahead))
    for team_id, count in leavers(held, day, months[-1]).items():
        found[team_id] += Establishment(leaving=count)
    return dict(found)


def leavers(held: list[Assignment], day: date, until: date) -> dict[int, int]:
    """People in a team on the day whose last day in it, by everything recorded, comes until then."""
    stays: dict[tuple[int, int], list[Assignment]] = defaultdict(list)
    for each in held:
        final = last_day(each.period)
        if each.employment.contract in EMPLOYED and (final is None or final >= day):
            stays[each.team_id, each.worker_id].append(each)
    counts: dict[int, int] = defaultdict(int)
    for (team_id, _), there in stays.items():
        ends = [last_day(each.period) for each in there]
        if any(holds_on(each.period, day) for each in there) and all(end and end <= until for end in ends):
            counts[team_id] += 1
    return counts


@pytest.fixture
def council() -> tuple[list[PostTerms], list[Assignment]]:
    seed(staff=120, years=5, seed=4, until=UNTIL)
    _add_what_the_council_lacks()
    return list(PostTerms.objects.all()), list(Assignment.objects.select_related("employment"))


def _add_what_the_council_lacks() -> None:
    """Over-filled and frozen posts, hours in sixths: whatever the simulation of a year may not hold."""
    for number, terms in enumerate(PostTerms.objects.order_by("pk")[:40]):
        if number % 3 == 0:
            PostTerms.objects.filter(pk=terms.pk).update(fte=Decimal("0.333333"))
        if number % 5 == 0:
            PostTerms.objects.filter(pk=terms.pk).update(frozen=True)


def test_establishment_as_at_ten_past_days_equals_a_slow_count(
    council: tuple[list[PostTerms], list[Assignment]],
) -> None:
    terms, held = council
    seen = Establishment()
    for day in DAYS:
        slow = counted_slowly(terms, held, day)
        assert establishment(Reach(day, everyone=True), day) == slow
        seen += sum(slow.values(), Establishment())
    assert 0 not in (seen.posts, seen.vacant, seen.covered, seen.frozen, seen.over_filled, seen.leaving)
    assert seen.established + seen.over_filled == seen.filled + seen.vacant


def test_list_of_posts_adds_up_to_the_establishment(
    council: tuple[list[PostTerms], list[Assignment]],
) -> None:
    for day in DAYS[::3]:
        everywhere = Reach(day, everyone=True)
        lines, total = find_posts(PostSearch(), everywhere, day)
        whole = sum(establishment(everywhere, day).values(), Establishment())
        assert (len(lines), total) == (whole.posts, whole.posts)
        for name in ("established", "filled", "vacant", "covered", "unfilled", "over_filled"):
            assert sum(getattr(line, name) for line in lines) == getattr(whole, name)


def test_next_six_month_ends_follow_the_day() -> None:
    assert months_ahead(date(2025, 8, 31)) == [
        date(2025, 9, 30),
        date(2025, 10, 31),
        date(2025, 11, 30),
        date(2025, 12, 31),
        date(2026, 1, 31),
        date(2026, 2, 28),
    ]
    assert months_ahead(date(2025, 8, 30))[0] == date(2025, 8, 31)
