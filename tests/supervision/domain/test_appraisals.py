"""The steps of an appraisal: every step from every state, who takes it, and what follows."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from supervision.domain.appraisal_words import (
    Aim,
    Progress,
    add_objective,
    change_objective,
    comment_on_appraisal,
    hand_over_self_assessment,
    record_progress,
    remove_objective,
    review_at_mid_year,
    write_managers_part,
)
from supervision.domain.appraisals import (
    FOLLOWS,
    close_appraisal,
    countersign_appraisal,
    hold_meeting,
    plan_meeting,
    rate_appraisal,
    share_appraisal,
    sign_appraisal,
    start_appraisal,
)
from supervision.enums import AppraisalState, ObjectiveState
from supervision.models import Appraisal, AppraisalVersion
from tests.factories.supervision_appraisal import (
    AppraisalFactory,
    AppraisalFormFactory,
    AppraisalVersionFactory,
    CouncilPriorityFactory,
    ObjectiveFactory,
)
from tests.factories.supervision_sessions import SupervisorPairingFactory
from tests.factories.workforce import AccountFactory, AssignmentFactory, PolicyValueFactory
from workforce.domain.errors import DomainError
from workforce.domain.record import ChangedMeanwhile
from workforce.models import Account, Assignment, Worker
from workforce.periods import period
from workforce.policy import PolicyKey

pytestmark = pytest.mark.django_db

S = AppraisalState
TODAY = date(2026, 9, 15)
MEETING = date(2026, 3, 10)
YESTERDAY = TODAY - timedelta(days=1)


class Pair:
    """A person and their manager, each with an account."""

    def __init__(self) -> None:
        self.manager: Worker = AssignmentFactory().worker
        self.person: Worker = AssignmentFactory(manager=self.manager).worker
        self.by_manager: Account = AccountFactory(worker=self.manager)
        self.by_person: Account = AccountFactory(worker=self.person)

    def appraisal(self, state: AppraisalState, on: date = MEETING) -> Appraisal:
        """One in the state, with what sharing asks for."""
        met = {} if state in (S.NOT_STARTED, S.SELF_ASSESSMENT) else {"met": True}
        shared = {"shared_on": on} if state in (S.SHARED, S.SIGNED, S.COUNTERSIGNED, S.CLOSED) else {}
        both = state in (S.SIGNED, S.COUNTERSIGNED, S.CLOSED)
        signed = {"appraisee_signed_on": on, "appraiser_signed_on": on} if both else {}
        signed |= {"countersigned_on": on} if state == S.COUNTERSIGNED else {}
        signed |= {"closed_on": on} if state == S.CLOSED else {}
        made = AppraisalFactory(
            appraisee=self.person, appraiser=self.manager, on=on, state=state, **met, **shared, **signed
        )
        if met:
            AppraisalVersionFactory(appraisal=made)
            ObjectiveFactory(appraisal=made)
        return made


@pytest.fixture
def pair(db: None) -> Pair:
    return Pair()


def _countersign(pair: Pair, each: Appraisal) -> object:
    return countersign_appraisal(appraisal_id=each.pk, today=TODAY, by=AccountFactory())


def _review(pair: Pair, each: Appraisal) -> object:
    progress = [Progress(row.pk, ObjectiveState.ON_TRACK) for row in each.objectives.all()]
    return review_at_mid_year(
        appraisal_id=each.pk, on=TODAY, notes="Well.", progress=progress, today=TODAY, by=pair.by_manager
    )


BODY = {"look_back": "A year of change."}
STEPS: dict[str, tuple[Callable[[Pair, Appraisal], object], set[AppraisalState]]] = {
    "plan": (
        lambda pair, each: plan_meeting(appraisal_id=each.pk, on=TODAY, today=TODAY, by=pair.by_manager),
        {S.NOT_STARTED, S.SELF_ASSESSMENT},
    ),
    "self-assessment": (
        lambda pair, each: hand_over_self_assessment(
            appraisal_id=each.pk, body=BODY, today=TODAY, by=pair.by_person
        ),
        {S.NOT_STARTED, S.SELF_ASSESSMENT, S.HELD},
    ),
    "hold": (
        lambda pair, each: hold_meeting(appraisal_id=each.pk, on=TODAY, today=TODAY, by=pair.by_manager),
        {S.NOT_STARTED, S.SELF_ASSESSMENT},
    ),
    "write": (
        lambda pair, each: write_managers_part(
            appraisal_id=each.pk, body={"summary": "Good."}, today=TODAY, by=pair.by_manager
        ),
        {S.HELD, S.SHARED},
    ),
    "objective": (
        lambda pair, each: add_objective(
            appraisal_id=each.pk,
            aim=Aim("Timely plans", "The figure", date(2027, 3, 10)),
            today=TODAY,
            by=pair.by_manager,
        ),
        {S.HELD, S.SHARED},
    ),
    "rate": (
        lambda pair, each: rate_appraisal(
            appraisal_id=each.pk, rating="Fully meets", today=TODAY, by=pair.by_manager
        ),
        {S.HELD, S.SHARED},
    ),
    "share": (
        lambda pair, each: share_appraisal(appraisal_id=each.pk, today=TODAY, by=pair.by_manager),
        {S.HELD},
    ),
    "comment": (
        lambda pair, each: comment_on_appraisal(
            appraisal_id=each.pk, body={"comments": "Thanks."}, today=TODAY, by=pair.by_person
        ),
        {S.SHARED},
    ),
    "sign as the person": (
        lambda pair, each: sign_appraisal(appraisal_id=each.pk, today=TODAY, by=pair.by_person),
        {S.SHARED},
    ),
    "sign as the manager": (
        lambda pair, each: sign_appraisal(appraisal_id=each.pk, today=TODAY, by=pair.by_manager),
        {S.SHARED},
    ),
    "countersign": (_countersign, {S.SIGNED}),
    "mid-year": (_review, {S.SIGNED, S.COUNTERSIGNED}),
    "close": (
        lambda pair, each: close_appraisal(appraisal_id=each.pk, today=TODAY, by=pair.by_manager),
        {S.SIGNED, S.COUNTERSIGNED},
    ),
}


@pytest.mark.parametrize("state", AppraisalState, ids=str)
@pytest.mark.parametrize("step", STEPS)
def test_each_step_from_each_state(pair: Pair, step: str, state: AppraisalState) -> None:
    take, allowed = STEPS[step]
    appraisal = pair.appraisal(state)
    if state in allowed:
        take(pair, appraisal)
    else:
        with pytest.raises(DomainError):
            take(pair, appraisal)


def test_steps_of_the_table_are_those_of_the_rules() -> None:
    assert {S(state) for states in FOLLOWS.values() for state in states} == set(S) - {S.CLOSED}


@pytest.mark.parametrize("step", sorted(set(STEPS) - {"countersign"}))
def test_nobody_else_takes_a_step(pair: Pair, step: str) -> None:
    take, allowed = STEPS[step]
    appraisal = pair.appraisal(sorted(allowed)[0])
    stranger = AccountFactory(worker=AssignmentFactory().worker)
    pair.by_manager = pair.by_person = stranger
    with pytest.raises(DomainError):
        take(pair, appraisal)


@pytest.mark.parametrize("step", ["hold", "share", "write", "rate", "close", "objective"])
def test_person_does_not_take_the_managers_steps(pair: Pair, step: str) -> None:
    take, allowed = STEPS[step]
    appraisal = pair.appraisal(sorted(allowed)[0])
    pair.by_manager = pair.by_person
    with pytest.raises(DomainError):
        take(pair, appraisal)


def test_whole_way(pair: Pair) -> None:
    """From the start to the end: each day is kept, each step added, the review follows from the meeting."""
    made = start_appraisal(worker_id=pair.person.pk, today=date(2026, 3, 1), by=pair.by_person)
    assert (made.state, made.due_on, made.appraiser_id) == (
        S.NOT_STARTED,
        date(2019, 10, 1),
        pair.manager.pk,
    )
    plan_meeting(appraisal_id=made.pk, on=MEETING, today=date(2026, 3, 1), by=pair.by_manager)
    hand_over_self_assessment(appraisal_id=made.pk, body=BODY, today=date(2026, 3, 5), by=pair.by_person)
    hold_meeting(appraisal_id=made.pk, on=MEETING, today=MEETING, by=pair.by_manager)
    write_managers_part(appraisal_id=made.pk, body={"summary": "Steady."}, today=MEETING, by=pair.by_manager)
    priority = CouncilPriorityFactory()
    aim = Aim("Timely plans", "The figure of the team", date(2027, 1, 31), priority_id=priority.pk)
    objective = add_objective(appraisal_id=made.pk, aim=aim, today=MEETING, by=pair.by_manager)
    share_appraisal(appraisal_id=made.pk, today=date(2026, 3, 12), by=pair.by_manager)
    sign_appraisal(appraisal_id=made.pk, today=date(2026, 3, 13), by=pair.by_person)
    made.refresh_from_db()
    assert (made.state, made.may_change) == (S.SHARED, False)
    sign_appraisal(appraisal_id=made.pk, today=date(2026, 3, 16), by=pair.by_manager)
    countersign_appraisal(appraisal_id=made.pk, today=date(2026, 3, 20), by=AccountFactory())
    review_at_mid_year(
        appraisal_id=made.pk,
        on=date(2026, 9, 10),
        notes="On the way.",
        progress=[Progress(objective.pk, ObjectiveState.ON_TRACK, "Two of three.")],
        today=TODAY,
        by=pair.by_manager,
    )
    made.refresh_from_db()
    assert (made.meeting_on, made.mid_year_due_on, made.mid_year_on) == (
        MEETING,
        date(2026, 9, 10),
        date(2026, 9, 10),
    )
    assert [(each.step, each.on) for each in made.moves.all()] == [
        ("started", date(2026, 3, 1)),
        ("planned", MEETING),
        ("self", date(2026, 3, 5)),
        ("held", MEETING),
        ("shared", date(2026, 3, 12)),
        ("appraisee", date(2026, 3, 13)),
        ("appraiser", date(2026, 3, 16)),
        ("countersigned", date(2026, 3, 20)),
        ("mid_year", date(2026, 9, 10)),
    ]
    after = start_appraisal(worker_id=pair.person.pk, today=date(2027, 2, 20), by=pair.by_manager)
    assert (after.due_on, after.covers_from) == (date(2027, 3, 10), MEETING)
    hold_meeting(appraisal_id=after.pk, on=date(2027, 3, 2), today=date(2027, 3, 2), by=pair.by_manager)
    made.refresh_from_db()
    assert (made.state, made.closed_on) == (S.CLOSED, date(2027, 3, 2))


def test_held_without_a_self_assessment_which_may_follow(pair: Pair) -> None:
    held = pair.appraisal(S.HELD)
    hand_over_self_assessment(appraisal_id=held.pk, body=BODY, today=TODAY, by=pair.by_person)
    held.refresh_from_db()
    assert held.state == S.HELD


def test_one_at_a_time(pair: Pair) -> None:
    start_appraisal(worker_id=pair.person.pk, today=TODAY, by=pair.by_person)
    with pytest.raises(ValidationError, match="on its way already"):
        start_appraisal(worker_id=pair.person.pk, today=TODAY, by=pair.by_manager)


def test_agency_staff_and_people_without_a_manager_have_none(pair: Pair) -> None:
    agency = AssignmentFactory(agency=True, manager=pair.manager).worker
    with pytest.raises(DomainError, match="not agency"):
        start_appraisal(worker_id=agency.pk, today=TODAY, by=pair.by_manager)
    alone = AccountFactory(worker=AssignmentFactory().worker)
    with pytest.raises(DomainError, match="Nobody is on record as the manager"):
        start_appraisal(worker_id=alone.worker_id, today=TODAY, by=alone)


def test_days_that_cannot_be(pair: Pair) -> None:
    with pytest.raises(DomainError, match="is gone"):
        start_appraisal(worker_id=pair.person.pk, today=TODAY, by=pair.by_person, planned_on=YESTERDAY)
    made = AppraisalFactory(appraisee=pair.person, appraiser=pair.manager, covers_from=YESTERDAY)
    with pytest.raises(DomainError, match="lies ahead"):
        hold_meeting(appraisal_id=made.pk, on=TODAY + timedelta(days=1), today=TODAY, by=pair.by_manager)
    with pytest.raises(DomainError, match="Choose a later day"):
        hold_meeting(appraisal_id=made.pk, on=YESTERDAY, today=TODAY, by=pair.by_manager)
    running = pair.appraisal(S.SIGNED)
    for on in (MEETING, TODAY + timedelta(days=1)):
        with pytest.raises(DomainError, match="after the meeting, up to today"):
            review_at_mid_year(
                appraisal_id=running.pk, on=on, notes="", progress=(), today=TODAY, by=pair.by_manager
            )


def test_sharing_asks_for_words_and_an_objective(pair: Pair) -> None:
    bare = AppraisalFactory(appraisee=pair.person, appraiser=pair.manager, held=True)
    with pytest.raises(DomainError, match="part is empty"):
        share_appraisal(appraisal_id=bare.pk, today=TODAY, by=pair.by_manager)
    AppraisalVersionFactory(appraisal=bare)
    with pytest.raises(DomainError, match="no objective"):
        share_appraisal(appraisal_id=bare.pk, today=TODAY, by=pair.by_manager)


def test_signed_twice_by_the_same_is_refused(pair: Pair) -> None:
    shared = pair.appraisal(S.SHARED)
    sign_appraisal(appraisal_id=shared.pk, today=TODAY, by=pair.by_person)
    with pytest.raises(DomainError, match="signed already"):
        sign_appraisal(appraisal_id=shared.pk, today=TODAY, by=pair.by_person)
    with pytest.raises(DomainError, match="before anybody has signed"):
        write_managers_part(
            appraisal_id=shared.pk, body={"summary": "Other."}, today=TODAY, by=pair.by_manager
        )
    with pytest.raises(DomainError, match="between sharing and signing"):
        comment_on_appraisal(
            appraisal_id=shared.pk, body={"comments": "Late."}, today=TODAY, by=pair.by_person
        )


@pytest.mark.parametrize("whose", ["person", "manager"])
def test_one_of_the_two_does_not_countersign(pair: Pair, whose: str) -> None:
    signed = pair.appraisal(S.SIGNED)
    by = pair.by_person if whose == "person" else pair.by_manager
    with pytest.raises(DomainError, match="Somebody else countersigns"):
        countersign_appraisal(appraisal_id=signed.pk, today=TODAY, by=by)


def test_next_manager_takes_over_and_the_former_is_out(pair: Pair) -> None:
    held = pair.appraisal(S.HELD)
    after = AccountFactory(worker=AssignmentFactory().worker)
    Assignment.objects.filter(worker=pair.person).update(manager=after.worker)
    with pytest.raises(DomainError, match="line manager of today"):
        share_appraisal(appraisal_id=held.pk, today=TODAY, by=pair.by_manager)
    shared = share_appraisal(appraisal_id=held.pk, today=TODAY, by=after)
    assert shared.appraiser_id == after.worker_id


def test_paired_supervisor_may_appraise(pair: Pair) -> None:
    paired = AccountFactory(worker=AssignmentFactory().worker)
    SupervisorPairingFactory(worker=pair.person, supervisor=paired.worker)
    made = start_appraisal(worker_id=pair.person.pk, today=TODAY, by=paired)
    assert made.appraiser_id == paired.worker_id


def test_ratings_are_those_of_the_settings(pair: Pair) -> None:
    held = pair.appraisal(S.HELD)
    with pytest.raises(DomainError, match="Choose one of the ratings"):
        rate_appraisal(appraisal_id=held.pk, rating="Splendid", today=TODAY, by=pair.by_manager)
    PolicyValueFactory(key=PolicyKey.APPRAISAL_RATINGS, value=[], period=period(date(2020, 1, 1)))
    with pytest.raises(DomainError, match="not given here"):
        rate_appraisal(appraisal_id=held.pk, rating="Fully meets", today=TODAY, by=pair.by_manager)


def test_each_handing_over_is_a_version_and_none_is_written_over_unseen(pair: Pair) -> None:
    made = pair.appraisal(S.NOT_STARTED)
    for words in ("Handed over.", "Once more."):
        hand_over_self_assessment(
            appraisal_id=made.pk, body={"look_back": words}, today=TODAY, by=pair.by_person
        )
    assert [(each.number, each.body["look_back"]) for each in AppraisalVersion.objects.all()] == [
        (1, "Handed over."),
        (2, "Once more."),
    ]
    with pytest.raises(ChangedMeanwhile):
        hand_over_self_assessment(
            appraisal_id=made.pk,
            body={"look_back": "From the first."},
            seen=1,
            today=TODAY,
            by=pair.by_person,
        )
    with pytest.raises(DomainError, match="Nothing has been written"):
        hand_over_self_assessment(
            appraisal_id=made.pk,
            body={"look_back": " ", "values_shown": [1]},
            today=TODAY,
            by=pair.by_person,
        )


def test_objectives_change_until_somebody_signs(pair: Pair) -> None:
    held = pair.appraisal(S.HELD)
    objective = held.objectives.get()
    changed = change_objective(
        objective_id=objective.pk, aim=Aim("Other", "Other", TODAY), today=TODAY, by=pair.by_manager
    )
    assert changed.words == "Other"
    with pytest.raises(DomainError, match="Choose a later day"):
        change_objective(
            objective_id=objective.pk, aim=Aim("Other", "Other", MEETING), today=TODAY, by=pair.by_manager
        )
    remove_objective(objective_id=objective.pk, today=TODAY, by=pair.by_manager)
    assert not held.objectives.exists()


def test_review_asks_for_each_open_objective_and_is_held_once(pair: Pair) -> None:
    signed = pair.appraisal(S.SIGNED)
    ObjectiveFactory(appraisal=signed, state=ObjectiveState.MET)
    with pytest.raises(DomainError, match="each open objective"):
        review_at_mid_year(
            appraisal_id=signed.pk, on=TODAY, notes="", progress=(), today=TODAY, by=pair.by_manager
        )
    opened = signed.objectives.get(state=ObjectiveState.OPEN)
    told = [Progress(opened.pk, ObjectiveState.BEHIND, "Sickness in the team.")]

    def review() -> object:
        return review_at_mid_year(
            appraisal_id=signed.pk, on=TODAY, notes="", progress=told, today=TODAY, by=pair.by_manager
        )

    review()
    with pytest.raises(DomainError, match="already"):
        review()
    opened.refresh_from_db()
    assert (opened.state, opened.progress.get().words) == (ObjectiveState.BEHIND, "Sickness in the team.")


def test_person_records_progress_between(pair: Pair) -> None:
    signed = pair.appraisal(S.SIGNED)
    told = Progress(signed.objectives.get().pk, ObjectiveState.MET, "Done.")
    record_progress(progress=told, on=TODAY, today=TODAY, by=pair.by_person)
    assert signed.objectives.get().state == ObjectiveState.MET
    stranger = AccountFactory(worker=AssignmentFactory().worker)
    with pytest.raises(DomainError):
        record_progress(progress=told, on=TODAY, today=TODAY, by=stranger)


def test_appraisal_keeps_the_form_it_began_with(pair: Pair) -> None:
    AppraisalFormFactory(version=1)
    made = start_appraisal(worker_id=pair.person.pk, today=TODAY, by=pair.by_person)
    AppraisalFormFactory(version=2)
    made.refresh_from_db()
    assert made.form_version == 1


def test_words_cannot_be_read_in_the_database(pair: Pair) -> None:
    signed = pair.appraisal(S.SIGNED)
    with connection.cursor() as cursor:
        cursor.execute("SELECT body FROM supervision_appraisalversion")
        body = cursor.fetchone()[0]
        cursor.execute("SELECT words, measure FROM supervision_objective")
        words = cursor.fetchone()
        cursor.execute("SELECT words, measure FROM supervision_objectiveevent")
        kept = cursor.fetchone()
    assert "steady" not in body
    assert not any("plan" in each or "figure" in each for each in (*words, *kept))
    assert signed.objectives.get().words == "Every plan is reviewed in time."
