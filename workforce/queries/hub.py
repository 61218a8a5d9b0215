"""Notices and documents: which notices reach a reader, which are new, what a publisher may address."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.expressions import RawSQL

from workforce.access.permissions import Permission
from workforce.access.scope import Reach, Scope
from workforce.enums import Shown
from workforce.models import Account, AnnouncementRead, AnnouncementVersion, HubDocument, Role
from workforce.models.hub import AnnouncementVersionQuerySet, HubDocumentQuerySet
from workforce.periods import holds_on
from workforce.queries.organisation import TreeNode

ADDRESSED = """
    SELECT v.id FROM workforce_announcementversion v
    WHERE v.everybody OR EXISTS (
        WITH RECURSIVE held AS (
            SELECT a.team_id AS unit_id, r.role_group
            FROM workforce_assignment a JOIN workforce_role r ON r.id = a.role_id
            WHERE a.worker_id = %s AND a.period @> %s::date
            UNION
            SELECT p.parent_id, held.role_group FROM held
            JOIN workforce_unitplacement p ON p.unit_id = held.unit_id AND p.period @> %s::date
            WHERE p.parent_id IS NOT NULL
        )
        SELECT FROM held
        WHERE (v.unit_ids = '{}' OR held.unit_id = ANY(v.unit_ids))
          AND (v.role_groups = '{}' OR held.role_group = ANY(v.role_groups))
    )
"""
"""The versions that reach a worker, by the assignments of a day: worker, day, day."""


@dataclass(frozen=True, slots=True)
class NoticeSearch:
    """What somebody looks for. `archived`: those whose days are over instead of those that are shown."""

    words: str = ""
    category: str = ""
    archived: bool = False
    published: bool = False


def notices_for(account: Account, search: NoticeSearch, scope: Scope) -> "QuerySet[AnnouncementVersion]":
    """The notices that reach a reader, or those they published; the latest first. One query.

    Withdrawn ones reach nobody, and are listed for those who published them.
    """
    day = scope.as_at
    found = AnnouncementVersion.objects.holding()
    if search.published:
        found = found & published_by(account, scope)
    else:
        found = reaching(found, account, day).standing()
        found = found.archived(day) if search.archived else found.as_at(day)
    if search.category:
        found = found.filter(category=search.category)
    read = AnnouncementRead.objects.filter(version=OuterRef("pk"), account=account)
    found = found.containing(search.words).annotate(is_read=Exists(read))
    listed: QuerySet[AnnouncementVersion] = found.select_related("announcement__withdrawal")
    return listed.order_by("-period__startswith", "-pk")


def reaching(
    versions: AnnouncementVersionQuerySet, account: Account, day: date
) -> AnnouncementVersionQuerySet:
    """Those whose audience somebody belongs to, by the assignments of the day."""
    return versions.filter(pk__in=RawSQL(ADDRESSED, (account.worker_id, day, day)))


def published_by(account: Account, scope: Scope) -> AnnouncementVersionQuerySet:
    """What somebody may correct and withdraw: their own, or every notice for who publishes for everybody."""
    reach = scope[Permission.PUBLISH_NOTICES]
    versions: AnnouncementVersionQuerySet = AnnouncementVersion.objects.all()
    if not reach:
        return versions.none()
    return versions if reach.everyone else versions.filter(announcement__published_by=account)


def notice_for(announcement_id: int, account: Account, scope: Scope) -> AnnouncementVersion | None:
    """What a notice says to a reader, who is addressed or published it. Three queries at most."""
    holding = AnnouncementVersion.objects.filter(announcement=announcement_id).holding()
    holding = holding.select_related("announcement__published_by__worker", "announcement__withdrawal")
    mine: AnnouncementVersion | None = (holding & published_by(account, scope)).first()
    if mine is not None:
        return mine
    found: AnnouncementVersion | None = (
        reaching(holding, account, scope.as_at).standing().filter(_begun(scope.as_at)).first()
    )
    return found


def _begun(day: date) -> Q:
    return Q(period__startswith__lte=day)


def versions_of(announcement_id: int) -> list[AnnouncementVersion]:
    """Every version, the latest first. One query."""
    found = AnnouncementVersion.objects.filter(announcement=announcement_id)
    return list(found.select_related("by__worker").order_by("-number"))


def readers_of(announcement_id: int) -> int:
    """How many people have opened a notice, in whatever version. One query."""
    marks = AnnouncementRead.objects.filter(version__announcement=announcement_id)
    return marks.values("account").distinct().count()


def shown_on(version: AnnouncementVersion, day: date) -> Shown:
    """How a notice stands on a day. Its withdrawal has been read with it."""
    if hasattr(version.announcement, "withdrawal"):
        return Shown.WITHDRAWN
    if holds_on(version.period, day):
        return Shown.NOW
    return Shown.COMING if day < version.first_day else Shown.OVER


def audience_words(version: AnnouncementVersion, names: Mapping[int, str]) -> str:
    """To whom a notice goes: "Everybody", "Own team and below: social work"."""
    if version.everybody:
        return "Everybody"
    units = ", ".join(names.get(each, "a unit that is closed") for each in version.unit_ids)
    groups = ", ".join(version.role_groups)
    return ": ".join(part for part in (units or "Everywhere", groups) if part)


def units_to_address(nodes: Sequence[TreeNode], reach: Reach) -> list[TreeNode]:
    """The units of which the whole lies in a publisher's reach."""
    return [node for node in nodes if reach.has_unit(node.unit_id)]


def role_groups() -> list[str]:
    """Every role group, in order. One query."""
    return list(Role.objects.order_by("role_group").values_list("role_group", flat=True).distinct())


def documents(words: str = "", category: str = "") -> "QuerySet[HubDocument]":
    """The documents that are offered, by title. One query."""
    found: HubDocumentQuerySet = HubDocument.objects.offered().containing(words)
    return found.filter(category=category) if category else found


def documents_kept_by(account: Account, scope: Scope) -> HubDocumentQuerySet:
    """What somebody may review and take away: their own, or all for who publishes for everybody."""
    reach = scope[Permission.PUBLISH_NOTICES]
    found: HubDocumentQuerySet = HubDocument.objects.offered()
    if not reach:
        return found.none()
    return found if reach.everyone else found.filter(kept_by=account)


def typed(version: AnnouncementVersion) -> dict[str, Any]:
    """What a form starts with that corrects a notice."""
    return {
        "title": version.title,
        "text": version.text,
        "link": version.link,
        "category": version.category,
        "first_day": version.first_day,
        "last_day": version.last_day,
        "everybody": version.everybody,
        "units": version.unit_ids,
        "role_groups": version.role_groups,
    }
