"""The copy of what is held about somebody: what they may read themselves, in words, and nothing else."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from supervision.domain.readings import note_agreement, note_reading
from supervision.enums import ReadAs, SessionState
from supervision.models import Addendum, ContentReading, SessionMember, SupervisionSession, WellbeingVersion
from supervision.queries.reading import Reading
from tests.factories.supervision_appraisal import AppraisalFactory, AppraisalVersionFactory, ObjectiveFactory
from tests.factories.supervision_reading import FormalOpeningFactory
from tests.factories.supervision_records import make_pair
from tests.factories.supervision_sessions import (
    AgreedActionFactory,
    AgreementFactory,
    SessionFactory,
    SessionVersionFactory,
)
from tests.world import World
from workforce.models import Account, Worker
from workforce.periods import ONE_DAY

pytestmark = pytest.mark.django_db
ADDRESS = "/your-records/"


def record(worker: Worker, supervisor: Worker, on: date, words: str, **more: object) -> SupervisionSession:
    session: SupervisionSession = SessionFactory(
        **{"supervisee": worker, "supervisor": supervisor, "on": on, "shared": True} | more
    )
    SessionVersionFactory(session=session, body={"agenda": words})
    WellbeingVersion.objects.create(session=session, number=1, body={"wellbeing": f"{words} In private."})
    return session


def copy_of(client: Client) -> str:
    answer = client.post(ADDRESS)
    assert answer.status_code == 200
    assert answer["Content-Disposition"].startswith('attachment; filename="records-of-')
    return answer.content.decode()


def signed_in(account: Account) -> Client:
    client = Client()
    client.force_login(account)
    return client


def test_copy_holds_all_that_the_person_reads_with_its_words_and_is_kept(world: World, today: date) -> None:
    own, account = world.own, world.accounts["practitioner"]
    manager = world.accounts["team_manager"].worker
    assert manager is not None
    session = record(own, manager, today - 9 * ONE_DAY, "The first talk.")
    Addendum.objects.create(session=session, words="One more thing.", by=account)
    AgreedActionFactory(session=session, due_on=today, words="Book the course.")
    agreement = AgreementFactory(supervisee=own, supervisor=manager, terms={"needs": "A quiet room."})
    note_agreement(agreement, world.accounts["team_manager"], ReadAs.SUPERVISOR)
    note_reading(session, world.accounts["psw"], Reading(ReadAs.AUDITOR))
    FormalOpeningFactory(session=session, account=world.accounts["hr"], reason="The secret inquiry")
    read = ContentReading.objects.count()
    page = copy_of(signed_in(account))
    for words in (
        "The first talk.",
        "The first talk. In private.",
        "One more thing.",
        "Book the course.",
        "A quiet room.",
        "psw@council.example",
        "An auditor of the sample",
        "Opened by HR for a formal process",
        "Olu Ownteam",
        "practitioner@council.example",
    ):
        assert words in page
    assert "The secret inquiry" not in page
    kept = ContentReading.objects.order_by("pk").values_list("session", "account", "read_as", "wellbeing")
    assert list(kept[read:]) == [(session.pk, account.pk, "supervisee", True)]


def test_copy_holds_no_draft_and_nothing_of_others(today: date) -> None:
    pair = make_pair()
    record(pair.worker, pair.boss, today, "Not shared yet.", shared=False, held=True)
    theirs = record(pair.worker, pair.boss, today - ONE_DAY, "About the supervisee.")
    AgreedActionFactory(session=theirs, owner=pair.boss, words="Theirs to do.", due_on=today)
    group = SessionFactory(
        group=True, supervisor=pair.boss, state=SessionState.SHARED, shared_on=today, on=today
    )
    SessionVersionFactory(session=group, body={"agenda": "Of the group."})
    SessionMember.objects.create(session=group, worker=pair.worker)
    person, boss = copy_of(signed_in(pair.supervisee)), copy_of(signed_in(pair.supervisor))
    assert "Not shared yet." not in person
    assert "About the supervisee." in person
    assert "Of the group." in person
    for words in ("Not shared yet.", "About the supervisee.", "Theirs to do.", "Of the group."):
        assert words not in boss


@pytest.mark.parametrize("actor", ["team_manager", "agency worker", "practitioner"])
def test_each_role_gets_the_own_copy_and_no_other(world: World, today: date, actor: str) -> None:
    manager = world.accounts["team_manager"].worker
    assert manager is not None
    record(world.own, manager, today, "Said to Olu.")
    page = copy_of(signed_in(world.accounts[actor]))
    assert ("Said to Olu." in page) == (actor == "practitioner")


def queries_of_copy(account: Account) -> int:
    client = signed_in(account)
    with CaptureQueriesContext(connection) as asked:
        copy_of(client)
    return len(asked)


def test_copy_costs_as_much_with_three_records_as_with_one(today: date) -> None:
    pair = make_pair()

    def more(number: int) -> None:
        session = record(pair.worker, pair.boss, today - number * ONE_DAY, "Words.")
        AgreedActionFactory(session=session, due_on=today)
        Addendum.objects.create(session=session, words="Added.", by=pair.supervisee)
        note_reading(session, pair.supervisor, Reading(ReadAs.SUPERVISOR))

    more(1)
    AgreementFactory(supervisee=pair.worker, supervisor=pair.boss)
    one = queries_of_copy(pair.supervisee)
    more(2)
    more(3)
    assert queries_of_copy(pair.supervisee) == one


@pytest.mark.parametrize("shared", [False, True], ids=["not shared", "shared"])
def test_copy_holds_the_own_part_of_an_appraisal_and_the_rest_once_it_is_shared(
    world: World, shared: bool
) -> None:
    manager = world.accounts["team_manager"].worker
    state = {"shared": True} if shared else {"held": True}
    appraisal = AppraisalFactory(appraisee=world.own, appraiser=manager, **state)
    for part, key in (("self", "look_back"), ("manager", "summary")):
        AppraisalVersionFactory(appraisal=appraisal, part=part, body={key: f"Words of the {part} part."})
    ObjectiveFactory(appraisal=appraisal, words="Write better plans.")
    page = copy_of(signed_in(world.accounts["practitioner"]))
    assert "Words of the self part." in page
    assert ("Write better plans." in page) == shared
    assert "Words of the self part." not in copy_of(signed_in(world.accounts["team_manager"]))
