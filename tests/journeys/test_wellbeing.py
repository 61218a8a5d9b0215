"""Notices, briefings, recognition, wellbeing, benefits and the community at the desk and on a phone."""

from datetime import date

import pytest
from playwright.sync_api import expect

from tests.factories.wellbeing import (
    AccreditationEvidenceFactory,
    ActivityPlaceFactory,
    AnnouncementVersionFactory,
    AssistanceUseFactory,
    BenefitReviewFactory,
    BriefingFactory,
    BriefingManagerFactory,
    CelebrationEventFactory,
    CelebrationPromptFactory,
    CommitmentActionFactory,
    CommunityShareFactory,
    HubDocumentFactory,
    RecognitionFactory,
    WellbeingActivityFactory,
    WellbeingSurveyFactory,
)
from tests.journeys.conftest import Visiting
from tests.world import World
from workforce.models import Announcement, Briefing, BriefingPassedOn, Recognition

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]

SUPPORT = "/support"


@pytest.fixture
def addresses(council: World, today: date) -> list[str]:
    """Every page of the theme with something on it, for who keeps it all."""
    hr = council.accounts["hr"]
    notice = AnnouncementVersionFactory(announcement__published_by=hr).announcement_id
    HubDocumentFactory(kept_by=hr)
    briefing = BriefingFactory(published_by=hr)
    BriefingManagerFactory(briefing=briefing, team=council.own_team)
    stage = AccreditationEvidenceFactory().stage
    action = CommitmentActionFactory(commitment__accreditation=stage.accreditation, owner=council.own)
    recognition = RecognitionFactory(nominee=council.own)
    RecognitionFactory(nominee=council.own, published=True)
    prompt = CelebrationPromptFactory(person=council.own).pk
    CelebrationEventFactory(on=today)
    place = ActivityPlaceFactory(person=council.own, activity__programme__kept_by=hr)
    programme = place.activity.programme
    WellbeingActivityFactory(programme=programme, on=today, attended=7)
    WellbeingSurveyFactory(programme=programme)
    AssistanceUseFactory()
    benefit = BenefitReviewFactory().benefit_id
    own = {
        "notices": ["", "publish/", f"{notice}/", f"{notice}/withdraw/", "documents/", "documents/add/"],
        "briefings": ["", "publish/", f"{briefing.pk}/", f"{briefing.pk}/withdraw/"],
        "accreditations": [
            *("", f"{stage.accreditation_id}/", f"{stage.accreditation_id}/stage/"),
            *("commitments/", f"actions/{action.pk}/"),
        ],
        "recognition": [
            *("", "nominate/", f"{recognition.pk}/", f"{recognition.pk}/approved/"),
            *("events/", "prompts/", f"prompts/{prompt}/recognise/"),
        ],
        "wellbeing": [
            "",
            f"{programme.pk}/",
            f"activities/{place.activity_id}/",
            "assistance/",
            "assistance/record/",
        ],
        "benefits": ["", f"{benefit}/review/"],
    }
    pages = [f"{SUPPORT}/{part}/{page}" for part, found in own.items() for page in found]
    return ["/", "/support/", *pages, "/people/OWN/"]


@pytest.mark.parametrize("phone", [False, True], ids=["desktop", "phone"])
def test_pages_are_accessible_and_fit_the_screen(
    visit: Visiting, council: World, addresses: list[str], phone: bool
) -> None:
    visitor = visit(council.accounts["hr"], phone=phone)
    assert visitor.faulty(addresses) == {}
    assert visitor.complaints == []


@pytest.mark.parametrize("phone", [False, True], ids=["desktop", "phone"])
def test_community_is_accessible(visit: Visiting, council: World, phone: bool) -> None:
    CommunityShareFactory()
    visitor = visit(council.accounts["equality"], phone=phone)
    paths = ("/equality/?about=sex", "/equality/community/ethnicity/")
    assert visitor.faulty(paths) == {}


def test_notice_goes_from_a_manager_to_the_team(visit: Visiting, council: World) -> None:
    page = visit(council.accounts["team_manager"], phone=True, scripts=False).go("/support/notices/")
    page.get_by_role("link", name="Publish a notice").click()
    page.get_by_label("Title").fill("Team day on Friday")
    page.get_by_label("Text").fill("We meet at ten.")
    page.get_by_label("Category").select_option("Events")
    page.get_by_label("Own team").check()
    page.get_by_role("button", name="Publish").click()
    expect(page.get_by_text("The notice is published.")).to_be_visible()
    assert Announcement.objects.count() == 1

    reader = visit(council.accounts["practitioner"]).go("/")
    expect(reader.get_by_text("1 new:")).to_be_visible()
    reader.get_by_role("link", name="Team day on Friday").click()
    expect(reader.get_by_text("We meet at ten.")).to_be_visible()
    reader.get_by_role("link", name="Your work").click()
    expect(reader.get_by_text("Nothing new.")).to_be_visible()


def test_briefing_goes_down_and_comes_back(visit: Visiting, council: World, today: date) -> None:
    publisher = visit(council.accounts["service_manager"])
    page = publisher.go("/support/briefings/publish/")
    page.get_by_label("Title").fill("After the inspection")
    page.get_by_label("What managers tell their teams").fill("What changes in January.")
    for part in ("day", "month", "year"):
        page.locator(f"input[name=pass_on_by_{part}]").fill(str(getattr(today, part)))
    page.get_by_label("Own service").check()
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_label("Mina Managing, Own team")).to_be_checked()
    assert publisher.faults() == []
    page.get_by_role("button", name="Publish").click()
    expect(page.get_by_text("The briefing is published to 1 manager.")).to_be_visible()

    manager = visit(council.accounts["team_manager"], phone=True).go("/")
    manager.get_by_role("link", name="After the inspection").click()
    manager.get_by_role("link", name="I have passed it on").click()
    manager.get_by_label("How").fill("In the team meeting")
    manager.get_by_role("button", name="Save").click()
    expect(manager.get_by_text("You passed it on on")).to_be_visible()
    assert BriefingPassedOn.objects.get().named.briefing == Briefing.objects.get()


def test_colleague_is_nominated_and_says_no(visit: Visiting, council: World) -> None:
    page = visit(council.accounts["team_manager"], phone=True).go("/support/recognition/nominate/")
    page.get_by_label("Number of the colleague").fill("OWN")
    page.get_by_label("What they did").fill("Stayed until the heating worked")
    page.get_by_role("button", name="Nominate").click()
    expect(page.get_by_text("Thank you: the nomination is on the list.")).to_be_visible()

    own = visit(council.accounts["practitioner"]).go("/people/OWN/")
    own.get_by_role("link", name="Sparkle moment").click()
    own.get_by_role("link", name="I do not want this published").click()
    own.get_by_role("button", name="Yes").click()
    expect(own.get_by_text("Not to be published", exact=True)).to_be_visible()
    assert Recognition.objects.get().state == "refused"
