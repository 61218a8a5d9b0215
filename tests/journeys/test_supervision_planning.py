"""Planning of supervision at the desk and on a phone: whose is due, a series, calling off, and the agreement."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from supervision.models import Agreement, SupervisionSession
from supervision.prompts import AGREEMENT
from tests.factories.supervision_sessions import (
    AgreedActionFactory,
    AgreementFactory,
    FrequencyRuleFactory,
    SessionFactory,
    SupervisorPairingFactory,
)
from tests.factories.workforce import AssignmentFactory
from tests.journeys.conftest import Visiting
from tests.world import World

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]

BASE = "/supervision/"


@pytest.fixture
def filled(council: World) -> dict[str, int]:
    """Something on every page, for the manager and for who keeps supervision."""
    today = timezone.localdate()
    manager = council.accounts["team_manager"].worker
    AssignmentFactory(team=council.own_team, manager=manager)
    held = SessionFactory(
        supervisee=council.own, supervisor=manager, on=today - timedelta(days=80), signed=True
    )
    AgreedActionFactory(session=held, due_on=today)
    coming = SessionFactory(supervisee=council.own, supervisor=manager, on=today + timedelta(days=9))
    agreement = AgreementFactory(
        supervisee=council.own, supervisor=manager, terms={each.key: "As agreed." for each in AGREEMENT}
    )
    pairing = SupervisorPairingFactory(worker=council.other)
    rule = FrequencyRuleFactory(worker=council.own, role_group="", reason="New to the role")
    return {"session": coming.pk, "agreement": agreement.pk, "pairing": pairing.pk, "rule": rule.pk}


@pytest.mark.parametrize("phone", [False, True], ids=["desktop", "phone"])
def test_pages_of_a_manager_are_accessible_and_fit_the_screen(
    visit: Visiting, council: World, filled: dict[str, int], phone: bool
) -> None:
    visitor = visit(council.accounts["team_manager"], phone=phone)
    session, agreement = filled["session"], filled["agreement"]
    paths = [
        *("", "?whose=below", "plan/person/OWN/", "plan/group/", "planned/", f"planned/{session}/"),
        *(f"planned/{session}/move/", f"planned/{session}/cancel/", "agreements/?state=all"),
        *(f"agreements/{agreement}/", f"agreements/{agreement}/sign/", "agreements/of/OWN/"),
        *("supervisors/", "supervisors/of/OWN/", "frequencies/of/OWN/"),
    ]
    faults = {path: visitor.faults_at(BASE + path) for path in paths}
    faults["tab"] = visitor.faults_at("/people/OWN/record/supervision/")
    assert {path: found for path, found in faults.items() if found} == {}
    assert visitor.complaints == []


@pytest.mark.parametrize("phone", [False, True], ids=["desktop", "phone"])
def test_pages_of_a_keeper_are_accessible_and_fit_the_screen(
    visit: Visiting, council: World, filled: dict[str, int], phone: bool
) -> None:
    visitor = visit(council.accounts["psw"], phone=phone)
    pairing, rule = filled["pairing"], filled["rule"]
    paths = [
        *("", "frequencies/", "frequencies/add/", f"frequencies/{rule}/end/"),
        *("supervisors/", f"supervisors/{pairing}/end/"),
    ]
    faults = {path: visitor.faults_at(BASE + path) for path in paths}
    assert {path: found for path, found in faults.items() if found} == {}


@pytest.mark.parametrize("phone", [False, True], ids=["desktop", "phone"])
def test_series_is_planned_from_the_list_and_one_session_called_off(
    visit: Visiting, council: World, phone: bool
) -> None:
    """Without scripts on the phone."""
    manager = visit(council.accounts["team_manager"], phone=phone, scripts=not phone)
    page = manager.go(BASE)
    manager.follow("Plan supervision of Olu Ownteam")
    first = timezone.localdate() + timedelta(days=7)
    for part in ("day", "month", "year"):
        page.locator(f"input[name=on_{part}]").fill(str(getattr(first, part)))
    page.get_by_label("From").fill("10:00")
    page.get_by_label("Every so many weeks").check()
    page.get_by_label("How many weeks or months").fill("4")
    page.get_by_label("How many sessions").fill("3")
    manager.press("Continue")
    expect(page.get_by_text("3 sessions will be planned.")).to_be_visible()
    manager.press("Save")
    expect(page.get_by_text("3 sessions are planned")).to_be_visible()
    assert SupervisionSession.objects.count() == 3
    manager.follow("Call it off")
    page.get_by_label("The supervisor").check()
    page.get_by_label("Court").check()
    manager.press("Call it off")
    expect(page.get_by_text("The session is called off.")).to_be_visible()
    expect(page.get_by_text("The supervisor, court")).to_be_visible()
    assert manager.width_beyond_the_screen() == 0


def test_agreement_is_drafted_and_signed_by_each(visit: Visiting, council: World) -> None:
    manager = visit(council.accounts["team_manager"], phone=True)
    page = manager.go(f"{BASE}agreements/")
    manager.follow("Olu Ownteam")
    for prompt in AGREEMENT:
        page.get_by_label(prompt.label).fill("As we agreed.")
    manager.press("Save")
    manager.follow("Sign it")
    manager.press("Sign", exact=True)
    expect(page.get_by_text("It waits for the other signature.")).to_be_visible()

    own = visit(council.accounts["practitioner"])
    page = own.go(f"{BASE}agreements/")
    own.follow("Olu Ownteam")
    own.follow("Sign it")
    own.press("Sign", exact=True)
    expect(page.get_by_text("Both have signed.")).to_be_visible()
    assert Agreement.objects.get().renew_by is not None
