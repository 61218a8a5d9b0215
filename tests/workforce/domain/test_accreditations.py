"""Accreditations expire, amber and red; commitments have actions that go on as their states allow."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from tests.factories.wellbeing import (
    AccreditationFactory,
    AccreditationStageFactory,
    CommitmentActionFactory,
    CommitmentFactory,
)
from tests.factories.workforce import AccountFactory
from tests.periods import LONG_AGO, TODAY, TOMORROW
from workforce.domain.accreditations import (
    add_action,
    add_commitment,
    add_evidence,
    end_accreditation,
    move_action,
    record_stage,
)
from workforce.domain.errors import DomainError
from workforce.enums import ActionState, StageStanding
from workforce.models import Accreditation, AccreditationStage
from workforce.queries.accreditations import EXPIRED, HOLDS, NOTHING, SOON, WORKING, accreditations, standing

pytestmark = pytest.mark.django_db

LEADER = ["Challenge attitudes", "Increase understanding", "Remove barriers", "Fulfil potential"]


def state(day: date, *stages: AccreditationStage) -> str:
    return standing(sorted(stages, key=lambda each: (each.on, each.pk), reverse=True), day, 6).state


def test_award_is_amber_six_months_before_its_end_and_red_from_the_day_after() -> None:
    """NS-10: expiry reminder. Valid on the last day, expired on the next."""
    award = AccreditationStageFactory(on=date(2023, 9, 30), expires_on=date(2026, 9, 30))
    days = [date(2023, 9, 29), date(2026, 3, 29), date(2026, 3, 30), date(2026, 9, 30), date(2026, 10, 1)]
    assert [state(day, award) for day in days] == [NOTHING, HOLDS, SOON, SOON, EXPIRED]


def test_latest_award_holds_and_what_is_worked_towards_stands_beside_it() -> None:
    """NS-59: stage and expiry."""
    scheme = AccreditationFactory()
    first = AccreditationStageFactory(accreditation=scheme, on=LONG_AGO, expires_on=date(2022, 4, 1))
    second = AccreditationStageFactory(accreditation=scheme, on=date(2022, 4, 1), expires_on=date(2027, 4, 1))
    towards = AccreditationStageFactory(accreditation=scheme, on=TODAY, level="Gold", working_towards=True)
    (read,) = [each for each in accreditations() if each == scheme]
    found = standing(list(read.stages.all()), TODAY, 6)
    assert (found.awarded, found.towards, found.state) == (second, towards, HOLDS)
    assert state(TODAY, towards) == WORKING
    assert state(TODAY, first) == EXPIRED


def test_four_commitments_of_a_leader_come_with_the_installation() -> None:
    """NS-11: all four are listed."""
    scheme = Accreditation.objects.get(name="Disability Confident")
    assert [each.name for each in scheme.commitments.order_by("position")] == LEADER
    assert scheme.levels == ["Committed", "Employer", "Leader"]


def record(scheme: Accreditation, **more: object) -> AccreditationStage:
    given = {
        "accreditation_id": scheme.pk,
        "level": "Silver",
        "standing": StageStanding.AWARDED,
        "on": TODAY,
        "expires_on": date(2028, 9, 30),
        "today": TODAY,
        "by": None,
    }
    return record_stage(**(given | more))  # type: ignore[arg-type]


def test_stage_is_recorded_with_evidence() -> None:
    stage = record(AccreditationFactory())
    add_evidence(stage_id=stage.pk, title="Plan", link="https://a.example/plan", today=TODAY, by=None)
    assert [each.title for each in stage.evidence.all()] == ["Plan"]


@pytest.mark.parametrize(
    ("more", "said"),
    [({"on": TOMORROW}, "still to come"), ({"level": "Platinum"}, "The levels of")],
)
def test_stage_that_cannot_be_is_refused(more: dict[str, object], said: str) -> None:
    with pytest.raises(DomainError, match=said):
        record(AccreditationFactory(), **more)


def test_award_has_a_last_day() -> None:
    with pytest.raises(ValidationError, match="has a last day"):
        record(AccreditationFactory(), expires_on=None)


def test_ended_accreditation_is_no_longer_listed() -> None:
    scheme = AccreditationFactory()
    end_accreditation(accreditation_id=scheme.pk, today=TODAY)
    assert scheme not in accreditations()
    with pytest.raises(DomainError, match="ended already"):
        end_accreditation(accreditation_id=scheme.pk, today=TODAY)


def test_commitment_stands_after_the_others_and_once() -> None:
    first = CommitmentFactory(position=4)
    added = add_commitment(accreditation_id=first.accreditation_id, name="Listen", about="")
    assert added.position == 5
    with pytest.raises(ValidationError, match="on record already"):
        add_commitment(accreditation_id=first.accreditation_id, name="Listen", about="")


def test_action_goes_on_as_its_state_allows_and_keeps_its_moves() -> None:
    action = add_action(
        commitment_id=CommitmentFactory().pk, words="Ask", owner_id=None, due_on=TODAY, today=TODAY, by=None
    )
    by = AccountFactory()
    move_action(action_id=action.pk, to=ActionState.DONE, note="Asked", today=TODAY, by=by)
    with pytest.raises(DomainError, match="stands as “Done”"):
        move_action(action_id=action.pk, to=ActionState.DROPPED, note="", today=TODAY, by=by)
    move_action(action_id=action.pk, to=ActionState.OPEN, note="Again", today=TODAY, by=by)
    action.refresh_from_db()
    assert (action.state, [each.to for each in action.moves.all()]) == ("open", ["open", "done", "open"])


def test_action_that_was_dropped_is_not_done() -> None:
    action = CommitmentActionFactory(state=ActionState.DROPPED)
    with pytest.raises(DomainError, match="Dropped"):
        move_action(action_id=action.pk, to=ActionState.DONE, note="", today=TODAY, by=None)
