"""The admin and the page of changes: days and states of supervision, and never what was said."""

import pytest
from django.contrib import admin
from django.db.models import Model
from django.test import Client

from supervision.models import (
    AgreedAction,
    Agreement,
    FrequencyRule,
    SessionAudit,
    SessionVersion,
    SupervisionSession,
    SupervisorPairing,
    SupervisorTraining,
)
from tests.factories.supervision_sessions import (
    AgreedActionFactory,
    AgreementFactory,
    FrequencyRuleFactory,
    SessionFactory,
    SupervisorPairingFactory,
)
from tests.factories.workforce import RoleGrantFactory
from tests.periods import LAST_YEAR
from tests.world import World
from workforce.access.roles import RoleName
from workforce.models import Account
from workforce.models.encrypted import EncryptedTextField

pytestmark = pytest.mark.django_db
SECRET = "The secret of the session"
KEPT = (FrequencyRule, SupervisorPairing, SupervisorTraining)
OF_PRACTICE = (SupervisionSession, AgreedAction, Agreement, SessionAudit)
OURS = [model for model in admin.site._registry if model._meta.app_label == "supervision"]


def marked(world: World, actor: str, *roles: RoleName) -> Client:
    account = world.accounts[actor]
    Account.objects.filter(pk=account.pk).update(is_staff=True)
    for role in roles:
        RoleGrantFactory(account=account, role=role)
    client = Client()
    client.force_login(account)
    return client


def address(model: type[Model], rest: str = "") -> str:
    return f"/admin/supervision/{model._meta.model_name}/{rest}"


@pytest.fixture
def written(world: World) -> dict[type[Model], Model]:
    """A row of each table, with content where it may have any."""
    session = SessionFactory(supervisee=world.own, shared=True)
    SessionVersion.objects.create(session=session, number=1, body={"agenda": SECRET})
    audit = SessionAudit.objects.create(
        session=session,
        auditor=world.accounts["psw"],
        sample="Spring",
        assigned_on=LAST_YEAR,
        until=LAST_YEAR,
        feedback=SECRET,
    )
    return {
        SupervisionSession: session,
        SessionAudit: audit,
        AgreedAction: AgreedActionFactory(session=session, words=SECRET),
        Agreement: AgreementFactory(supervisee=world.own, terms={"place": SECRET}),
        FrequencyRule: FrequencyRuleFactory(),
        SupervisorPairing: SupervisorPairingFactory(worker=world.own),
        SupervisorTraining: SupervisorTraining.objects.create(worker=world.own, completed_on=LAST_YEAR),
    }


def test_tables_of_content_are_not_in_the_admin() -> None:
    assert set(OURS) == {*KEPT, *OF_PRACTICE}


@pytest.mark.parametrize("model", OURS, ids=lambda model: model.__name__)
def test_no_column_of_content_is_listed_searched_or_filtered(model: type[Model]) -> None:
    page = admin.site._registry[model]
    content = {each.name for each in model._meta.concrete_fields if isinstance(each, EncryptedTextField)}
    assert content.isdisjoint((*page.list_display, *page.search_fields, *page.list_filter))


@pytest.mark.parametrize("model", OURS, ids=lambda model: model.__name__)
def test_row_is_read_without_its_content(
    world: World, written: dict[type[Model], Model], model: type[Model]
) -> None:
    client = marked(world, "hr", RoleName.PRINCIPAL_SOCIAL_WORKER)
    for where in ("", "?q=own", f"{written[model].pk}/change/", f"{written[model].pk}/history/"):
        answer = client.get(address(model, where))
        assert answer.status_code == 200
        assert SECRET not in answer.content.decode()
        assert "gAAAA" not in answer.content.decode()
    assert client.get(address(model, "add/")).status_code == 403
    assert client.post(address(model, f"{written[model].pk}/change/"), {"state": "done"}).status_code == 403


@pytest.mark.parametrize("model", OURS, ids=lambda model: model.__name__)
def test_administrator_finds_nothing_of_supervision(
    world: World, written: dict[type[Model], Model], model: type[Model]
) -> None:
    client = marked(world, "administrator")
    assert client.get(address(model)).status_code == 403
    assert client.get(address(model, f"{written[model].pk}/change/")).status_code == 403


@pytest.mark.parametrize("model", OF_PRACTICE, ids=lambda model: model.__name__)
def test_hr_sees_no_days_of_named_people(world: World, model: type[Model]) -> None:
    assert marked(world, "hr").get(address(model)).status_code == 403


@pytest.mark.parametrize("actor", ["hr", "auditor"])
def test_page_of_changes_names_what_changed_and_does_not_show_it(
    world: World, written: dict[type[Model], Model], actor: str
) -> None:
    client = Client()
    client.force_login(world.accounts[actor])
    AgreedAction.objects.update(words=f"{SECRET} again")
    for kind in ("agreedaction", "agreement", "sessionaudit", "supervisionsession"):
        page = client.get(f"/changes/?kind={kind}").content.decode()
        assert "not shown" in page
        assert SECRET not in page
        assert "gAAAA" not in page
