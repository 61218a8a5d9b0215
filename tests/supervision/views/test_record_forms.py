"""The form of records: versions are copied, changed as drafts, published and then locked."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from supervision.models import RecordTemplate
from supervision.prompts import PROMPTS
from tests.factories.supervision_reading import RecordTemplateFactory
from tests.factories.supervision_records import without_forms
from tests.periods import LAST_YEAR
from tests.workforce.views.verb_pages import signed_in
from tests.world import World

pytestmark = pytest.mark.django_db


@pytest.fixture
def keeper(world: World) -> Client:
    without_forms()
    return signed_in(world, "psw")


def page(client: Client, path: str) -> str:
    return " ".join(client.get(path).content.decode().split())


def test_version_begins_as_a_copy_is_changed_and_published(keeper: Client) -> None:
    said = keeper.post("/supervision/forms/0/copy/", follow=True).content.decode()
    assert "Version 1 is begun" in said
    draft = RecordTemplate.objects.get()
    assert draft.prompts == [prompt.key for prompt in PROMPTS]

    typed = {
        "name": "Our record",
        "place_casework": "1",
        "place_agenda": "2",
        "words_agenda": "What we talk about",
        "required_casework": "on",
        "tools": "Signs of Safety\n\nRestorative\nRestorative",
    }
    keeper.post("/supervision/forms/1/change/", typed)
    draft.refresh_from_db()
    assert draft.prompts == ["casework", "agenda"]
    assert draft.required == ["casework"]
    assert draft.wording == {"agenda": "What we talk about"}
    assert draft.tools == ["Signs of Safety", "Restorative"]

    keeper.post("/supervision/forms/1/publish/")
    shown = page(keeper, "/supervision/forms/")
    assert "In force" in shown
    assert keeper.get("/supervision/forms/1/change/").status_code == 403
    keeper.post("/supervision/forms/1/copy/")
    second = RecordTemplate.objects.get(version=2)
    assert (second.prompts, second.wording, second.published_on) == (draft.prompts, draft.wording, None)
    assert "What we talk about" in page(keeper, "/supervision/forms/2/")


def test_one_version_is_begun_at_a_time(keeper: Client) -> None:
    RecordTemplateFactory(version=3)
    said = keeper.post("/supervision/forms/0/copy/").content.decode()
    assert "Version 3 is begun already" in said


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ({}, "A form asks at least one thing"),
        ({"place_agenda": "1", "required_casework": "on"}, "What has to be filled in has to be asked"),
    ],
    ids=["nothing asked", "required and not asked"],
)
def test_form_that_may_not_be_is_refused(keeper: Client, typed: dict[str, str], message: str) -> None:
    draft = RecordTemplateFactory(version=3)
    said = keeper.post("/supervision/forms/3/change/", {"name": "Ours"} | typed).content.decode()
    assert message in said
    draft.refresh_from_db()
    assert draft.prompts == ["agenda", "casework"]


@pytest.mark.parametrize("number", [1, 3])
def test_list_of_versions_asks_the_same_for_one_and_for_three(
    keeper: Client, number: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(number):
        RecordTemplateFactory(published_on=LAST_YEAR)
    with django_assert_max_num_queries(10):
        shown = page(keeper, "/supervision/forms/")
    assert shown.count("Earlier") == number - 1
    file = b"".join(keeper.get("/supervision/forms/forms.csv")).decode()  # type: ignore[call-overload]
    assert file.count("Supervision record") == number
