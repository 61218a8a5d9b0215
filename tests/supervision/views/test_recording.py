"""The form of a record in the browser's words: saved, shared, kept as a draft, in two tabs, and after signing out."""

import re
from collections.abc import Mapping
from datetime import date
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from supervision.domain.signing import COMMENTS, comment_on_record
from supervision.enums import ActionState, SessionKind, SessionState
from supervision.models import (
    AgreedAction,
    ContentReading,
    SessionDraft,
    SupervisionSession,
)
from supervision.queries.records import saved_of
from tests.factories.supervision_records import Pair, make_pair, mark
from tests.factories.supervision_sessions import AgreedActionFactory, SessionFactory, SupervisorPairingFactory
from tests.factories.workforce import (
    AccountFactory,
    AssignmentFactory,
    CaseloadCountFactory,
    PolicyValueFactory,
    WorkerFactory,
)
from workforce.due import due_items
from workforce.periods import ONE_DAY, period
from workforce.policy import PolicyKey
from workforce.queries.visibility import scope_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("empty_cache")]

HIDDEN = re.compile(r'<input type="hidden" name="(\w+)" value="([^"]*)"')
MARKS = ("stamp", "tab", "draft_number", "seen", "rows")


@pytest.fixture
def pair() -> Pair:
    return make_pair()


def signed_in(account: Any) -> Client:
    client = Client(enforce_csrf_checks=True)
    client.force_login(account)
    return client


def open_form(client: Client, address: str) -> dict[str, str]:
    """The marks of a form, as a browser would send them again."""
    page = client.get(address, follow=True).content.decode()
    marks = {
        name: unescape(value) for name, value in HIDDEN.findall(page) if name in MARKS or "_seen" in name
    }
    assert set(MARKS) <= set(marks)
    return marks


def filled(on: date, **words: str) -> dict[str, str]:
    day = {f"on_{part}": str(getattr(on, part)) for part in ("day", "month", "year")}
    return {"kind": "one_to_one", **day, **words}


def moves_away(pair: Pair, today: date) -> None:
    """Nobody supervises the person from today on."""
    held = pair.worker.assignments.get()
    held.period = period(held.first_day, today - ONE_DAY)
    held.save()
    AssignmentFactory(worker=pair.worker, employment=held.employment, period=period(today))


def new(pair: Pair) -> str:
    return reverse("record_new", args=[pair.worker.reference])


def edit(record: SupervisionSession) -> str:
    return reverse("record_edit", args=[record.pk])


def test_record_is_saved_from_the_form_and_shared(pair: Pair, today: date) -> None:
    client = signed_in(pair.supervisor)
    form = open_form(client, new(pair)) | filled(
        today,
        w_workload="Twelve.",
        w_learning="Court.",
        w_wellbeing="Tired.",
        workload_view="stretched",
        starts_at="14.30",
        minutes="50",
        n0_what="Book the course",
        n0_owner=str(pair.worker.pk),
        n0_day=f"{today + 14 * ONE_DAY:%d/%m/%Y}",
        next_on=f"{today + 28 * ONE_DAY:%d/%m/%Y}",
    )
    page = client.post(new(pair), form | {"share": "Share"}, follow=True)
    assert "The record is saved and shared." in page.content.decode()
    record = SupervisionSession.objects.get(state=SessionState.SHARED)
    assert saved_of(record).words == {
        "workload": "Twelve.",
        "learning": "Court.",
        "workload_view": "stretched",
    }
    assert saved_of(record).wellbeing == "Tired."
    assert AgreedAction.objects.get().due_on == today + 14 * ONE_DAY
    assert SupervisionSession.objects.get(state=SessionState.SCHEDULED).on == today + 28 * ONE_DAY


def test_share_that_is_refused_still_saves_and_says_what_is_missing(pair: Pair, today: date) -> None:
    client = signed_in(pair.supervisor)
    form = open_form(client, new(pair)) | filled(today, w_agenda="A talk.")
    page = client.post(new(pair), form | {"share": "Share"}, follow=True)
    record = SupervisionSession.objects.get()
    assert page.redirect_chain[-1][0] == edit(record)
    assert "write something under: Workload and caseload, Learning needs" in page.content.decode()
    assert (record.state, saved_of(record).words) == (SessionState.HELD, {"agenda": "A talk."})


def test_planned_session_is_the_one_that_is_recorded(pair: Pair, today: date) -> None:
    planned = SessionFactory(supervisor=pair.boss, supervisee=pair.worker, on=today + 2 * ONE_DAY)
    client = signed_in(pair.supervisor)
    assert client.get(new(pair))["Location"] == edit(planned)
    assert client.get(f"{new(pair)}?new=1").status_code == 200


def test_mistakes_are_told_and_cost_no_word(pair: Pair, today: date) -> None:
    client = signed_in(pair.supervisor)
    form = open_form(client, new(pair)) | filled(
        today, w_agenda="Long words.", minutes="9000", n0_what="Something", starts_at="never"
    )
    page = client.post(new(pair), form).content.decode()
    assert "Action 1: say by when" in page
    assert "Long words." in page
    assert not SupervisionSession.objects.exists()
    assert "Long words." in client.get(new(pair)).content.decode()


def test_open_actions_are_settled_in_the_form(pair: Pair, today: date) -> None:
    earlier = SessionFactory(supervisor=pair.boss, supervisee=pair.worker, shared=True)
    done, carried, kept = (
        AgreedActionFactory(session=earlier, words=words, due_on=today - ONE_DAY)
        for words in ("Ring", "Write", "Read")
    )
    client = signed_in(pair.supervisor)
    later = today + 7 * ONE_DAY
    form = open_form(client, new(pair)) | filled(
        today,
        **{f"a{done.pk}": "done", f"a{carried.pk}": "carry", f"a{carried.pk}_day": f"{later:%d/%m/%Y}"},
    )
    client.post(new(pair), form, follow=True)
    for each in (done, carried, kept):
        each.refresh_from_db()
    assert [each.state for each in (done, carried, kept)] == [
        ActionState.DONE,
        ActionState.OPEN,
        ActionState.OPEN,
    ]
    assert (carried.due_on, carried.carries, kept.carries) == (later, 1, 0)


def test_more_rows_come_without_a_script_and_keep_what_was_typed(pair: Pair, today: date) -> None:
    client = signed_in(pair.supervisor)
    form = open_form(client, new(pair)) | filled(today, w_agenda="So far.", n2_what="Third")
    page = client.post(new(pair), form | {"more": "More"}).content.decode()
    assert "So far." in page
    assert 'name="n5_what"' in page
    assert not SupervisionSession.objects.exists()


# Drafts


def save_draft(client: Client, address: str, form: Mapping[str, str], turn: int = 1) -> Any:
    return client.post(f"{address}draft/", {**form, "turn": str(turn)})


def draft_address(record: SupervisionSession) -> str:
    return reverse("record", args=[record.pk])


def test_draft_is_kept_and_shown_again(pair: Pair, today: date) -> None:
    client = signed_in(pair.supervisor)
    form = open_form(client, new(pair)) | filled(today, w_agenda="Half a sen", w_wellbeing="Quiet.")
    assert save_draft(client, new(pair), form).json() == {"number": 1}
    page = client.get(new(pair)).content.decode()
    assert "Half a sen" in page
    assert "did not save is in the fields" in page
    assert not SupervisionSession.objects.exists()


def test_draft_ends_when_the_record_is_saved_and_a_late_one_is_not_taken(pair: Pair, today: date) -> None:
    client = signed_in(pair.supervisor)
    form = open_form(client, new(pair)) | filled(today, w_agenda="Words.", n0_what="Do", n0_day="1/1/2090")
    form["n0_owner"] = str(pair.worker.pk)
    save_draft(client, new(pair), form)
    client.post(new(pair), form)
    assert save_draft(client, new(pair), form, turn=2).status_code == 410
    assert AgreedAction.objects.count() == 1
    assert "did not save" not in client.get(f"{new(pair)}?new=1").content.decode()


def test_second_tab_is_told_and_both_texts_are_kept(pair: Pair, today: date) -> None:
    record = pair.record(today=today, on=today)
    client, address = signed_in(pair.supervisor), draft_address(record)
    first, second = open_form(client, edit(record)), open_form(client, edit(record))
    one = first | filled(today, w_agenda="From the first tab.")
    two = second | filled(today, w_agenda="From the second tab.")
    assert save_draft(client, address, one).status_code == 200
    told = save_draft(client, address, two)
    assert (told.status_code, told.json()["beside"]) == (409, True)
    page = client.get(edit(record)).content.decode()
    assert "From the first tab." in page
    assert "From the second tab." in page


def test_second_tab_that_is_saved_is_shown_both_texts_first(pair: Pair, today: date) -> None:
    record = pair.record(today=today, on=today)
    client, address = signed_in(pair.supervisor), draft_address(record)
    first, second = open_form(client, edit(record)), open_form(client, edit(record))
    save_draft(client, address, first | filled(today, w_agenda="From the first tab."))
    two = second | filled(today, w_agenda="From the second tab.")
    page = client.post(edit(record), two).content.decode()
    assert "Nothing is lost: both texts are below" in page
    assert "From the first tab." in page
    assert saved_of(record).number == 1
    marks = {name: value for name, value in HIDDEN.findall(page) if name in MARKS}
    client.post(edit(record), two | marks)
    assert saved_of(record).words["agenda"] == "From the second tab."
    assert "From the first tab." in client.get(edit(record)).content.decode()
    client.post(reverse("record_discard", args=[record.pk]), {"csrfmiddlewaretoken": _token(client, record)})
    assert "From the first tab." not in client.get(edit(record)).content.decode()


def _token(client: Client, record: SupervisionSession) -> str:
    page = client.get(reverse("record_discard", args=[record.pk])).content.decode()
    found = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)
    assert found is not None
    return found[1]


def test_tab_whose_answer_was_lost_follows_itself_and_an_older_one_is_not_taken(
    pair: Pair, today: date
) -> None:
    client = signed_in(pair.supervisor)
    form = open_form(client, new(pair))
    save_draft(client, new(pair), form | filled(today, w_agenda="One"), turn=1)
    assert save_draft(client, new(pair), form | filled(today, w_agenda="One two"), turn=3).status_code == 200
    assert save_draft(client, new(pair), form | filled(today, w_agenda="One t"), turn=2).status_code == 200
    assert SessionDraft.objects.get().body["fields"]["w_agenda"] == ["One two"]


def test_what_somebody_else_saved_meanwhile_is_shown_beside_it(pair: Pair, today: date) -> None:
    record = pair.shared(today=today, on=today)
    client = signed_in(pair.supervisor)
    form = open_form(client, edit(record)) | filled(today, w_agenda="Mine.", w_workload="12", w_learning="x")
    comment_on_record(session_id=record.pk, words="Theirs.", seen=mark(record), by=pair.supervisee)
    page = client.post(edit(record), form).content.decode()
    assert "This record was changed after you opened it" in page
    assert "Mine." in page
    marks = {name: value for name, value in HIDDEN.findall(page) if name in MARKS}
    client.post(edit(record), form | marks)
    saved = saved_of(record).words
    assert (saved["agenda"], saved[COMMENTS]) == ("Mine.", "Theirs.")


# The sign-in ends


def test_script_is_told_that_the_sign_in_has_ended(pair: Pair, today: date) -> None:
    client = signed_in(pair.supervisor)
    form = open_form(client, new(pair)) | filled(today, w_agenda="On a bus.")
    client.logout()
    assert save_draft(client, new(pair), form).status_code == 401
    assert not SessionDraft.objects.exists()
    client.force_login(pair.supervisor)  # in another tab
    assert save_draft(client, new(pair), form, turn=2).status_code == 200


def test_form_that_is_sent_after_the_sign_in_has_ended_is_there_again_after_signing_in(
    pair: Pair, today: date
) -> None:
    client = signed_in(pair.supervisor)
    form = open_form(client, new(pair)) | filled(today, w_agenda="Not a word is lost.")
    client.logout()
    answer = client.post(new(pair), form)
    assert answer["Location"] == f"{reverse('account_login')}?next={new(pair)}"
    client.force_login(pair.supervisee)
    assert "Not a word is lost." not in client.get(reverse("records")).content.decode()
    client.force_login(pair.supervisor)
    page = client.get(new(pair)).content.decode()
    assert "Not a word is lost." in page
    marks = {name: value for name, value in HIDDEN.findall(page) if name in MARKS}
    client.post(new(pair), form | marks)
    assert saved_of(SupervisionSession.objects.get()).words == {"agenda": "Not a word is lost."}


def test_form_is_saved_after_signing_in_anew_in_another_tab(pair: Pair, today: date) -> None:
    """Signing in changes the token against forged requests; the form's stamp holds all the same."""
    client = signed_in(pair.supervisor)
    form = open_form(client, new(pair)) | filled(today, w_agenda="Words.")
    client.logout()
    client.force_login(pair.supervisor)
    assert client.post(new(pair), form).status_code == 302
    assert SupervisionSession.objects.count() == 1


@pytest.mark.parametrize("stamp", ["", "forged", "another's"])
def test_form_without_a_stamp_of_this_account_changes_nothing_and_loses_no_word(
    pair: Pair, today: date, stamp: str
) -> None:
    client = signed_in(pair.supervisor)
    form = open_form(client, new(pair)) | filled(today, w_agenda="Words.")
    if stamp == "another's":
        elsewhere = make_pair()
        paired = SupervisorPairingFactory(worker=pair.worker, supervisor=elsewhere.boss)
        stamp = open_form(signed_in(elsewhere.supervisor), new(pair))["stamp"]
        paired.delete()
    page = client.post(new(pair), form | {"stamp": stamp}).content.decode()
    assert "too old" in page
    assert "Words." in page
    client.logout()
    client.post(new(pair), form | {"stamp": "forged"})
    assert not SupervisionSession.objects.exists()
    assert not SessionDraft.objects.exists()


# Who, and what it costs


def test_manager_who_lost_the_person_today_has_nothing_of_the_record(pair: Pair, today: date) -> None:
    record = pair.shared(today=today, on=today)
    client = signed_in(pair.supervisor)
    form = open_form(client, edit(record))
    moves_away(pair, today)
    assert client.get(edit(record)).status_code == 404
    assert client.post(edit(record), form | filled(today, w_agenda="More.")).status_code == 404
    assert save_draft(client, draft_address(record), form).status_code == 404
    assert client.get(reverse("record", args=[record.pk])).status_code == 404


def test_former_supervisor_finds_finishes_and_shares_the_own_draft_and_reads_nothing_after_it(
    pair: Pair, today: date
) -> None:
    AgreedActionFactory(
        session=pair.shared(today=today, on=today - 9 * ONE_DAY), words="Carried in.", due_on=today
    )
    record = pair.record(today=today, on=today - ONE_DAY)
    moves_away(pair, today)
    client = signed_in(pair.supervisor)
    assert client.get(edit(record)).status_code == 404
    PolicyValueFactory(key=PolicyKey.SUPERVISION_FINISH_DAYS, value=14)
    listed = client.get(reverse("records")).content.decode()
    assert "To finish" in listed
    assert edit(record) in listed
    due = due_items(scope_of(pair.supervisor, today), today, today + 30 * ONE_DAY)
    assert ("Share the record of supervision", pair.worker.name) in {
        (each.kind, each.subject) for each in due
    }
    form = open_form(client, edit(record))
    page = client.get(edit(record)).content.decode()
    assert "Twelve cases." in page
    assert "Carried in." not in page
    assert "Next session" not in page
    typed = filled(today - ONE_DAY, w_agenda="More.", w_workload="Twelve.", w_learning="Court.")
    done = client.post(edit(record), form | typed | {"share": "Share"}, follow=True)
    assert "The record is saved and shared." in done.content.decode()
    assert done.redirect_chain[-1][0] == reverse("records")
    assert "To finish" not in done.content.decode()
    assert client.get(reverse("record", args=[record.pk])).status_code == 404
    assert client.get(edit(record)).status_code == 404


@pytest.mark.parametrize("number", [1, 3])
def test_list_costs_as_much_with_three_drafts_to_finish_as_with_one(
    pair: Pair, today: date, number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    PolicyValueFactory(key=PolicyKey.SUPERVISION_FINISH_DAYS, value=14)
    for day in range(1, number + 1):
        pair.record(today=today, on=today - day * ONE_DAY)
    moves_away(pair, today)
    client = signed_in(pair.supervisor)
    client.get(reverse("records"))
    with django_assert_num_queries(8):
        page = client.get(reverse("records")).content.decode()
    assert page.count("held, not shared yet") == number


def test_person_sees_nothing_of_the_record_before_it_is_shared(pair: Pair, today: date) -> None:
    record = pair.record(today=today, on=today, wellbeing="Tired.")
    client = signed_in(pair.supervisee)
    page = client.get(reverse("record", args=[record.pk])).content.decode()
    assert "Twelve cases." not in page
    assert "Tired." not in page
    assert not ContentReading.objects.exists()


def test_every_showing_of_content_is_kept(pair: Pair, today: date) -> None:
    record = pair.shared(today=today, on=today, wellbeing="Tired.")
    page = signed_in(pair.supervisee).get(reverse("record", args=[record.pk])).content.decode()
    assert "Tired." in page
    signed_in(pair.supervisor).get(edit(record))
    assert list(ContentReading.objects.order_by("pk").values_list("account", "read_as", "wellbeing")) == [
        (pair.supervisee.pk, "supervisee", True),
        (pair.supervisor.pk, "supervisor", True),
    ]


@pytest.mark.parametrize("number", [1, 3])
def test_form_costs_as_much_with_three_open_actions_as_with_one(
    pair: Pair, today: date, number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    CaseloadCountFactory(worker=pair.worker, as_at=today)
    record = pair.record(today=today, on=today)
    AgreedActionFactory.create_batch(number, session=record, due_on=today)
    client = signed_in(pair.supervisor)
    with django_assert_num_queries(QUERIES):
        assert client.get(edit(record)).status_code == 200


QUERIES = 22


def test_group_is_recorded_with_people_found_by_name_and_partners(pair: Pair, today: date) -> None:
    other = WorkerFactory(first_name="Zadie", last_name="Quill")
    AssignmentFactory(worker=other)
    client, address = signed_in(pair.supervisor), reverse("record_group")
    form = open_form(client, address) | filled(
        today,
        kind="group",
        theme="Neglect",
        members=str(pair.worker.pk),
        others="Zadie Quill\n",
        p0_role="Nurse",
        p0_organisation="The hospital",
        w_agenda="A family.",
    )
    page = client.post(address, form | {"share": "Share"}, follow=True).content.decode()
    assert "saved and shared" in page
    record = SupervisionSession.objects.get(kind=SessionKind.GROUP)
    assert set(record.members.values_list("worker", flat=True)) == {pair.worker.pk, other.pk, None}
    shown = signed_in(AccountFactory(worker=other)).get(reverse("record", args=[record.pk])).content.decode()
    assert "A family." in shown
    assert "Nurse, The hospital" in shown


def test_group_with_an_unknown_name_is_told_and_kept_as_typed(pair: Pair, today: date) -> None:
    client, address = signed_in(pair.supervisor), reverse("record_group")
    form = open_form(client, address) | filled(today, kind="peer", others="Nobody Known", w_agenda="Words.")
    page = client.post(address, form).content.decode()
    assert "Nobody Known: Nobody has that name or number." in page
    assert "Words." in page
