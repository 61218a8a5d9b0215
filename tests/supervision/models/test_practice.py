"""Every constraint of practice documents, by its name, met by a row that breaks it."""

from collections.abc import Callable

import pytest
from django.apps import apps
from django.db import IntegrityError, ProgrammingError, transaction
from django.db.models import CheckConstraint, UniqueConstraint
from factory.django import DjangoModelFactory

from supervision.enums import AudienceKind
from tests.factories.supervision_practice import (
    AcknowledgementFactory,
    PracticeDocumentFactory,
    PracticeQuestionFactory,
    PracticeStandardFactory,
    PracticeSupportFactory,
    PracticeVersionFactory,
    SelfAssessmentFactory,
    WorkshopFactory,
)
from tests.factories.workforce import WorkerFactory
from tests.periods import TODAY, YESTERDAY

pytestmark = pytest.mark.django_db


def _twice(factory: type[DjangoModelFactory], *same: str) -> None:
    row = factory()
    factory(**{name: getattr(row, name) for name in same})


def _with_oneself() -> None:
    worker = WorkerFactory()
    PracticeSupportFactory(supporter=worker, supported=worker)


BROKEN: dict[str, Callable[[], object]] = {
    "document_has_an_audience": lambda: PracticeDocumentFactory(audience=AudienceKind.CHOSEN),
    "practice_document_name_once": lambda: _twice(PracticeDocumentFactory, "name"),
    "practice_kind_is_known": lambda: PracticeDocumentFactory(kind="song"),
    "practice_version_once": lambda: _twice(PracticeVersionFactory, "document"),
    "acknowledged_after_the_launch": lambda: PracticeVersionFactory(
        launched_on=TODAY, acknowledge_by=YESTERDAY
    ),
    "practice_standard_once": lambda: _twice(PracticeStandardFactory, "version"),
    "question_has_a_right_answer": lambda: PracticeQuestionFactory(right=2),
    "version_acknowledged_once": lambda: _twice(AcknowledgementFactory, "version", "worker"),
    "right_answers_were_asked": lambda: AcknowledgementFactory(right=1),
    "self_assessed_once_a_day": lambda: _twice(SelfAssessmentFactory, "worker", "version"),
    "support_once_a_day": lambda: _twice(PracticeSupportFactory, "supporter", "supported"),
    "support_is_between_two_people": _with_oneself,
}
ONLY_ADDED = (
    PracticeVersionFactory,
    PracticeStandardFactory,
    PracticeQuestionFactory,
    AcknowledgementFactory,
    WorkshopFactory,
    SelfAssessmentFactory,
)


@pytest.mark.parametrize("name", BROKEN)
def test_constraint_refuses(name: str) -> None:
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        BROKEN[name]()


def test_every_constraint_of_practice_is_tested() -> None:
    declared = {
        constraint.name
        for model in apps.get_app_config("supervision").get_models()
        if model.__name__.startswith(("Practice", "SelfAssessment")) and not model.__name__.endswith("Event")
        for constraint in model._meta.constraints
        if isinstance(constraint, (CheckConstraint, UniqueConstraint))
    }
    assert declared == set(BROKEN)


@pytest.mark.parametrize("factory", ONLY_ADDED)
def test_what_was_launched_and_said_is_only_ever_added(factory: type[DjangoModelFactory]) -> None:
    row = factory()
    with pytest.raises(ProgrammingError, match="Cannot"), transaction.atomic():
        row.delete()


def test_self_assessment_is_in_no_history() -> None:
    """NS-62: it is nobody's but the person's."""
    assert "SelfAssessmentEvent" not in {
        model.__name__ for model in apps.get_app_config("supervision").get_models()
    }
