"""Templates of inductions: which one holds for whom, and what they leave out of the corporate list."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from workforce.enums import InductionFor
from workforce.models import CorporateItem, InductionTask, InductionTemplate, InductionVersion, Role
from workforce.periods import holds_on

SPECIFIC = {InductionFor.EVERYBODY: 0, InductionFor.GROUP: 1, InductionFor.ROLE: 2}


def published_versions() -> list[InductionVersion]:
    """Every version that holds, held or will hold, with its template. One query."""
    found = InductionVersion.objects.filter(period__isnull=False).select_related("template")
    return list(found.order_by("template", "number"))


def version_for(
    versions: Iterable[InductionVersion], role_id: int, role_group: str, day: date, *, on_move: bool = False
) -> InductionVersion | None:
    """The version for whoever starts in a role on `day`: that of the role, else of its group, else of everybody.

    `on_move`: for somebody who comes from another role here; only templates that say so. None: no template holds.
    """
    fitting = [
        each
        for each in versions
        if holds_on(each.period, day)
        and _is_for(each.template, role_id, role_group)
        and (each.template.on_move or not on_move)
    ]
    return max(fitting, key=lambda each: SPECIFIC[InductionFor(each.template.audience)], default=None)


def _is_for(template: InductionTemplate, role_id: int, role_group: str) -> bool:
    match template.audience:
        case InductionFor.ROLE:
            return template.role_id == role_id
        case InductionFor.GROUP:
            return template.role_group == role_group
        case _:
            return True


def templates() -> "QuerySet[InductionTemplate]":
    """Every template with its versions, the newest first; the least specific first. Two queries."""
    versions = Prefetch("versions", InductionVersion.objects.order_by("-number"))
    found = InductionTemplate.objects.select_related("role").prefetch_related(versions)
    return found.order_by("audience", "role_group", "role__name", "pk")


def drafts() -> "QuerySet[InductionVersion]":
    """Versions that nobody has published."""
    return all_versions().filter(period__isnull=True)


def all_versions() -> "QuerySet[InductionVersion]":
    """Versions with what their pages show."""
    return InductionVersion.objects.select_related("template__role", "made_by__worker")


def tasks_of(version: InductionVersion) -> list[InductionTask]:
    """In the order in which they are due. One query."""
    return list(version.tasks.select_related("corporate"))


def role_groups() -> list[str]:
    """Every group of roles. One query."""
    found = Role.objects.exclude(role_group="").order_by("role_group")
    return list(found.values_list("role_group", flat=True).distinct())


def corporate_items() -> "QuerySet[CorporateItem]":
    """What the corporate induction asks today."""
    return CorporateItem.objects.filter(dropped_on__isnull=True)


@dataclass(frozen=True, slots=True)
class Coverage:
    """A version that holds on a day, and the corporate items that none of its tasks covers."""

    version: InductionVersion
    missing: Sequence[CorporateItem]


def coverage(day: date) -> list[Coverage]:
    """What the versions of a day leave out of the corporate list. Three queries."""
    items = list(corporate_items())
    versions = list(all_versions().filter(period__contains=day).order_by("template", "number"))
    covered = set(
        InductionTask.objects.filter(version__in=[each.pk for each in versions])
        .exclude(corporate=None)
        .values_list("version_id", "corporate_id")
    )
    return [
        Coverage(each, [item for item in items if (each.pk, item.pk) not in covered]) for each in versions
    ]


def uncovered(day: date) -> list[CorporateItem]:
    """Corporate items that no task of any version of the day covers. One query."""
    tasks = InductionTask.objects.filter(Q(version__period__contains=day), corporate=OuterRef("pk"))
    return list(corporate_items().filter(~Exists(tasks)))
