"""Every constraint of appraisal, by its name, met by a row that breaks it; and what is only ever added."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.apps import apps
from django.core.exceptions import FieldError
from django.db import IntegrityError, ProgrammingError, transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Model
from psycopg import errors

from supervision.enums import AppraisalPart, AppraisalState, AppraisalStep, NeedState, ObjectiveState
from supervision.models import (
    Appraisal,
    AppraisalDraft,
    AppraisalForm,
    AppraisalMove,
    AppraisalRating,
    AppraisalReading,
    AppraisalVersion,
    DevelopmentReview,
    Objective,
    ObjectiveProgress,
)
from tests.factories.supervision_appraisal import (
    AppraisalFactory,
    AppraisalFormFactory,
    AppraisalRatingFactory,
    AppraisalSampleFactory,
    AppraisalVersionFactory,
    CouncilPriorityFactory,
    CouncilValueFactory,
    DevelopmentItemFactory,
    ObjectiveFactory,
)
from tests.factories.workforce import AccountFactory, WorkerFactory
from tests.periods import LAST_YEAR

pytestmark = pytest.mark.django_db

DAY_BEFORE, DAY_AFTER = LAST_YEAR - timedelta(days=1), LAST_YEAR + timedelta(days=1)
NO_START = DateRange(None, LAST_YEAR, "[)")


def _one_person(**more: object) -> object:
    worker = WorkerFactory()
    return AppraisalFactory(appraisee=worker, appraiser=worker, **more)


def _twice(**more: object) -> object:
    first = AppraisalFactory(**more)
    return AppraisalFactory(appraisee=first.appraisee, **more)


def _same_version() -> object:
    first = AppraisalVersionFactory()
    return AppraisalVersionFactory(appraisal=first.appraisal)


def _two_drafts() -> object:
    appraisal, account = AppraisalFactory(), AccountFactory()
    for _ in range(2):
        AppraisalDraft.objects.create(appraisal=appraisal, account=account, part=AppraisalPart.SELF, body={})
    return None


def _sampled_twice() -> object:
    first = AppraisalSampleFactory()
    return AppraisalSampleFactory(appraisal=first.appraisal, auditor=first.auditor)


BREAKS: dict[str, Callable[[], object]] = {
    "appraisal_state_is_known": lambda: AppraisalFactory(held=True, state="odd"),
    "appraisal_is_of_two_people": _one_person,
    "one_appraisal_on_its_way": _twice,
    "one_appraisal_meeting_a_day": lambda: _twice(signed=True),
    "appraisal_held_has_its_days": lambda: AppraisalFactory(held=True, meeting_on=None),
    "appraisal_is_shared_on_a_day": lambda: AppraisalFactory(shared=True, shared_on=None),
    "appraisal_is_signed_by_both": lambda: AppraisalFactory(signed=True, appraiser_signed_on=None),
    "mid_year_is_after_the_meeting": lambda: AppraisalFactory(signed=True, mid_year_on=LAST_YEAR),
    "mid_year_is_of_a_signed_appraisal": lambda: AppraisalFactory(shared=True, mid_year_on=DAY_AFTER),
    "appraisal_looks_back": lambda: AppraisalFactory(held=True, covers_from=DAY_AFTER),
    "appraisal_not_shared_has_no_day_of_it": lambda: AppraisalFactory(held=True, shared_on=LAST_YEAR),
    "appraisal_steps_follow_each_other": lambda: AppraisalFactory(shared=True, shared_on=DAY_BEFORE),
    "closed_appraisal_says_since_when": lambda: AppraisalFactory(signed=True, closed_on=DAY_AFTER),
    "countersigned_appraisal_says_since_when": lambda: AppraisalFactory(
        signed=True, state=AppraisalState.COUNTERSIGNED
    ),
    "appraisal_version_number_once": _same_version,
    "one_appraisal_draft_of_a_writer": _two_drafts,
    "objective_state_is_known": lambda: ObjectiveFactory(state="odd"),
    "development_state_is_known": lambda: DevelopmentItemFactory(state="odd"),
    "development_priority_is_known": lambda: DevelopmentItemFactory(priority=4),
    "development_cost_not_negative": lambda: DevelopmentItemFactory(cost=-1),
    "council_value_has_a_start": lambda: CouncilValueFactory(period=NO_START),
    "council_value_once_at_a_time": lambda: [CouncilValueFactory(name="Open") for _ in range(2)],
    "council_priority_has_a_start": lambda: CouncilPriorityFactory(period=NO_START),
    "council_priority_once_at_a_time": lambda: [CouncilPriorityFactory(name="Home") for _ in range(2)],
    "appraisal_form_versions_begin_at_1": lambda: AppraisalFormFactory(version=0),
    "appraisal_is_scored_once_by_one": _sampled_twice,
    "appraisal_sample_ends_after_it_starts": lambda: AppraisalSampleFactory(
        until=LAST_YEAR - timedelta(days=1)
    ),
    "scored_appraisal_has_every_score": lambda: AppraisalSampleFactory(scored=True, voice=None),
    "appraisal_is_scored_in_its_time": lambda: AppraisalSampleFactory(scored=True, done_on=DAY_BEFORE),
}


@pytest.mark.parametrize("name", BREAKS)
def test_constraint_refuses_what_breaks_it(name: str) -> None:
    with pytest.raises(IntegrityError) as refused, transaction.atomic():
        BREAKS[name]()
    cause = refused.value.__cause__
    assert isinstance(cause, errors.IntegrityError)
    assert cause.diag.constraint_name == name


def test_every_constraint_of_appraisal_is_met() -> None:
    models = [
        model
        for model in apps.get_app_config("supervision").get_models()
        if not hasattr(model, "pgh_tracked_model")
        and model._meta.model_name is not None
        and model._meta.model_name.startswith(("appraisal", "objective", "development", "council"))
    ]
    assert {each.name for model in models for each in model._meta.constraints} == set(BREAKS)


@pytest.mark.parametrize(
    "odd",
    [
        {"signed": True, "appraisee_signed_on": DAY_BEFORE},
        {"signed": True, "appraiser_signed_on": DAY_BEFORE},
        {"signed": True, "countersigned_on": DAY_BEFORE},
        {"held": True, "appraisee_signed_on": DAY_AFTER},
    ],
    ids=[
        "the person before it was shared",
        "the manager before",
        "countersigned before",
        "not shared at all",
    ],
)
def test_nobody_signs_before_it_was_shared(odd: dict[str, object]) -> None:
    with pytest.raises(IntegrityError, match="appraisal_steps_follow_each_other"), transaction.atomic():
        AppraisalFactory(**odd)


def test_signed_appraisal_stays_as_it_is_but_for_the_steps_that_follow() -> None:
    appraisal = AppraisalFactory(signed=True)
    found = Appraisal.objects.filter(pk=appraisal.pk)
    for change in ({"meeting_on": DAY_AFTER}, {"appraisee_signed_on": DAY_AFTER}, {"due_on": DAY_AFTER}):
        with pytest.raises(ProgrammingError, match="Cannot update"), transaction.atomic():
            found.update(**change)
    found.update(mid_year_on=DAY_AFTER, state=AppraisalState.CLOSED, closed_on=DAY_AFTER)
    assert found.get().state == AppraisalState.CLOSED


def _moves() -> object:
    return AppraisalMove.objects.create(
        appraisal=AppraisalFactory(), step=AppraisalStep.STARTED, on=LAST_YEAR
    )


def _progress() -> object:
    return ObjectiveProgress.objects.create(
        objective=ObjectiveFactory(), state=ObjectiveState.MET, on=LAST_YEAR
    )


def _reading() -> object:
    return AppraisalReading.objects.create(
        appraisal=AppraisalFactory(), account=AccountFactory(), read_as="hr"
    )


def _review() -> object:
    return DevelopmentReview.objects.get(item=DevelopmentItemFactory(state=NeedState.OPEN))


ONLY_ADDED: dict[type[Model], Callable[[], object]] = {
    AppraisalMove: _moves,
    ObjectiveProgress: _progress,
    AppraisalReading: _reading,
    DevelopmentReview: _review,
    AppraisalVersion: AppraisalVersionFactory,
    AppraisalRating: AppraisalRatingFactory,
    AppraisalForm: AppraisalFormFactory,
}


@pytest.mark.parametrize("model", ONLY_ADDED, ids=lambda model: model.__name__)
def test_rows_are_only_ever_added(model: type[Model]) -> None:
    row = ONLY_ADDED[model]()
    for change in (row.save, row.delete):  # type: ignore[attr-defined]
        with pytest.raises(ProgrammingError, match=r"Cannot (update|delete)"), transaction.atomic():
            change()


def test_words_cannot_be_searched() -> None:
    ObjectiveFactory()
    with pytest.raises(FieldError, match="encrypted"):
        Objective.objects.filter(words="Every plan is reviewed in time.").exists()
    assert Appraisal.objects.filter(due_on=date(2024, 9, 30)).exists()
