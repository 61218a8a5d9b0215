"""Lists of sessions and actions, one record, its versions and steps, as each of those at the door sees them."""

import re
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from supervision.domain.recording import save_record
from supervision.domain.signing import COMMENTS
from supervision.enums import ActionState, SessionState
from supervision.models import AgreedAction, AgreementReading, ContentReading, PromptOrder, SupervisionSession
from supervision.queries.records import saved_of
from tests.factories.supervision_records import WORDS, Pair, make_pair, mark, published_form
from tests.factories.supervision_sessions import (
    AgreedActionFactory,
    AgreementFactory,
    SessionFactory,
    SessionVersionFactory,
    SupervisorPairingFactory,
    in_state,
)
from tests.factories.workforce import AccountFactory, AssignmentFactory, WorkerFactory
from tests.world import World
from workforce.due import due_items
from workforce.models import Account
from workforce.periods import ONE_DAY, period
from workforce.queries.visibility import scope_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("empty_cache")]


@pytest.fixture
def pair() -> Pair:
    return make_pair()


def as_account(account: Account) -> Client:
    client = Client()
    client.force_login(account)
    return client


def text_of(account: Account, name: str, *args: object, **query: str) -> str:
    answer = as_account(account).get(reverse(name, args=args), query)
    assert answer.status_code == 200
    return b"".join(answer).decode() if answer.streaming else answer.content.decode()


# Lists


def test_list_is_filtered_by_name_kind_state_and_day(pair: Pair, today: date) -> None:
    other = WorkerFactory(first_name="Zadie", last_name="Quill")
    AssignmentFactory(worker=other, manager=pair.boss)
    SessionFactory(supervisor=pair.boss, supervisee=other, on=today - 5 * ONE_DAY, signed=True)
    SessionFactory(supervisor=pair.boss, supervisee=pair.worker, on=today)
    shown = {
        "all": text_of(pair.supervisor, "records_csv"),
        "name": text_of(pair.supervisor, "records_csv", q="quill"),
        "state": text_of(pair.supervisor, "records_csv", state="scheduled"),
        "kind": text_of(pair.supervisor, "records_csv", kind="clinical"),
        "until": text_of(pair.supervisor, "records_csv", last=f"{today - ONE_DAY:%d/%m/%Y}"),
        "person": text_of(pair.supervisor, "records_csv", person=pair.worker.reference),
    }
    found = {key: ("Zadie Quill" in page, pair.worker.name in page) for key, page in shown.items()}
    assert found == {
        "all": (True, True),
        "name": (True, False),
        "state": (False, True),
        "kind": (False, False),
        "until": (True, False),
        "person": (False, True),
    }


def test_file_of_sessions_and_of_actions_holds_no_words(pair: Pair, today: date) -> None:
    record = pair.shared(today=today, on=today, words=WORDS | {"agenda": "Secret words."})
    AgreedActionFactory(session=record, words="Secret action.")
    for name in ("records_csv", "supervision_actions_csv"):
        page = text_of(pair.supervisor, name)
        assert "Secret" not in page
        assert pair.worker.name in page


@pytest.mark.parametrize("number", [1, 3])
@pytest.mark.parametrize("name, queries", [("records", 8), ("supervision_actions", 11)])
def test_lists_cost_as_much_for_three_rows_as_for_one(
    pair: Pair,
    today: date,
    number: int,
    name: str,
    queries: int,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for days in range(number):
        session = SessionFactory(
            supervisor=pair.boss, supervisee=pair.worker, on=today - days * ONE_DAY, signed=True
        )
        AgreedActionFactory(session=session, due_on=today)
    client = as_account(pair.supervisor)
    with django_assert_num_queries(queries):
        assert client.get(reverse(name)).status_code == 200


def test_long_list_has_pages(pair: Pair, today: date) -> None:
    SessionFactory.create_batch(51, supervisor=pair.boss, supervisee=pair.worker, state="cancelled", on=today,
                                cancelled_by="both", cancel_reason="leave")  # fmt: skip
    assert "51 sessions" in text_of(pair.supervisor, "records")
    assert text_of(pair.supervisor, "records", page="2").count("One-to-one</td>") == 1


@pytest.mark.parametrize("name", ["records", "records_csv", "supervision_actions", "supervision_actions_csv"])
def test_lists_are_sorted_as_asked_and_the_files_with_them(pair: Pair, today: date, name: str) -> None:
    """By who it is about, either way round; a key that there is not changes nothing."""
    for days, (first, last) in enumerate((("Zadie", "Aaron"), ("Abel", "Zorn"))):
        worker = WorkerFactory(first_name=first, last_name=last)
        AssignmentFactory(worker=worker, manager=pair.boss)
        day = today - days * ONE_DAY
        session = SessionFactory(supervisor=pair.boss, supervisee=worker, on=day, signed=True)
        AgreedActionFactory(session=session, due_on=day)

    def order(**asked: str) -> list[str]:
        page = text_of(pair.supervisor, name, **asked)
        return sorted(("Zadie Aaron", "Abel Zorn"), key=lambda each: page.rindex(each))

    assert order(sort="person") == ["Zadie Aaron", "Abel Zorn"]
    assert order(sort="-person") == ["Abel Zorn", "Zadie Aaron"]
    assert order(sort="words") == order()


def test_action_is_read_by_the_two_and_by_nobody_else(world: World, today: date) -> None:
    manager = world.accounts["team_manager"]
    session = SessionFactory(supervisor=manager.worker, supervisee=world.own, shared=True, on=today)
    AgreedActionFactory(session=session, words="Ring the school.", due_on=today)
    found = {
        actor: "Ring the school." in text_of(world.accounts[actor], "supervision_actions")
        for actor in ("team_manager", "practitioner", "service_manager", "psw")
    }
    assert found == {"team_manager": True, "practitioner": True, "service_manager": False, "psw": False}


def test_action_of_a_record_that_is_not_shared_is_not_read_by_the_person(pair: Pair, today: date) -> None:
    session = SessionFactory(supervisor=pair.boss, supervisee=pair.worker, held=True, on=today)
    AgreedActionFactory(session=session, words="Not yet.", due_on=today)
    assert "Not yet." not in text_of(pair.supervisee, "supervision_actions")
    assert "Not yet." in text_of(pair.supervisor, "supervision_actions")


def test_action_is_done_from_its_page_and_a_carried_one_is_flagged(pair: Pair, today: date) -> None:
    session = SessionFactory(supervisor=pair.boss, supervisee=pair.worker, shared=True, on=today)
    action = AgreedActionFactory(session=session, due_on=today, carries=2)
    client, address = as_account(pair.supervisee), reverse("supervision_action", args=[action.pk])
    seen = {"seen": today.isoformat()}
    refused = client.post(address, {"outcome": "carry", **seen}).content.decode()
    assert "Say to which day the action is carried forward" in refused
    later = today + 9 * ONE_DAY
    client.post(address, {"outcome": "carry", "due_on": f"{later:%d/%m/%Y}", **seen})
    assert "carried forward 3 times" in text_of(pair.supervisor, "supervision_actions")
    stale = client.post(address, {"outcome": "done", **seen}).content.decode()
    assert "Somebody has changed this record" in stale
    client.post(address, {"outcome": "done", "seen": later.isoformat(), "words": "Rang."})
    action.refresh_from_db()
    assert action.state == ActionState.DONE


# One record


def test_those_above_see_days_and_states_and_no_content(world: World, today: date) -> None:
    manager = world.accounts["team_manager"]
    session = SessionFactory(supervisor=manager.worker, supervisee=world.own, signed=True, on=today)
    SessionVersionFactory(session=session, body={"agenda": "Words of the two."})
    for actor in ("service_manager", "psw"):
        page = text_of(world.accounts[actor], "record", session.pk)
        assert "Words of the two." not in page
        assert "Signed on" in page
    assert not ContentReading.objects.exists()


def test_record_is_signed_disputed_answered_and_added_to_in_the_browser(pair: Pair, today: date) -> None:
    record = pair.shared(today=today, on=today)
    boss, person = as_account(pair.supervisor), as_account(pair.supervisee)

    def send(client: Client, name: str, **data: str) -> str:
        answer = client.post(reverse(name, args=[record.pk]), data, follow=True)
        assert answer.status_code == 200
        return answer.content.decode()

    seen = mark(record)
    assert "Your comments are saved." in send(person, "record_comment", words="I agree.", seen=seen)
    assert "Somebody has changed this record" in send(person, "record_sign", seen=seen)
    assert "Your supervisor answers it." in send(person, "record_dispute", words="The day is wrong.")
    assert "shared again" in send(boss, "record_answer_dispute", words="It is right now.")
    assert "The record is signed." in send(person, "record_sign", seen=mark(record))
    assert "The addendum is added." in send(boss, "record_addendum", words="One more thing.")
    page = text_of(pair.supervisee, "record", record.pk)
    assert all(
        words in page for words in ("I agree.", "The day is wrong.", "It is right now.", "One more thing.")
    )
    assert saved_of(record).words[COMMENTS] == "I agree."


def test_dispute_goes_to_whoever_supervises_now_and_the_person_sees_who_answered(
    pair: Pair, today: date
) -> None:
    record = pair.shared(today=today - ONE_DAY, on=today - ONE_DAY)
    later = AccountFactory(worker=WorkerFactory(first_name="Nia", last_name="Newly"))
    AssignmentFactory(worker=later.worker)
    person, new = as_account(pair.supervisee), as_account(later)
    address = reverse("record_answer_dispute", args=[record.pk])
    person.post(reverse("record_dispute", args=[record.pk]), {"words": "The day is wrong."})
    assert new.get(address).status_code == 404
    SupervisorPairingFactory(worker=pair.worker, supervisor=later.worker, period=period(today))
    assert as_account(pair.supervisor).get(address).status_code == 403
    assert person.get(address).status_code == 403
    assert "Nia Newly, who supervises you now, answers it" in text_of(pair.supervisee, "record", record.pk)
    assert address in text_of(later, "record", record.pk)
    assert "You answer in the place of Mina Lead" in new.get(address).content.decode()
    assert new.get(reverse("record_edit", args=[record.pk])).status_code == 403
    assert "shared again" in new.post(address, {"words": "It was a Monday."}, follow=True).content.decode()
    page = text_of(pair.supervisee, "record", record.pk)
    assert "Answer of a later supervisor" in page
    assert "Nia Newly" in page
    assert "It was a Monday." in page
    assert "The record is signed." in person.post(
        reverse("record_sign", args=[record.pk]), {"seen": mark(record)}, follow=True
    ).content.decode()  # fmt: skip


@pytest.mark.parametrize("number", [1, 3])
def test_dispute_about_an_old_record_says_that_nobody_answers_it(
    pair: Pair, today: date, number: int
) -> None:
    """The later supervisor reads the latest three only (4.3)."""
    record = pair.shared(today=today, on=today - 9 * ONE_DAY)
    for days in range(number):
        pair.shared(today=today, on=today - days * ONE_DAY)
    later = AccountFactory(worker=WorkerFactory(first_name="Nia", last_name="Newly"))
    AssignmentFactory(worker=later.worker)
    SupervisorPairingFactory(worker=pair.worker, supervisor=later.worker, period=period(today))
    form = text_of(pair.supervisee, "record_dispute", record.pk)
    as_account(pair.supervisee).post(reverse("record_dispute", args=[record.pk]), {"words": "No."})
    page = text_of(pair.supervisee, "record", record.pk)
    for shown in (form, page):
        assert ("does not read records as old as this one" in shown) == (number == 3)
    assert reverse("record_sign", args=[record.pk]) in page
    answered = as_account(later).get(reverse("record_answer_dispute", args=[record.pk]))
    assert answered.status_code == (403 if number == 3 else 200)
    items = due_items(scope_of(later, today), today, today + 30 * ONE_DAY)
    assert [each.kind for each in items if "disputed" in each.kind] == (
        [] if number == 3 else ["Answer what is disputed"]
    )


def test_dispute_that_nobody_can_answer_says_so(pair: Pair, today: date) -> None:
    record = pair.shared(today=today, on=today)
    as_account(pair.supervisee).post(reverse("record_dispute", args=[record.pk]), {"words": "No."})
    pair.worker.assignments.update(manager=None)
    assert "Nobody supervises you now" in text_of(pair.supervisee, "record", record.pk)


def test_record_is_shared_from_its_page_or_says_what_is_missing(pair: Pair, today: date) -> None:
    record = pair.record(today=today, on=today, words={"workload": "12"})
    client, address = as_account(pair.supervisor), reverse("record_share", args=[record.pk])
    assert "write something under: Learning needs" in client.post(address).content.decode()
    save_record(
        session_id=record.pk, entry=pair.entry(on=today), seen=mark(record), today=today, by=pair.supervisor
    )
    assert "It is to be signed by" in client.post(address, follow=True).content.decode()
    record.refresh_from_db()
    assert record.state == SessionState.SHARED


def test_versions_show_what_changed_and_to_the_person_only_from_sharing_on(pair: Pair, today: date) -> None:
    record = pair.record(today=today, on=today, words=WORDS | {"agenda": "Taken away again."})
    for words in ("As shared.", None):
        entry = pair.entry(on=today, words=WORDS | {"agenda": words or "After sharing."}, wellbeing="Tired.")
        save_record(session_id=record.pk, entry=entry, seen=mark(record), today=today, by=pair.supervisor)
        if words:
            as_account(pair.supervisor).post(reverse("record_share", args=[record.pk]))
    theirs = text_of(pair.supervisee, "record_versions", record.pk)
    assert "Taken away again." not in theirs
    assert "As shared." in theirs
    assert "After sharing." in theirs
    mine = text_of(pair.supervisor, "record_versions", record.pk)
    assert "Taken away again." in mine
    assert "Tired." in mine


def test_only_what_was_read_is_signed(pair: Pair, today: date) -> None:
    record = pair.shared(today=today, on=today)
    page = text_of(pair.supervisee, "record", record.pk)
    link = re.search(r'href="([^"]*/sign/\?seen=[^"]+)"', page)
    assert link is not None
    entry = pair.entry(on=today, words=WORDS | {"agenda": "Changed after it was read."})
    save_record(session_id=record.pk, entry=entry, seen=mark(record), today=today, by=pair.supervisor)
    client = as_account(pair.supervisee)
    form = client.get(link[1]).content.decode()
    seen = re.search(r'name="seen" value="([^"]+)"', form)
    assert seen is not None
    assert "Somebody has changed this record" in client.post(link[1], {"seen": seen[1]}).content.decode()
    assert "Read the record first" in client.post(reverse("record_sign", args=[record.pk])).content.decode()


def test_statement_that_is_sent_after_the_sign_in_has_ended_is_there_again(pair: Pair, today: date) -> None:
    record = pair.shared(today=today, on=today)
    address, client = reverse("record_dispute", args=[record.pk]), as_account(pair.supervisee)
    stamp = re.search(r'name="stamp" value="([^"]+)"', client.get(address).content.decode())
    assert stamp is not None
    client.logout()
    client.post(address, {"words": "A long statement.", "stamp": stamp[1]})
    client.force_login(pair.supervisor)
    assert "A long statement." not in text_of(pair.supervisor, "record_edit", record.pk)
    client.force_login(pair.supervisee)
    assert "A long statement." in client.get(address).content.decode()
    client.post(address, {"words": "A long statement.", "stamp": stamp[1]})
    addendum = reverse("record_comment", args=[record.pk])
    assert "A long statement." not in client.get(addendum).content.decode()


def test_answer_that_is_sent_after_the_sign_in_has_ended_is_there_again_beside_a_draft_of_the_record(
    pair: Pair, today: date
) -> None:
    record = pair.shared(today=today, on=today)
    as_account(pair.supervisee).post(reverse("record_dispute", args=[record.pk]), {"words": "Not so."})
    client = as_account(pair.supervisor)
    marks = {}
    for name, words in (
        ("record_edit", {"w_agenda": "Put right."}),
        ("record_answer_dispute", {"words": "A long answer."}),
    ):
        address = reverse(name, args=[record.pk])
        stamp = re.search(r'name="stamp" value="([^"]+)"', client.get(address).content.decode())
        assert stamp is not None
        marks[address] = words | {"stamp": stamp[1], "tab": "one"}
    client.logout()
    for address, sent in marks.items():
        assert client.post(address, sent).status_code == 302
    client.force_login(pair.supervisor)
    change, answer = (client.get(address).content.decode() for address in marks)
    assert "Put right." in change
    assert "A long answer." not in change
    assert "A long answer." in answer
    address = reverse("record_answer_dispute", args=[record.pk])
    assert "shared again" in client.post(address, marks[address], follow=True).content.decode()
    assert "Put right." in text_of(pair.supervisor, "record_edit", record.pk)


def test_words_of_actions_are_noted_wherever_they_are_shown(pair: Pair, today: date) -> None:
    earlier = pair.shared(today=today, on=today - 9 * ONE_DAY)
    action = AgreedActionFactory(session=earlier, due_on=today, words="Book the course.")
    for name, args in (
        ("supervision_actions", []),
        ("supervision_action", [action.pk]),
        ("record_new", [pair.worker.reference]),
    ):
        before = ContentReading.objects.count()
        assert "Book the course." in text_of(pair.supervisor, name, *args)
        assert "Book the course." in text_of(pair.supervisee, "supervision_actions")
        kept = ContentReading.objects.order_by("pk").values_list(
            "session", "account", "read_as", "only_actions"
        )
        assert list(kept[before:]) == [(earlier.pk, pair.supervisor.pk, "supervisor", True)]
    shown = text_of(pair.supervisee, "my_readings")
    assert ": what was agreed" in shown


def test_readings_of_an_agreement_are_kept_and_shown_to_the_person(pair: Pair, today: date) -> None:
    agreement = AgreementFactory(supervisee=pair.worker, supervisor=pair.boss)
    text_of(pair.supervisee, "agreement", agreement.pk)
    text_of(pair.supervisor, "agreement", agreement.pk)
    text_of(pair.supervisor, "agreement_make", pair.worker.reference)
    kept = AgreementReading.objects.order_by("pk").values_list("account", "read_as")
    assert list(kept) == [
        (pair.supervisee.pk, "supervisee"),
        (pair.supervisor.pk, "supervisor"),
        (pair.supervisor.pk, "supervisor"),
    ]
    shown = text_of(pair.supervisee, "my_readings")
    assert shown.count("Mina Lead") == 2
    assert "Your supervision agreement was read" in shown


# The order of the prompts


def test_prompts_are_put_in_ones_own_order_and_back(pair: Pair) -> None:
    client, address = as_account(pair.supervisor), reverse("record_prompts")
    client.post(address, {"up": "workload"})
    client.post(address, {"down": "agenda"})
    assert PromptOrder.objects.get(account=pair.supervisor).keys[:3] == ["workload", "leave", "agenda"]
    page = text_of(pair.supervisor, "record_new", pair.worker.reference)
    assert page.index('name="w_workload"') < page.index('name="w_leave"') < page.index('name="w_agenda"')
    assert "no such prompt" in client.post(address, {"up": "nothing"}).content.decode()
    client.post(address, {"reset": "1"})
    assert not PromptOrder.objects.exists()


# What is due


def test_what_is_due_is_the_next_step_of_whoever_takes_it(pair: Pair, today: date) -> None:
    published_form()
    states = {
        "Supervision": {"state": SessionState.SCHEDULED, "on": today},
        "Share the record of supervision": {"held": True, "on": today - ONE_DAY},
        "Sign the record of supervision": {"shared": True, "on": today - 2 * ONE_DAY},
    }
    for fields in states.values():
        SessionFactory(supervisor=pair.boss, supervisee=pair.worker, **fields)
    AgreedActionFactory(
        session=SupervisionSession.objects.get(state="shared"), owner=pair.boss, due_on=today, words="Secret."
    )

    def kinds(account: Account) -> list[str]:
        items = due_items(scope_of(account, today), today - 30 * ONE_DAY, today + 30 * ONE_DAY)
        assert not any("Secret" in f"{item}" for item in items)
        return sorted(item.kind for item in items if item.kind in {*states, "Action agreed in supervision"})

    assert kinds(pair.supervisor) == [
        "Action agreed in supervision",
        "Share the record of supervision",
        "Supervision",
    ]
    assert kinds(pair.supervisee) == ["Sign the record of supervision"]
    assert kinds(AccountFactory(worker=WorkerFactory())) == []
    assert AgreedAction.objects.count() == 1


def test_dispute_is_due_for_whoever_supervises_the_person_on_the_day(pair: Pair, today: date) -> None:
    """The former supervisor still manages the person: a pairing takes the dispute from them."""
    SessionFactory(
        supervisor=pair.boss,
        supervisee=pair.worker,
        on=today,
        sign_by=today,
        **in_state(SessionState.DISPUTED, today),
    )
    deputy = AccountFactory(worker=WorkerFactory())
    AssignmentFactory(worker=deputy.worker)
    SupervisorPairingFactory(worker=pair.worker, supervisor=deputy.worker, period=period(today + ONE_DAY))

    def disputed(account: Account, day: date) -> list[str]:
        found = due_items(scope_of(account, day), day, day + 30 * ONE_DAY)
        return [each.subject for each in found if each.kind == "Answer what is disputed"]

    name = pair.worker.name
    assert (disputed(pair.supervisor, today), disputed(deputy, today)) == ([name], [])
    tomorrow = today + ONE_DAY
    assert (disputed(pair.supervisor, tomorrow), disputed(deputy, tomorrow)) == ([], [name])
