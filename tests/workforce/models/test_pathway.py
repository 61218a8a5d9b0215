"""A published version stays as it was, and what was said and decided is only ever added."""

import pytest
from django.db import IntegrityError, ProgrammingError, transaction

from tests.factories.careers import (
    AdviceFactory,
    AnswerFactory,
    AspirationFactory,
    CapacityReviewFactory,
    CriterionFactory,
    FindingFactory,
    LeadRoleReviewFactory,
    MoveFactory,
    RouteFactory,
    StepFactory,
    TalkFactory,
    published,
)
from workforce.models import PathwayVersion, StepHelp

pytestmark = pytest.mark.django_db


def test_steps_routes_and_criteria_of_a_published_version_do_not_change() -> None:
    criterion = CriterionFactory()
    route = criterion.route
    helped = StepHelp.objects.create(step=route.from_step, position=1, title="Practice Educator Stage 1")
    published(route.version)
    for row in (criterion, route, helped, route.from_step):
        for write in (row.delete, row.save):
            with pytest.raises(IntegrityError, match="does not change"), transaction.atomic():
                write()
    for write in (
        lambda: StepFactory(version=route.version),
        lambda: RouteFactory(from_step=route.to_step, to_step=route.from_step),
        lambda: CriterionFactory(route=route),
    ):
        with pytest.raises(IntegrityError, match="does not change"), transaction.atomic():
            write()


def test_words_of_a_published_version_do_not_change() -> None:
    version = published(RouteFactory().version)
    with pytest.raises(ProgrammingError, match="Cannot update"), transaction.atomic():
        PathwayVersion.objects.filter(pk=version.pk).update(guidance="Other words")


@pytest.mark.parametrize(
    "factory",
    [
        AdviceFactory,
        AnswerFactory,
        AspirationFactory,
        CapacityReviewFactory,
        FindingFactory,
        LeadRoleReviewFactory,
        MoveFactory,
        TalkFactory,
    ],
)
def test_what_was_said_and_found_is_only_ever_added(factory: type) -> None:
    row = factory()
    rows = type(row).objects.filter(pk=row.pk)
    for write in (lambda: rows.update(id=row.pk), rows.delete):
        with pytest.raises(ProgrammingError, match="Cannot"), transaction.atomic():
            write()
