"""Keeping pathways: a draft is written, then published from a day. What was published is never changed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.text import slugify

from workforce.domain.errors import DomainError
from workforce.enums import CriterionKind
from workforce.models import (
    Account,
    Pathway,
    PathwayStep,
    PathwayVersion,
    ProgressionRoute,
    RouteCriterion,
    StepHelp,
)
from workforce.periods import ONE_DAY, british, holds_on, period


@dataclass(frozen=True, slots=True)
class Help:
    """A course or qualification that helps, perhaps with its address."""

    title: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """A criterion of a route."""

    kind: CriterionKind
    number: int | None = None
    words: str = ""


@transaction.atomic
def create_pathway(*, name: str, about: str, by: Account | None) -> PathwayVersion:
    """A new family of roles, with an empty draft. Raises ValidationError where the name is taken."""
    pathway = Pathway(code=slugify(name)[:40], name=name, about=about)
    pathway.full_clean()
    pathway.save()
    return begin_draft(pathway_id=pathway.pk, by=by)


@transaction.atomic
def begin_draft(*, pathway_id: int, by: Account | None) -> PathwayVersion:
    """A draft of the next version, a copy of the latest; or the draft that there is."""
    pathway = Pathway.objects.select_for_update().get(pk=pathway_id)
    latest = pathway.versions.order_by("-number").first()
    if latest is not None and latest.period is None:
        found: PathwayVersion = latest
        return found
    draft = PathwayVersion(pathway=pathway, number=latest.number + 1 if latest else 1)
    if latest is not None:
        draft.guidance, draft.guidance_url = latest.guidance, latest.guidance_url
    draft.full_clean()
    draft.save()
    if latest is not None:
        _copy(latest, draft)
    return draft


@transaction.atomic
def write_guidance(
    *, version_id: int, guidance: str, guidance_url: str, change: str, by: Account | None
) -> PathwayVersion:
    """What a panel goes by in this version, and what is new in it."""
    draft = _draft(version_id)
    draft.guidance, draft.guidance_url, draft.change = guidance, guidance_url, change
    draft.full_clean()
    draft.save()
    return draft


@transaction.atomic
def save_step(
    *,
    version_id: int,
    step_id: int | None,
    place: int,
    name: str,
    role_id: int,
    summary: str,
    helped_by: Sequence[Help],
    by: Account | None,
) -> PathwayStep:
    """A new step of a draft, or another version of one of its steps; the others make place."""
    draft = _draft(version_id)
    steps = list(draft.steps.all())
    step = next((each for each in steps if each.pk == step_id), None) or PathwayStep(version=draft)
    others = [each for each in steps if each is not step]
    others.insert(max(0, place - 1), step)
    step.name, step.role_id, step.summary = name, role_id, summary
    _number(others)
    step.full_clean(validate_unique=False)
    step.save()
    step.helped_by.all().delete()
    for position, each in enumerate(helped_by, 1):
        row = StepHelp(step=step, position=position, title=each.title, url=each.url)
        row.full_clean()
        row.save()
    return step


@transaction.atomic
def remove_step(*, version_id: int, step_id: int, by: Account | None) -> str:
    """Take a step and the routes from and to it out of a draft. Returns its name."""
    draft = _draft(version_id)
    step = draft.steps.get(pk=step_id)
    draft.routes.filter(from_step=step).delete()
    draft.routes.filter(to_step=step).delete()
    step.delete()
    _number(list(draft.steps.all()))
    return str(step.name)


@transaction.atomic
def save_route(
    *,
    version_id: int,
    route_id: int | None,
    from_step_id: int,
    to_step_id: int,
    automatic: bool,
    criteria: Sequence[Asked],
    by: Account | None,
) -> ProgressionRoute:
    """A route of a draft and what it asks for. Raises DomainError without a criterion: no step is taken unasked."""
    draft = _draft(version_id)
    if not criteria:
        raise DomainError("Say at least one thing that the step asks for.")
    there = draft.routes.filter(pk=route_id).first() if route_id is not None else None
    route = there or ProgressionRoute(version=draft)
    route.from_step, route.to_step = draft.steps.get(pk=from_step_id), draft.steps.get(pk=to_step_id)
    route.automatic = automatic
    route.full_clean()
    route.save()
    route.criteria.all().delete()
    for position, each in enumerate(criteria, 1):
        row = RouteCriterion(
            route=route, position=position, kind=each.kind, number=each.number, words=each.words
        )
        row.full_clean()
        row.save()
    return route


@transaction.atomic
def remove_route(*, version_id: int, route_id: int, by: Account | None) -> str:
    """Take a route out of a draft. Returns its name."""
    route = _draft(version_id).routes.select_related("from_step", "to_step").get(pk=route_id)
    name = str(route)
    route.delete()
    return name


@transaction.atomic
def publish(*, version_id: int, first_day: date, today: date, by: Account | None) -> PathwayVersion:
    """The draft holds from a day on, and the version before ends the day before.

    Raises DomainError for a day that has passed (what people applied under stays true), before the version before
    has begun, or without steps.
    """
    draft = _draft(version_id)
    if first_day < today:
        raise DomainError("A version cannot begin in the past: people have applied under the one before.")
    if draft.steps.count() < 2:
        raise DomainError("A pathway has at least two steps.")
    published = draft.pathway.versions.filter(period__isnull=False)
    before = published.order_by("-number").first()
    if before is not None and before.period.lower >= first_day:
        raise DomainError(
            f"Version {before.number} begins on {british(before.period.lower)}. Choose a later day."
        )
    if before is not None and holds_on(before.period, first_day):
        before.period = period(before.period.lower, first_day - ONE_DAY)
        before.save(update_fields=["period"])
    draft.period, draft.published_by = period(first_day), by
    draft.full_clean()
    draft.save(update_fields=["period", "published_by"])
    return draft


@transaction.atomic
def end_version(*, version_id: int, last_day: date, today: date, by: Account | None) -> PathwayVersion:
    """The version holds until a day, and none follows unless one is published. Raises DomainError for a day that has
    passed or is outside it.
    """
    version: PathwayVersion = PathwayVersion.objects.select_for_update(of=("self",)).get(pk=version_id)
    if version.period is None:
        raise DomainError("A draft does not end: discard it.")
    if last_day < today or not holds_on(version.period, last_day):
        raise DomainError("Choose today or a later day on which the version holds.")
    version.period = period(version.period.lower, last_day)
    version.save(update_fields=["period"])
    return version


@transaction.atomic
def discard_draft(*, version_id: int, by: Account | None) -> Pathway | None:
    """The draft goes, and with it a pathway that never had a version. Returns the pathway where it stays."""
    draft = _draft(version_id)
    pathway = draft.pathway
    draft.routes.all().delete()
    draft.delete()
    if pathway.versions.exists():
        return pathway
    pathway.delete()
    return None


def _draft(version_id: int) -> PathwayVersion:
    version: PathwayVersion = (
        PathwayVersion.objects.select_for_update(of=("self",)).select_related("pathway").get(pk=version_id)
    )
    if version.period is not None:
        raise DomainError("This version is published. Begin the next one.")
    return version


def _number(steps: Sequence[PathwayStep]) -> None:
    """Places from 1 on. Whether two have the same is asked only when all is written."""
    for position, step in enumerate(steps, 1):
        step.position = position
        if step.pk is not None:
            step.save(update_fields=["position"])


def _copy(version: PathwayVersion, draft: PathwayVersion) -> None:
    steps: dict[int, PathwayStep] = {}
    for step in version.steps.prefetch_related("helped_by"):
        steps[step.pk] = PathwayStep.objects.create(
            version=draft, position=step.position, name=step.name, role_id=step.role_id, summary=step.summary
        )
        StepHelp.objects.bulk_create(
            StepHelp(step=steps[step.pk], position=each.position, title=each.title, url=each.url)
            for each in step.helped_by.all()
        )
    for route in version.routes.prefetch_related("criteria"):
        copy = ProgressionRoute.objects.create(
            version=draft,
            from_step=steps[route.from_step_id],
            to_step=steps[route.to_step_id],
            automatic=route.automatic,
        )
        RouteCriterion.objects.bulk_create(
            RouteCriterion(
                route=copy, position=each.position, kind=each.kind, number=each.number, words=each.words
            )
            for each in route.criteria.all()
        )
