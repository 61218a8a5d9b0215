"""The change of the establishment in a year, post by post."""

from datetime import date
from decimal import Decimal

import pytest

from tests.factories.workforce import PostTermsFactory, UnitFactory
from tests.periods import LONG_AGO, TODAY
from workforce.access.scope import Reach
from workforce.periods import period
from workforce.queries.growth import growth

pytestmark = pytest.mark.django_db
SINCE = date(2025, 3, 1)
BEFORE = period(LONG_AGO, date(2025, 2, 28))


def test_each_post_is_compared_with_itself_a_year_before() -> None:
    ours, theirs = UnitFactory(), UnitFactory()
    PostTermsFactory(team=ours)
    PostTermsFactory(team=ours, fte="0.5", period=period(SINCE))
    PostTermsFactory(team=ours, fte="0.4", period=BEFORE)
    PostTermsFactory(team=ours, period=period(date(2024, 12, 1), date(2025, 1, 1)))
    for first, then, second, now in (
        (ours, "0.5", ours, 1),
        (ours, 1, ours, "0.8"),
        (ours, 1, theirs, 1),
        (theirs, 1, ours, 2),
    ):
        terms = PostTermsFactory(team=first, fte=then, period=BEFORE)
        PostTermsFactory(post=terms.post, team=second, fte=now, period=period(SINCE))

    everywhere = growth(Reach(TODAY, everyone=True), TODAY)
    own = growth(Reach(TODAY, unit_ids=frozenset({ours.pk})), TODAY)

    assert [(each.kind, each.posts, each.fte) for each in everywhere] == [
        ("opened", 1, Decimal("0.5")),
        ("closed", 1, Decimal("-0.4")),
        ("more hours", 2, Decimal("1.5")),
        ("fewer hours", 1, Decimal("-0.2")),
    ]
    assert [(each.kind, each.posts, each.fte) for each in own] == [
        ("opened", 1, Decimal("0.5")),
        ("closed", 1, Decimal("-0.4")),
        ("moved in", 1, Decimal(2)),
        ("moved out", 1, Decimal(-1)),
        ("more hours", 1, Decimal("0.5")),
        ("fewer hours", 1, Decimal("-0.2")),
    ]
