"""The community on the page of equality: typed, pasted, compared."""

from decimal import Decimal

import pytest

from tests.factories.workforce import AssignmentFactory, WorkerEqualityFactory
from tests.workforce.views.test_hub import get
from tests.workforce.views.verb_pages import signed_in
from tests.world import World
from workforce.models import CommunityProfile, CommunityShare

pytestmark = pytest.mark.django_db
PATH = "/equality/community/sex/"


def test_typed_percentages_are_compared_with_the_workforce(world: World) -> None:
    """RC-08, NS-08: a representation ratio, with small numbers hidden, on the page and in the file."""
    for held in AssignmentFactory.create_batch(28):
        WorkerEqualityFactory(worker=held.worker)
    for held in AssignmentFactory.create_batch(3):
        WorkerEqualityFactory(worker=held.worker, sex="M")
    client = signed_in(world, "equality")
    assert "Nothing is entered yet" in get(client, "/equality/?about=sex")
    client.post(PATH, {"source": "Census", "year": "2021", "share_0": "49", "share_1": "51"})
    page = get(client, "/equality/?about=sex")
    assert "Census, 2021" in page
    compared = page.split('id="community-heading"')[1]
    assert ">c<" in compared
    assert "have answered this question" in page or "How many have answered is hidden" in page
    file = get(client, "/equality/profile.csv?about=sex")
    assert "Representation ratio" in file
    assert "Community per cent" not in get(client, "/equality/profile.csv?about=religion")
    assert 'value="2021"' in get(client, PATH)


def test_pasted_lines_are_taken_in_place_of_fields(world: World) -> None:
    pasted = "Answer,Per cent\r\nfemale, 51.2%\r\n\r\nMale,48.8\r\n"
    signed_in(world, "equality").post(PATH, {"source": "Census", "year": "2021", "pasted": pasted})
    shares = dict(CommunityShare.objects.values_list("answer", "percent"))
    assert shares == {"Female": Decimal("51.200"), "Male": Decimal("48.800")}
    assert CommunityProfile.objects.get().by == world.accounts["equality"]


@pytest.mark.parametrize(
    ("pasted", "said"),
    [
        ("Martian,12", "Line 1 is not an answer and a percentage"),
        ("Female,51\nFemale,52", "Line 2 has an answer that stands above already"),
        ("Female,many", "Line 1 is not"),
        ("Female,NaN", "Line 1 is not"),
        ("Female,60\nMale,60", "more than 100"),
        ("Female,-1\nMale,60", "between 0 and 100"),
        ("", "at least one percentage"),
    ],
)
def test_lines_that_are_wrong_are_said(world: World, pasted: str, said: str) -> None:
    answer = signed_in(world, "equality").post(PATH, {"source": "Census", "year": "2021", "pasted": pasted})
    assert said in answer.content.decode()
    assert not CommunityProfile.objects.exists()
