"""Words of an appraisal while they are typed: kept as a draft, in two tabs, by two people, and after signing out."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from supervision.models import Appraisal, AppraisalDraft, AppraisalReading, AppraisalVersion
from tests.factories.supervision_appraisal import AppraisalFactory, AppraisalVersionFactory
from tests.factories.supervision_sessions import SupervisorPairingFactory
from tests.factories.workforce import AccountFactory, AssignmentFactory
from tests.supervision.kept_forms import marks_in, open_form, save_draft
from tests.world import World
from workforce.models import Account

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("empty_cache")]

PARTS = [("self", "practitioner", "look_back"), ("manager", "team_manager", "summary")]
PAGES = {"self": "appraisal_self", "manager": "appraisal_write", "comments": "appraisal_comment"}
BOTH = pytest.mark.parametrize(("part", "actor", "field"), PARTS, ids=["self-assessment", "meeting"])


def made(world: World, **more: Any) -> Appraisal:
    manager = world.accounts["team_manager"].worker
    return AppraisalFactory(appraisee=world.own, appraiser=manager, **(more or {"held": True}))


def page_of(appraisal: Appraisal, part: str) -> str:
    return reverse(PAGES[part], args=[appraisal.pk])


def draft_of(appraisal: Appraisal, part: str) -> str:
    return reverse("appraisal_part_draft", args=[appraisal.pk, part])


def signed_in(account: Account) -> Client:
    client = Client(enforce_csrf_checks=True)
    client.force_login(account)
    return client


def text(client: Client, address: str) -> str:
    return client.get(address).content.decode()


@BOTH
def test_what_is_typed_is_kept_for_the_writer_alone_and_ends_with_handing_over(
    world: World, part: str, actor: str, field: str
) -> None:
    appraisal = made(world)
    client, address = signed_in(world.accounts[actor]), page_of(appraisal, part)
    form = open_form(client, address) | {field: "Half a sentence"}
    assert save_draft(client, draft_of(appraisal, part), form).json() == {"number": 1}
    assert "Half a sentence" in text(client, address)
    assert not AppraisalVersion.objects.exists()
    for other in {"practitioner", "team_manager"} - {actor}:
        assert "Half a sentence" not in text(
            signed_in(world.accounts[other]), reverse("appraisal", args=[appraisal.pk])
        )
    page = client.post(address, form | {field: "A whole sentence."}, follow=True).content.decode()
    assert "A whole sentence." in page
    assert AppraisalVersion.objects.get().body == {field: "A whole sentence."}
    assert AppraisalDraft.objects.get().body["fields"] == {}
    late = save_draft(client, draft_of(appraisal, part), form, turn=2)
    assert late.status_code == 410
    assert "Half a sentence" not in text(client, address)


@BOTH
def test_second_tab_is_told_and_both_texts_are_shown_before_anything_is_saved(
    world: World, part: str, actor: str, field: str
) -> None:
    appraisal = made(world)
    client, address = signed_in(world.accounts[actor]), page_of(appraisal, part)
    first, second = open_form(client, address), open_form(client, address)
    save_draft(client, draft_of(appraisal, part), first | {field: "From the first tab."})
    told = save_draft(client, draft_of(appraisal, part), second | {field: "From the second tab."})
    assert (told.status_code, told.json()["beside"]) == (409, True)
    page = client.post(address, second | {field: "From the second tab."}).content.decode()
    assert "Nothing is lost: both texts are below" in page
    assert "From the first tab." in page
    assert not AppraisalVersion.objects.exists()
    client.post(address, second | marks_in(page) | {field: "From the second tab."})
    assert AppraisalVersion.objects.get().body == {field: "From the second tab."}
    assert "From the first tab." in text(client, address)
    discard = reverse("appraisal_part_discard", args=[appraisal.pk, part])
    token = client.get(discard).context["csrf_token"]
    assert client.post(discard, {"csrfmiddlewaretoken": str(token)})["Location"] == address
    assert "From the first tab." not in text(client, address)


def test_tab_that_was_filled_in_from_an_older_version_shows_what_is_saved(world: World) -> None:
    appraisal = made(world)
    client, address = signed_in(world.accounts["practitioner"]), page_of(appraisal, "self")
    first, second = open_form(client, address), open_form(client, address)
    client.post(address, first | {"look_back": "From the first tab."})
    page = client.post(address, second | {"look_back": "From the second tab."}).content.decode()
    assert "This record was changed after you opened it" in page
    assert "From the first tab." in page
    assert AppraisalVersion.objects.count() == 1
    client.post(address, second | marks_in(page) | {"look_back": "From both."})
    assert [each.body["look_back"] for each in AppraisalVersion.objects.order_by("number")] == [
        "From the first tab.",
        "From both.",
    ]


def test_paired_supervisor_and_manager_do_not_write_over_each_other(world: World) -> None:
    appraisal = made(world)
    paired = AccountFactory(worker=AssignmentFactory().worker)
    SupervisorPairingFactory(worker=world.own, supervisor=paired.worker)
    address = page_of(appraisal, "manager")
    one, other = signed_in(world.accounts["team_manager"]), signed_in(paired)
    mine, theirs = open_form(one, address), open_form(other, address)
    other.post(address, theirs | {"summary": "By the supervisor."})
    page = one.post(address, mine | {"summary": "By the manager."}).content.decode()
    assert "By the supervisor." in page
    assert "By the manager." in page
    assert AppraisalVersion.objects.get().body == {"summary": "By the supervisor."}


@BOTH
def test_form_that_is_sent_after_the_sign_in_has_ended_is_there_again(
    world: World, part: str, actor: str, field: str
) -> None:
    appraisal = made(world)
    client, address = signed_in(world.accounts[actor]), page_of(appraisal, part)
    form = open_form(client, address) | {field: "Not a word is lost."}
    client.logout()
    assert save_draft(client, draft_of(appraisal, part), form).status_code == 401
    assert client.post(address, form)["Location"] == f"{reverse('account_login')}?next={address}"
    client.force_login(world.accounts[actor])
    page = text(client, address)
    assert "Not a word is lost." in page
    client.post(address, form | marks_in(page))
    assert AppraisalVersion.objects.get().body == {field: "Not a word is lost."}


@pytest.mark.parametrize("stamp", ["", "forged", "of another part", "of another account"])
def test_form_without_a_stamp_of_its_own_changes_nothing_and_loses_no_word(world: World, stamp: str) -> None:
    appraisal = made(world)
    client, address = signed_in(world.accounts["team_manager"]), page_of(appraisal, "manager")
    form = open_form(client, address) | {"summary": "Words."}
    if stamp == "of another account":
        stamp = open_form(signed_in(world.accounts["practitioner"]), page_of(appraisal, "self"))["stamp"]
    elif stamp == "of another part":
        other = AppraisalFactory(
            appraisee=AssignmentFactory(manager=appraisal.appraiser).worker,
            appraiser=appraisal.appraiser,
            held=True,
        )
        stamp = open_form(client, page_of(other, "manager"))["stamp"]
    assert save_draft(client, draft_of(appraisal, "manager"), form | {"stamp": stamp}).status_code == 400
    page = client.post(address, form | {"stamp": stamp}).content.decode()
    assert "too old" in page
    assert "Words." in page
    assert not AppraisalVersion.objects.exists()
    assert not AppraisalDraft.objects.exists()


def test_draft_is_still_there_when_the_part_is_closed_meanwhile(world: World) -> None:
    """The rule refuses to save it; the words stay in the fields, to be copied into a comment."""
    appraisal = made(world)
    client, address = signed_in(world.accounts["practitioner"]), page_of(appraisal, "self")
    form = open_form(client, address) | {"look_back": "Too late."}
    Appraisal.objects.filter(pk=appraisal.pk).update(state="shared", shared_on=appraisal.meeting_on)
    page = client.post(address, form).content.decode()
    assert "has been shared" in page
    assert "Too late." in text(client, address)


def test_showing_the_words_of_the_person_to_who_writes_beside_them_is_kept(world: World) -> None:
    appraisal = made(world)
    AppraisalVersionFactory(appraisal=appraisal, part="self", body={"look_back": "A steady year."})
    client = signed_in(world.accounts["team_manager"])
    assert "A steady year." in text(client, page_of(appraisal, "manager"))
    assert AppraisalReading.objects.get().read_as == "manager"


def test_part_that_nobody_writes_by_itself_is_not_found(world: World) -> None:
    appraisal = made(world)
    client = signed_in(world.accounts["team_manager"])
    for part in ("mid_year", "nonsense"):
        assert client.post(draft_of(appraisal, part)).status_code == 404
    assert client.get(draft_of(appraisal, "manager")).status_code == 405
