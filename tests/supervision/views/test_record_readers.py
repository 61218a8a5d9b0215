"""The page of a record for those who are neither of the two: without the part on wellbeing, noted, and told so."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from supervision.enums import ReadAs
from supervision.models import ContentReading, SessionVersion, SupervisionSession, WellbeingVersion
from tests.factories.supervision_reading import FormalOpeningFactory, SessionAuditFactory
from tests.factories.supervision_sessions import SessionFactory
from tests.factories.workforce import AccountFactory, AssignmentFactory, WorkerFactory
from tests.workforce.views.verb_pages import signed_in
from tests.world import World
from workforce.models import Account

pytestmark = pytest.mark.django_db
SECRET, PRIVATE = "The secret of the session", "The private part"


@pytest.fixture
def session(world: World) -> SupervisionSession:
    manager = world.accounts["team_manager"].worker
    made: SupervisionSession = SessionFactory(supervisee=world.own, supervisor=manager, shared=True)
    SessionVersion.objects.create(session=made, number=1, body={"agenda": SECRET})
    WellbeingVersion.objects.create(session=made, number=1, body={"wellbeing": PRIVATE})
    return made


def _line_manager(world: World, session: SupervisionSession) -> Account:
    above = AccountFactory(worker=WorkerFactory())
    AssignmentFactory(worker=above.worker)
    session.supervisor.assignments.update(manager=above.worker)
    return above


def _auditor(world: World, session: SupervisionSession) -> Account:
    return SessionAuditFactory(session=session, auditor=world.accounts["learning"]).auditor


def _hr(world: World, session: SupervisionSession) -> Account:
    return FormalOpeningFactory(session=session, account=world.accounts["hr"]).account


@pytest.mark.parametrize(
    ("reader", "part", "said"),
    [
        (_line_manager, ReadAs.LINE_MANAGER, "line manager"),
        (_auditor, ReadAs.AUDITOR, "auditor of a sample"),
        (_hr, ReadAs.FORMAL, "for a formal process"),
    ],
    ids=["line manager", "auditor", "HR"],
)
def test_others_read_it_without_the_private_part_and_are_told_that_it_is_kept(
    world: World,
    session: SupervisionSession,
    reader: Callable[[World, SupervisionSession], Account],
    part: ReadAs,
    said: str,
) -> None:
    account = reader(world, session)
    client = Client()
    client.force_login(account)
    page = client.get(f"/supervision/records/{session.pk}/").content.decode()
    assert SECRET in page
    assert PRIVATE not in page
    assert said in page
    assert "That you opened it is kept, and the person can see it." in page
    kept = ContentReading.objects.get()
    assert (kept.account, kept.read_as, kept.wellbeing) == (account, part, False)
    for verb in ("edit", "share", "sign", "addendum", "versions"):
        assert client.get(f"/supervision/records/{session.pk}/{verb}/").status_code in (403, 404)


def test_two_people_read_all_of_it(world: World, session: SupervisionSession) -> None:
    for actor in ("team_manager", "practitioner"):
        page = signed_in(world, actor).get(f"/supervision/records/{session.pk}/").content.decode()
        assert SECRET in page
        assert PRIVATE in page
        assert "That you opened it is kept" not in page


def test_whoever_sees_the_days_alone_reads_no_word(world: World, session: SupervisionSession) -> None:
    for actor in ("psw", "service_manager"):
        page = signed_in(world, actor).get(f"/supervision/records/{session.pk}/").content.decode()
        assert SECRET not in page
        assert PRIVATE not in page
    assert not ContentReading.objects.exists()


@pytest.mark.parametrize("judged", [False, True], ids=["record", "judged"])
def test_private_part_is_not_even_fetched_for_an_auditor(
    world: World, session: SupervisionSession, judged: bool
) -> None:
    audit = SessionAuditFactory(session=session, auditor=world.accounts["learning"])
    client = signed_in(world, "learning")
    address = f"/supervision/audits/{audit.pk}/" if judged else f"/supervision/records/{session.pk}/"
    with CaptureQueriesContext(connection) as asked:
        page = client.get(address).content.decode()
    assert SECRET in page
    assert not any('"supervision_wellbeingversion"."body"' in each["sql"] for each in asked)
    with CaptureQueriesContext(connection) as asked:
        signed_in(world, "practitioner").get(f"/supervision/records/{session.pk}/")
    assert any('"supervision_wellbeingversion"."body"' in each["sql"] for each in asked)
