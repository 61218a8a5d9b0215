"""Questions about pathways: what holds when, the ladder of a version, the routes that somebody may go."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import Count, Prefetch, QuerySet

from workforce.access.scope import Reach
from workforce.models import Assignment, Pathway, PathwayStep, PathwayVersion, ProgressionRoute


def pathways_on(reach: Reach, day: date) -> list[tuple[Pathway, Any]]:
    """Every pathway with the version that holds on `day`, with `steps_held`. Two queries."""
    held = PathwayVersion.objects.as_at(day).annotate(steps_held=Count("steps"))
    found = Pathway.objects.within(reach).prefetch_related(
        Prefetch("versions", queryset=held, to_attr="held_versions")
    )
    return [(each, each.held_versions[0] if each.held_versions else None) for each in found]


def version_of(pathway: Pathway, day: date, number: int | None) -> PathwayVersion | None:
    """A published version by its number, else the one that holds on `day`, else the latest. One query."""
    published = pathway.versions.filter(period__isnull=False)
    if number is not None:
        found: PathwayVersion | None = published.filter(number=number).first()
        return found
    versions = list(published.order_by("-number"))
    held = (each for each in versions if each.period.lower <= day)
    return next(held, versions[0] if versions else None)


def draft_of(pathway: Pathway) -> PathwayVersion | None:
    """The version that is being written; a pathway has one at most. One query."""
    found: PathwayVersion | None = pathway.versions.filter(period__isnull=True).first()
    return found


def ladder_of(version: PathwayVersion) -> list[PathwayStep]:
    """The steps in order, each with its role, what helps, and the routes on with their criteria. Four queries."""
    onwards = Prefetch(
        "routes_on",
        queryset=ProgressionRoute.objects.select_related("to_step").prefetch_related("criteria"),
        to_attr="onwards",
    )
    return list(version.steps.select_related("role").prefetch_related("helped_by", onwards))


def routes_for(worker_id: int, day: date) -> list[ProgressionRoute]:
    """The routes in force that start from a role that somebody holds on `day`. One query."""
    roles = Assignment.objects.as_at(day).filter(worker=worker_id).values("role_id")
    versions = PathwayVersion.objects.as_at(day)
    found: QuerySet[ProgressionRoute] = ProgressionRoute.objects.filter(
        version__in=versions.values("pk"), from_step__role__in=roles
    )
    return list(
        found.select_related("from_step", "to_step", "version__pathway").order_by(
            "version__pathway__name", "from_step__position", "to_step__position"
        )
    )


def versions_of(pathway: Pathway) -> Sequence[PathwayVersion]:
    """The published versions, the newest first. One query."""
    return list(pathway.versions.filter(period__isnull=False).order_by("-number"))
