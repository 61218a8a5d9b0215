"""Every constraint of appraisal, by its name, met by a row that breaks it; and what is only ever added."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.apps import apps
from django.core.exceptions import FieldError
from django.db import IntegrityError, ProgrammingError, transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from psycopg import errors

from supervision.enums import AppraisalPart, AppraisalStep, NeedState, ObjectiveState
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


@pytest.mark.parametrize(
    "make",
    [
        _moves,
        _progress,
        _reading,
        _review,
        AppraisalVersionFactory,
        AppraisalRatingFactory,
        AppraisalFormFactory,
    ],
    ids=[
        each.__name__
        for each in (
            AppraisalMove,
            ObjectiveProgress,
            AppraisalReading,
            DevelopmentReview,
            AppraisalVersion,
            AppraisalRating,
            AppraisalForm,
        )
    ],
)
def test_rows_are_only_ever_added(make: Callable[[], object]) -> None:
    row = make()
    for change in (row.save, row.delete):  # type: ignore[attr-defined]
        with pytest.raises(ProgrammingError, match=r"Cannot (update|delete)"), transaction.atomic():
            change()


def test_words_cannot_be_searched() -> None:
    ObjectiveFactory()
    with pytest.raises(FieldError, match="encrypted"):
        Objective.objects.filter(words="Every plan is reviewed in time.").exists()
    assert Appraisal.objects.filter(due_on=date(2024, 9, 30)).exists()
