"""What of notices, briefings, accreditations, benefits and recognition waits for whom; from one statement."""

from datetime import date, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from tests.factories.wellbeing import (
    AccreditationStageFactory,
    AnnouncementVersionFactory,
    BenefitFactory,
    BenefitReviewFactory,
    BriefingFactory,
    BriefingManagerFactory,
    BriefingPassedOnFactory,
    CelebrationPromptFactory,
    CommitmentActionFactory,
    HubDocumentFactory,
    RecognitionFactory,
)
from tests.factories.workforce import PolicyValueFactory
from tests.periods import LAST_YEAR, LONG_AGO, SOON, TODAY, YESTERDAY
from tests.world import NO_GRANT, World
from workforce.due import DueState, due_about
from workforce.models import RecognitionMove, Worker
from workforce.periods import period
from workforce.policy import PolicyKey
from workforce.queries.support_due import attention
from workforce.queries.visibility import Sight, scope_of
from workforce.wellbeing_due import support

pytestmark = pytest.mark.django_db

AHEAD = TODAY + timedelta(days=30)


def due(world: World, actor: str, last_day: date = AHEAD) -> list[tuple[str, str, date]]:
    items = support(scope_of(world.accounts[actor], TODAY), TODAY, last_day)
    return [(item.kind, item.subject, item.due_on) for item in items]


def manager(world: World) -> Worker:
    found = world.accounts["team_manager"].worker
    assert found is not None
    return found


def test_manager_has_what_is_to_be_passed_on_until_it_is(world: World) -> None:
    """HA-40: overdue briefings are among the due dates."""
    named = BriefingManagerFactory(manager=manager(world), briefing__pass_on_by=YESTERDAY)
    (item,) = support(scope_of(world.accounts["team_manager"], TODAY), TODAY, AHEAD)
    assert (item.kind, item.subject) == ("Briefing to pass on", named.briefing.title)
    assert item.state(TODAY) == DueState.OVERDUE
    BriefingPassedOnFactory(named=named)
    assert due(world, "team_manager") == []


def test_publisher_has_what_was_not_passed_on_in_time(world: World) -> None:
    hr = world.accounts["psw"]
    briefing = BriefingFactory(published_by=hr, pass_on_by=YESTERDAY)
    for _ in range(2):
        BriefingManagerFactory(briefing=briefing)
    BriefingPassedOnFactory(named__briefing=briefing)
    BriefingManagerFactory(briefing=BriefingFactory(published_by=hr, pass_on_by=TODAY))
    BriefingManagerFactory(briefing=BriefingFactory(pass_on_by=YESTERDAY))
    (item,) = support(scope_of(hr, TODAY), TODAY, AHEAD)
    assert (item.kind, item.subject, item.detail) == (
        "Briefing not passed on by all",
        briefing.title,
        "2 managers",
    )


def test_document_is_due_for_who_keeps_it(world: World) -> None:
    document = HubDocumentFactory(kept_by=world.accounts["team_manager"], review_on=SOON)
    HubDocumentFactory(kept_by=world.accounts["team_manager"], withdrawn_on=TODAY)
    assert due(world, "team_manager") == [("Document to review", document.title, SOON)]
    assert due(world, "hr") == []
    assert due(world, "team_manager", TODAY) == []


def test_keeper_has_what_expires_and_is_to_be_reviewed(world: World) -> None:
    """NS-10: expiry reminder, of the stage that was awarded last."""
    stage = AccreditationStageFactory(on=LAST_YEAR, expires_on=SOON)
    AccreditationStageFactory(accreditation=stage.accreditation, on=LONG_AGO, expires_on=LAST_YEAR)
    AccreditationStageFactory(accreditation=stage.accreditation, working_towards=True, on=TODAY)
    AccreditationStageFactory(accreditation__ended_on=TODAY)
    benefit = BenefitFactory(period=period(LONG_AGO))
    BenefitReviewFactory(benefit=benefit, on=LAST_YEAR)
    BenefitFactory(period=period(LONG_AGO, YESTERDAY))
    BenefitFactory(period=period(TODAY))
    CelebrationPromptFactory()
    CelebrationPromptFactory(state="let_pass", settled_on=TODAY)
    assert due(world, "hr") == [
        ("Benefit to review", benefit.name, TODAY),
        ("To celebrate", "Passes, long service and others", TODAY),
        ("Accreditation expires", stage.accreditation.name, SOON),
    ]
    assert due(world, "psw") == []


def test_action_is_due_for_its_owner_and_its_keeper_while_it_is_open(world: World) -> None:
    action = CommitmentActionFactory(owner=world.own)
    CommitmentActionFactory(owner=world.own, state="done")
    expected = [("Commitment: action", action.words, TODAY)]
    assert [due(world, actor) for actor in ("practitioner", "hr", "team_manager")] == [expected, expected, []]


def test_person_is_told_before_it_is_published_and_until_when_to_say_no(world: World) -> None:
    found = RecognitionFactory(nominee=world.own, state="approved")
    RecognitionMove.objects.create(recognition=found, to="approved", on=YESTERDAY)
    RecognitionFactory(nominee=world.own, published=True)
    (item,) = support(scope_of(world.accounts["practitioner"], TODAY), TODAY, AHEAD)
    assert (item.subject, item.due_on) == (found.words, date(2025, 10, 4))
    PolicyValueFactory(key=PolicyKey.REFUSAL_DAYS, value=10)
    (item,) = support(scope_of(world.accounts["practitioner"], TODAY), TODAY, AHEAD)
    assert item.due_on == date(2025, 10, 9)
    assert due(world, "hr") == []


def test_prompts_are_one_line(world: World) -> None:
    CelebrationPromptFactory.create_batch(3, on=LONG_AGO)
    (item,) = support(scope_of(world.accounts["hr"], TODAY), TODAY, AHEAD)
    assert (item.detail, item.due_on, item.state(TODAY)) == ("3 reasons", TODAY, DueState.SOON)


def test_nothing_of_it_stands_on_the_page_of_a_person(world: World) -> None:
    CommitmentActionFactory(owner=world.own)
    AnnouncementVersionFactory()
    sight = Sight(world.own, scope_of(world.accounts["hr"], TODAY))
    kinds = {item.kind for item in due_about(sight, TODAY, AHEAD)}
    assert "Commitment: action" not in kinds


@pytest.mark.parametrize("number", [1, 3])
def test_one_statement_for_everything(
    world: World, number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(number):
        AnnouncementVersionFactory()
        BriefingManagerFactory(manager=manager(world))
        CommitmentActionFactory(owner=manager(world))
    scope = scope_of(world.accounts["team_manager"], TODAY)
    with django_assert_num_queries(1):
        assert len(list(support(scope, TODAY, AHEAD))) == 2 * number
        assert len(attention(scope)) == 3 * number


def test_account_without_a_worker_or_a_grant_asks_nothing(
    world: World, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    scope = scope_of(world.accounts[NO_GRANT], TODAY)
    with django_assert_num_queries(0):
        assert attention(scope) == []
