"""Registrations in a browser: looking people up in one go, and a person's own word on a phone."""

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from tests.factories.workforce import CheckFactory, RegisterCheckFactory, RegistrationFactory
from tests.journeys.conftest import Visiting
from tests.world import AGENCY, World, build_world
from workforce.enums import RegisterResult, Regulator
from workforce.models import RegisterCheck, RenewalConfirmation, Role
from workforce.periods import add_months

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def council(db: None) -> World:
    """Social workers need the register; one is off it, and one was never looked up."""
    world = build_world()
    Role.objects.filter(code="SW").update(regulator="SWE")
    today = timezone.localdate()
    RegisterCheckFactory(worker=world.own, on=today)
    RegisterCheckFactory(worker=world.other, on=today, result=RegisterResult.REMOVED)
    CheckFactory(worker=world.own, done_on=today)
    return world


@pytest.mark.parametrize("phone", [False, True], ids=["desktop", "phone"])
def test_pages_of_registrations_and_checks_are_accessible_and_keep_the_policy(
    visit: Visiting, council: World, phone: bool
) -> None:
    visitor = visit(council.accounts["hr"], phone=phone)
    paths = (
        "/",
        "/registrations/",
        "/registrations/?state=may-not-practise&sort=name",
        "/registrations/look/?who=all",
        "/checks/?show=all",
        "/people/OTHER/",
        "/people/OWN/registration/",
        "/people/OWN/registration/look/",
        "/people/OWN/checks/record/",
    )

    assert visitor.faulty(paths) == {}
    assert visitor.complaints == []


@pytest.mark.parametrize("phone", [False, True], ids=["desktop", "phone"])
def test_people_are_looked_up_in_one_go(visit: Visiting, council: World, phone: bool) -> None:
    page = visit(council.accounts["hr"], phone=phone, scripts=False).go("/registrations/look/?who=all")

    page.get_by_label("Olu Ownteam: what the register says").select_option("conditions")
    page.get_by_role("button", name="Save those looked up").click()

    expect(page.get_by_text("1 person looked up on")).to_be_visible()
    assert RegisterCheck.objects.filter(worker=council.own, result="conditions").count() == 1
    assert RegisterCheck.objects.count() == 3


def test_nothing_chosen_is_said_above_the_list(visit: Visiting, council: World) -> None:
    page = visit(council.accounts["hr"]).go("/registrations/look/?who=all")

    page.get_by_role("button", name="Save those looked up").click()

    expect(page.get_by_role("alert").get_by_text("Say of at least one person")).to_be_visible()


def test_alarm_is_first_and_leads_to_the_person(visit: Visiting, council: World) -> None:
    page = visit(council.accounts["psw"]).go("/")

    alarm = page.get_by_role("region", name="may not practise as far as is known")
    expect(alarm).to_contain_text("Removed when looked up")
    alarm.get_by_role("link", name="Otto Otherteam").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Otto Otherteam")
    expect(page.get_by_role("region", name="May not practise as far as is known")).to_be_visible()


def test_person_confirms_the_own_renewal_on_a_phone(visit: Visiting, council: World) -> None:
    """With the NMC the window is the last sixty days before one's own day: it is open whatever the date."""
    today = timezone.localdate()
    agency = council.accounts[AGENCY].worker
    assert agency is not None
    RegistrationFactory(worker=agency, nurse=True, expires_on=add_months(today, 1))
    RegisterCheckFactory(worker=agency, regulator=Regulator.NMC, on=today)
    Role.objects.filter(code="SW").update(regulator="NMC")
    visitor = visit(council.accounts[AGENCY], phone=True)
    page = visitor.go("/people/AGENCY/record/registration/")

    page.get_by_role("link", name="Confirm my renewal").click()
    page.get_by_label("The fee is paid").check()
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_text("Says to have renewed with Nursing and Midwifery Council")).to_be_visible()
    assert (visitor.faults(), visitor.width_beyond_the_screen()) == ([], 0)
    page.get_by_role("button", name="Save").click()

    expect(page.get_by_text("Your renewal from")).to_be_visible()
    expect(page.get_by_role("region", name="How it stands")).to_contain_text("confirmed by the person")
    assert RenewalConfirmation.objects.get().fee_paid
