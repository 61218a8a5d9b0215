"""The workforce beside the community: shares, ratios, and what may not be shown (domain rules 9.1, 9.2)."""

from datetime import date
from decimal import Decimal

import pytest

from tests.factories.wellbeing import CommunityProfileFactory, CommunityShareFactory
from tests.factories.workforce import AssignmentFactory, WorkerEqualityFactory
from tests.periods import TODAY
from workforce.access.scope import Reach
from workforce.domain.community import enter_community
from workforce.domain.errors import DomainError
from workforce.models import CommunityProfile
from workforce.pages.equality import community_table, profile_rows
from workforce.queries.community import community, represented
from workforce.queries.equality_profile import Profile, profile

pytestmark = pytest.mark.django_db
EVERYONE = Reach(TODAY, everyone=True)


def people(number: int, **answers: str) -> None:
    for held in AssignmentFactory.create_batch(number):
        WorkerEqualityFactory(worker=held.worker, **answers)


def found(about: str = "sex") -> Profile:
    seen = profile(about, EVERYONE, TODAY)
    assert seen is not None
    return seen


def enter(shares: dict[str, str], about: str = "sex", year: int = 2021) -> CommunityProfile:
    given = {answer: Decimal(share) for answer, share in shares.items()}
    return enter_community(about=about, year=year, source="Census", shares=given, today=TODAY, by=None)


def test_ratio_is_the_workforces_share_over_the_communitys() -> None:
    """RC-08, NS-08: the representation ratio is shown."""
    people(30, sex="F")
    people(10, sex="M")
    enter({"Female": "50", "Male": "50"})
    beside = community("sex", TODAY)
    assert beside is not None
    lines = {each.answer: each for each in represented(found(), beside)}
    assert [lines[name].ratio for name in ("Female", "Male")] == [Decimal("1.5"), Decimal("0.5")]


def test_group_of_three_is_shown_as_c_on_page_and_file() -> None:
    """RC-08: a group of 3 is shown as "c", and so is what would lead to it."""
    people(30, sex="F")
    people(3, sex="M")
    enter({"Female": "51", "Male": "49"})
    beside = community("sex", TODAY)
    assert beside is not None
    table = {
        row.cells[0].text: [cell.text for cell in row.cells[1:]]
        for row in community_table(found(), beside).rows
    }
    assert table["Male"] == ["c", "49.0", "c"]
    rows = {str(row[0]): row for row in profile_rows(found(), beside)}
    assert rows["Male"][-4:] == ["c", "c", "49.0", "c"]


def test_community_without_anybody_has_no_ratio() -> None:
    people(20, sex="F")
    people(20, sex="M")
    enter({"Female": "0"})
    beside = community("sex", TODAY)
    assert beside is not None
    table = {
        row.cells[0].text: [cell.text for cell in row.cells[1:]]
        for row in community_table(found(), beside).rows
    }
    assert table["Female"] == ["50.0", "0.0", "n/a"]
    assert table["Male"] == ["50.0", "", ""]


def test_those_who_have_not_declared_are_no_group_of_the_community() -> None:
    people(20, sex="")
    enter({"Female": "51"})
    beside = community("sex", TODAY)
    assert beside is not None
    lines = represented(found(), beside)
    assert "Not declared" not in [each.answer for each in lines]
    assert found().declared == 0
    assert {(each.workforce, each.ratio, each.hidden) for each in lines} == {(None, None, False)}


def test_latest_year_that_has_begun_holds_and_of_it_what_was_entered_last() -> None:
    CommunityShareFactory(profile=CommunityProfileFactory(year=2011))
    enter({"Female": "50"})
    enter({"Female": "51"})
    CommunityProfileFactory(year=2031)
    now, before = community("sex", TODAY), community("sex", date(2020, 1, 1))
    assert now is not None
    assert before is not None
    assert (now.year, dict(now.shares), before.year) == (2021, {"Female": Decimal("51")}, 2011)
    assert community("religion", TODAY) is None


@pytest.mark.parametrize(
    ("shares", "more", "said"),
    [
        ({"Somebody": "1"}, {}, "no answers of the profile: Somebody"),
        ({"Not declared": "1"}, {}, "no answers of the profile"),
        ({}, {}, "at least one"),
        ({"Female": "60", "Male": "41"}, {}, "more than 100"),
        ({"Female": "60"}, {"year": 2026}, "still to come"),
        ({"Female": "60"}, {"about": "height"}, "no answers of the profile"),
    ],
)
def test_what_is_no_share_of_a_community_is_refused(
    shares: dict[str, str], more: dict[str, object], said: str
) -> None:
    with pytest.raises(DomainError, match=said):
        enter(shares, **more)  # type: ignore[arg-type]
    assert not CommunityProfile.objects.exists()
