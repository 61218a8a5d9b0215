"""Recognition in the browser: nominated, approved, published, refused, celebrated."""

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from tests.factories.wellbeing import CelebrationEventFactory, CelebrationPromptFactory, RecognitionFactory
from tests.workforce.views.test_hub import get, typed_day
from tests.workforce.views.verb_pages import signed_in
from tests.world import World
from workforce.models import CelebrationEvent, CelebrationPrompt, Recognition, RecognitionMove
from workforce.periods import ONE_DAY

pytestmark = pytest.mark.django_db
BASE = "/support/recognition/"


def nomination(**more: object) -> dict[str, object]:
    on = typed_day("on", timezone.localdate())
    return {"kind": "sparkle", "nominee": "OWN", "words": "Stayed with a family"} | on | more


def test_from_nomination_to_the_page_of_the_person(world: World) -> None:
    """RC-51: nominations are listed, approved, published."""
    signed_in(world, "equality").post(f"{BASE}nominate/", nomination())
    keeper = signed_in(world, "hr")
    assert "Olu Ownteam" in get(keeper, f"{BASE}?show=nominated")
    assert "Olu Ownteam" not in get(signed_in(world, "psw"), f"{BASE}?show=nominated")
    path = f"{BASE}{Recognition.objects.get().pk}/"
    keeper.post(f"{path}approved/")
    assert "may say no until then" in keeper.post(f"{path}published/").content.decode()
    RecognitionMove.objects.create(
        recognition=Recognition.objects.get(), to="approved", on=timezone.localdate() - 5 * ONE_DAY
    )
    assert "Approved" in get(signed_in(world, "practitioner"), "/people/OWN/")
    assert "Stayed with a family" not in get(signed_in(world, "psw"), "/people/OWN/")
    keeper.post(f"{path}published/")
    for page in (BASE, f"{BASE}list.csv", "/people/OWN/"):
        assert "Stayed with a family" in get(signed_in(world, "psw"), page)


def test_person_says_no_and_it_is_off_every_page(world: World) -> None:
    found = RecognitionFactory(nominee=world.own, published=True, words="Never gave up")
    path = f"{BASE}{found.pk}/"
    own = signed_in(world, "practitioner")
    assert "I do not want this published" in get(own, path)
    assert "I do not want this published" in get(own, f"{path}refused/")
    own.post(f"{path}refused/")
    assert "Never gave up" not in get(signed_in(world, "psw"), BASE)
    assert "Never gave up" not in get(signed_in(world, "psw"), "/people/OWN/")
    assert "Never gave up" in get(own, "/people/OWN/")
    assert signed_in(world, "hr").post(f"{path}approved/").status_code == 403


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"nominee": ""}, "one of the two"),
        ({"nominee": "NOBODY"}, "Nobody here has the number NOBODY"),
        ({"words": ""}, "What they did: enter a text"),
    ],
)
def test_nomination_says_whom_and_for_what(world: World, more: dict[str, object], said: str) -> None:
    page = signed_in(world, "practitioner").post(f"{BASE}nominate/", nomination(**more) | more)
    assert said in page.content.decode()
    assert not Recognition.objects.exists()


def test_team_is_nominated(world: World) -> None:
    data = nomination(nominee="", team=world.own_team.pk)
    signed_in(world, "psw").post(f"{BASE}nominate/", data)
    assert "Own team" in get(signed_in(world, "hr"), f"{BASE}?show=nominated")


def test_prompt_is_taken_up_or_let_pass(world: World) -> None:
    """RC-51: a pass creates a celebration prompt."""
    CelebrationPromptFactory(person=world.own, words="Passed the ASYE", kind="asye_pass")
    passing = CelebrationPromptFactory(person=world.other)
    keeper = signed_in(world, "hr")
    page = get(keeper, f"{BASE}prompts/")
    assert "Passed the ASYE" in page
    first = CelebrationPrompt.objects.get(person=world.own)
    keeper.post(f"{BASE}prompts/{first.pk}/recognise/", {"words": "Passed, and how"})
    assert Recognition.objects.get().state == "approved"
    assert "Are you sure?" in get(keeper, f"{BASE}prompts/{passing.pk}/let-pass/")
    keeper.post(f"{BASE}prompts/{passing.pk}/let-pass/")
    assert "Nothing waits" in get(keeper, f"{BASE}prompts/")
    assert keeper.get(f"{BASE}prompts/{passing.pk}/let-pass/").status_code == 404


def test_event_is_added_linked_and_cancelled(world: World) -> None:
    keeper = signed_in(world, "hr")
    day = typed_day("on", timezone.localdate() + ONE_DAY)
    keeper.post(f"{BASE}events/add/", {"title": "Summer party"} | day)
    event = CelebrationEvent.objects.get()
    found = RecognitionFactory(nominee=world.own, published=True)
    keeper.post(f"{BASE}{found.pk}/event/", {"event": event.pk})
    assert "Summer party" in get(signed_in(world, "practitioner"), f"{BASE}{found.pk}/")
    assert "To come" in get(signed_in(world, "practitioner"), f"{BASE}events/")
    assert "Are you sure?" in get(keeper, f"{BASE}events/{event.pk}/cancel/")
    keeper.post(f"{BASE}events/{event.pk}/cancel/")
    assert "Cancelled" in get(keeper, f"{BASE}events/")


@pytest.mark.parametrize("number", [1, 3])
def test_pages_cost_the_same_for_many(
    world: World, number: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(number):
        RecognitionFactory(published=True, nominee=world.own)
        RecognitionFactory(published=True, of_team=True)
        CelebrationPromptFactory()
        CelebrationEventFactory()
    client = signed_in(world, "hr")
    for path in (BASE, f"{BASE}prompts/", f"{BASE}events/"):
        client.get(path)
        with django_assert_max_num_queries(12):
            client.get(path)
