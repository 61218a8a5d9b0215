"""Keeping pathways: a draft, published from a day; what was published stays."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError

from tests.factories.careers import ladder
from tests.factories.workforce import RoleFactory
from tests.periods import LONG_AGO, TODAY, TOMORROW, YESTERDAY
from workforce.domain.errors import DomainError
from workforce.domain.pathways import (
    Asked,
    Help,
    begin_draft,
    create_pathway,
    discard_draft,
    end_version,
    publish,
    remove_route,
    remove_step,
    save_route,
    save_step,
    write_guidance,
)
from workforce.enums import CriterionKind
from workforce.models import Pathway, PathwayStep, PathwayVersion
from workforce.periods import period
from workforce.queries.pathways import ladder_of, routes_for, version_of

pytestmark = pytest.mark.django_db

LADDER = ("NQSW", "Social worker", "Senior social worker", "Deputy manager", "Team manager")
LINKED_SCALE = ("Social worker", "Advanced social worker", "Senior social worker", "Aspiring team manager")


def draft_with(*names: str) -> PathwayVersion:
    draft = create_pathway(name="Social work", about="", by=None)
    for place, name in enumerate(names, 1):
        add(draft, name, place)
    return draft


def add(draft: PathwayVersion, name: str, place: int, step_id: int | None = None) -> PathwayStep:
    return save_step(
        version_id=draft.pk,
        step_id=step_id,
        place=place,
        name=name,
        role_id=RoleFactory(name=name).pk,
        summary="",
        helped_by=[Help("Practice Educator Stage 1", "https://example.org/peps")],
        by=None,
    )


def names(version: PathwayVersion) -> list[str]:
    return [step.name for step in ladder_of(version)]


@pytest.mark.parametrize("steps", [LADDER, LINKED_SCALE], ids=["with a deputy manager", "linked scale"])
def test_ladder_has_its_steps_in_order_with_criteria_and_courses(steps: tuple[str, ...]) -> None:
    """RC-47: the deputy manager between senior and manager; SH-51: four steps; RC-72: criteria and courses."""
    draft = draft_with(*steps)
    first, second, *_ = draft.steps.all()
    save_route(
        version_id=draft.pk,
        route_id=None,
        from_step_id=first.pk,
        to_step_id=second.pk,
        automatic=True,
        criteria=[Asked(CriterionKind.ASYE_PASSED), Asked(CriterionKind.MONTHS_IN_ROLE, 12)],
        by=None,
    )
    version = publish(version_id=draft.pk, first_day=TODAY, today=TODAY, by=None)
    found = ladder_of(version)
    assert [step.name for step in found] == list(steps)
    assert [str(each) for each in found[0].onwards[0].criteria.all()] == [
        "ASYE passed",
        "12 months in the present role",
    ]
    assert [each.title for each in found[0].helped_by.all()] == ["Practice Educator Stage 1"]


def test_step_takes_its_place_and_leaves_it() -> None:
    draft = draft_with("Social worker", "Team manager")
    senior = add(draft, "Senior", 2)
    assert names(draft) == ["Social worker", "Senior", "Team manager"]
    add(draft, "Senior practitioner", 1, step_id=senior.pk)
    assert names(draft) == ["Senior practitioner", "Social worker", "Team manager"]
    remove_step(version_id=draft.pk, step_id=senior.pk, by=None)
    assert [(step.position, step.name) for step in draft.steps.all()] == [
        (1, "Social worker"),
        (2, "Team manager"),
    ]


def test_next_version_is_a_copy_and_ends_the_one_before() -> None:
    (route,) = ladder(RoleFactory(), RoleFactory(), criteria=[(CriterionKind.PRACTICE_EDUCATOR, 1)])
    before = route.version
    draft = begin_draft(pathway_id=before.pathway_id, by=None)
    assert begin_draft(pathway_id=before.pathway_id, by=None) == draft
    write_guidance(version_id=draft.pk, guidance="New", guidance_url="", change="Stage 2 now", by=None)
    copied = draft.routes.get()
    save_route(
        version_id=draft.pk,
        route_id=copied.pk,
        from_step_id=copied.from_step_id,
        to_step_id=copied.to_step_id,
        automatic=False,
        criteria=[Asked(CriterionKind.PRACTICE_EDUCATOR, 2)],
        by=None,
    )

    publish(version_id=draft.pk, first_day=TOMORROW, today=TODAY, by=None)

    before.refresh_from_db()
    assert before.period == period(LONG_AGO, TODAY)
    assert [each.number for each in route.criteria.all()] == [1]
    assert version_of(before.pathway, TODAY, None) == before
    assert version_of(before.pathway, TOMORROW, None) == draft


def test_version_does_not_begin_in_the_past_or_before_the_last_one() -> None:
    draft = draft_with("One", "Two")
    with pytest.raises(DomainError, match="in the past"):
        publish(version_id=draft.pk, first_day=YESTERDAY, today=TODAY, by=None)
    version = publish(version_id=draft.pk, first_day=TOMORROW, today=TODAY, by=None)
    following = begin_draft(pathway_id=version.pathway_id, by=None)
    with pytest.raises(DomainError, match="Version 1 begins on 1 October 2025"):
        publish(version_id=following.pk, first_day=TOMORROW, today=TODAY, by=None)


def test_ladder_of_one_step_is_not_published() -> None:
    with pytest.raises(DomainError, match="two steps"):
        publish(version_id=draft_with("One").pk, first_day=TODAY, today=TODAY, by=None)


def test_published_version_is_not_written_to() -> None:
    (route,) = ladder(RoleFactory(), RoleFactory())
    with pytest.raises(DomainError, match="is published"):
        write_guidance(version_id=route.version_id, guidance="x", guidance_url="", change="", by=None)
    with pytest.raises(DomainError, match="is published"):
        remove_route(version_id=route.version_id, route_id=route.pk, by=None)


def test_route_asks_for_something() -> None:
    draft = draft_with("One", "Two")
    one, two = draft.steps.all()
    with pytest.raises(DomainError, match="at least one thing"):
        save_route(
            version_id=draft.pk,
            route_id=None,
            from_step_id=one.pk,
            to_step_id=two.pk,
            automatic=False,
            criteria=[],
            by=None,
        )


def test_ended_version_offers_no_step_afterwards() -> None:
    (route,) = ladder(RoleFactory(), RoleFactory())
    last_day = TODAY + timedelta(days=30)
    with pytest.raises(DomainError, match="today or a later day"):
        end_version(version_id=route.version_id, last_day=YESTERDAY, today=TODAY, by=None)
    end_version(version_id=route.version_id, last_day=last_day, today=TODAY, by=None)
    assert routes_for(0, date(2025, 12, 1)) == []
    assert version_of(route.version.pathway, TODAY, None) == route.version


def test_discarded_draft_takes_a_pathway_along_that_never_held() -> None:
    assert discard_draft(version_id=draft_with("One", "Two").pk, by=None) is None
    assert not Pathway.objects.exists()
    (route,) = ladder(RoleFactory(), RoleFactory())
    draft = begin_draft(pathway_id=route.version.pathway_id, by=None)
    assert discard_draft(version_id=draft.pk, by=None) == route.version.pathway


def test_family_has_its_name_once() -> None:
    create_pathway(name="Family support", about="", by=None)
    with pytest.raises(ValidationError):
        create_pathway(name="Family support", about="", by=None)
