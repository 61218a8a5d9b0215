"""Practice documents at the desk and on a phone: launched, read, measured against; supervisors' training."""

from datetime import date

import pytest
from playwright.sync_api import expect

from supervision.models import PracticeAcknowledgement
from tests.factories.supervision_practice import (
    MemberFactory,
    PracticeQuestionFactory,
    PracticeStandardFactory,
    PracticeSupportFactory,
    PracticeVersionFactory,
    SelfAssessmentFactory,
)
from tests.journeys.conftest import Visiting
from tests.world import World

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]

PRACTICE = "/supervision/practice/"


@pytest.fixture
def addresses(council: World, today: date) -> list[str]:
    """Every page of practice with something on it, for who keeps the register."""
    standard = PracticeStandardFactory(version__document__name="Practice standards")
    PracticeQuestionFactory(version=standard.version)
    SelfAssessmentFactory(version=standard.version, worker=council.own, on=today)
    PracticeSupportFactory(supported=council.own, on=today)
    group = MemberFactory(session__supervisor=council.own, session__on=today).session
    MemberFactory(session=group, partner=True)
    one = f"{standard.version.document_id}/"
    pages = [
        *("", "add/", "mine/", "support/", "supervisors/", "supervisors/record/", "groups/"),
        *(one, f"{one}acknowledge/", f"{one}counts/", f"{one}missing/", f"{one}change/", f"{one}launch/"),
        *(f"{one}question/", f"{one}review/", f"{one}workshop/", f"{one}withdraw/"),
    ]
    return [f"{PRACTICE}{page}" for page in pages]


@pytest.mark.parametrize("phone", [False, True], ids=["desktop", "phone"])
def test_pages_are_accessible_and_fit_the_screen(
    visit: Visiting, council: World, addresses: list[str], phone: bool
) -> None:
    visitor = visit(council.accounts["psw"], phone=phone)
    assert visitor.faulty(addresses) == {}
    assert visitor.complaints == []


@pytest.mark.parametrize("phone", [False, True], ids=["desktop", "phone"])
def test_own_pages_are_accessible(visit: Visiting, council: World, addresses: list[str], phone: bool) -> None:
    visitor = visit(council.accounts["practitioner"], phone=phone)
    standards = addresses[7]
    paths = (PRACTICE, f"{PRACTICE}mine/", f"{PRACTICE}support/record/", standards, f"{standards}measure/")
    assert visitor.faulty(paths) == {}


def test_policy_is_acknowledged_with_its_quiz_on_a_phone(visit: Visiting, council: World) -> None:
    version = PracticeVersionFactory(document__name="Supervision policy")
    PracticeQuestionFactory(version=version)
    reader = visit(council.accounts["practitioner"], phone=True, scripts=False)
    page = reader.go(PRACTICE)
    reader.follow("Supervision policy")
    reader.follow("I have read it")
    page.get_by_label("Every month").check()
    page.get_by_label("I have read it and know what it asks of me").check()
    reader.press("Acknowledge")
    expect(page.get_by_text("1 of 1 answers are right.")).to_be_visible()
    assert PracticeAcknowledgement.objects.get().worker == council.own
