"""Publishing notices, correcting and withdrawing them, marking them read; and documents with their reviews."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max

from workforce.access.scope import Reach
from workforce.domain.errors import DomainError
from workforce.models import (
    Account,
    Announcement,
    AnnouncementRead,
    AnnouncementVersion,
    AnnouncementWithdrawal,
    HubDocument,
)
from workforce.periods import period


@dataclass(frozen=True, slots=True)
class Audience:
    """Everybody; or who works in one of the units or below, in a role of one of the groups."""

    everybody: bool = False
    unit_ids: Collection[int] = field(default_factory=tuple)
    role_groups: Collection[str] = field(default_factory=tuple)


@dataclass(frozen=True, slots=True)
class Content:
    """What a notice says, and its first and last day; without a last one it stays."""

    title: str
    text: str
    category: str
    first_day: date
    last_day: date | None = None
    link: str = ""


@transaction.atomic
def publish_notice(
    *, content: Content, audience: Audience, reach: Reach, today: date, by: Account | None
) -> Announcement:
    """A notice for an audience within the publisher's reach.

    Raises DomainError where the audience is nobody, or goes beyond the reach; ValidationError for its fields.
    """
    _within_reach(audience, reach)
    announcement = Announcement.objects.create(published_on=today, published_by=by)
    _add_version(announcement, 1, content, audience, today, by)
    return announcement


@transaction.atomic
def correct_notice(
    *,
    announcement_id: int,
    seen: int,
    content: Content,
    audience: Audience,
    reach: Reach,
    today: date,
    by: Account | None,
) -> AnnouncementVersion:
    """A further version, which everybody finds as new. `seen` is the number of the version that was corrected.

    Raises DomainError where it was withdrawn or somebody else corrected it meanwhile, and as for publishing.
    """
    announcement = _held(announcement_id)
    _within_reach(audience, reach)
    last = announcement.versions.aggregate(last=Max("number"))["last"]
    if last != seen:
        raise DomainError("Somebody has corrected this notice since you opened the form. Look at it again.")
    return _add_version(announcement, last + 1, content, audience, today, by)


@transaction.atomic
def withdraw_notice(
    *, announcement_id: int, reason: str, today: date, by: Account | None
) -> AnnouncementWithdrawal:
    """Take a notice back: from now on it reaches nobody. Raises DomainError where it was withdrawn already."""
    announcement = _held(announcement_id)
    withdrawal = AnnouncementWithdrawal(announcement=announcement, on=today, reason=reason, by=by)
    withdrawal.full_clean()
    withdrawal.save(force_insert=True)
    return withdrawal


def mark_read(*, version_id: int, at: datetime, by: Account) -> None:
    """Keep that somebody has opened a version; once is enough."""
    AnnouncementRead.objects.bulk_create(
        [AnnouncementRead(version_id=version_id, account=by, at=at)], ignore_conflicts=True
    )


@transaction.atomic
def add_document(
    *, title: str, about: str, link: str, category: str, review_on: date, today: date, by: Account | None
) -> HubDocument:
    """A document for everybody, which `by` reviews. Raises DomainError for a review in the past."""
    _not_past(review_on, today)
    document = HubDocument(
        title=title, about=about, link=link, category=category, review_on=review_on, kept_by=by
    )
    document.full_clean()
    document.save()
    return document


@transaction.atomic
def review_document(*, document_id: int, link: str, review_on: date, today: date) -> HubDocument:
    """It still holds, here, until the next review. Raises DomainError for a review in the past."""
    _not_past(review_on, today)
    document = _offered(document_id)
    document.link, document.review_on = link, review_on
    document.full_clean()
    document.save(update_fields=["link", "review_on"])
    return document


@transaction.atomic
def withdraw_document(*, document_id: int, today: date) -> HubDocument:
    """Nobody finds it any more. Raises DomainError where it is gone already."""
    document = _offered(document_id)
    document.withdrawn_on = today
    document.save(update_fields=["withdrawn_on"])
    return document


def _held(announcement_id: int) -> Announcement:
    announcement = Announcement.objects.select_for_update().get(pk=announcement_id)
    if AnnouncementWithdrawal.objects.filter(announcement=announcement).exists():
        raise DomainError("This notice has been withdrawn. Publish a new one.")
    return announcement


def _offered(document_id: int) -> HubDocument:
    document: HubDocument = HubDocument.objects.select_for_update().get(pk=document_id)
    if document.withdrawn_on is not None:
        raise DomainError("This document has been taken away already.")
    return document


def _add_version(
    announcement: Announcement,
    number: int,
    content: Content,
    audience: Audience,
    today: date,
    by: Account | None,
) -> AnnouncementVersion:
    version = AnnouncementVersion(
        announcement=announcement,
        number=number,
        title=content.title,
        text=content.text,
        link=content.link,
        category=content.category,
        period=period(content.first_day, content.last_day),
        everybody=audience.everybody,
        unit_ids=sorted(audience.unit_ids),
        role_groups=sorted(audience.role_groups),
        written_on=today,
        by=by,
    )
    version.full_clean()
    version.save()
    return version


def _within_reach(audience: Audience, reach: Reach) -> None:
    chosen = bool(audience.unit_ids or audience.role_groups)
    if audience.everybody == chosen:
        raise DomainError("Choose either everybody, or units and role groups.")
    if reach.everyone:
        return
    if not audience.unit_ids or any(not reach.has_unit(unit) for unit in audience.unit_ids):
        raise DomainError("Choose among your own units: a notice goes no further than what you manage.")


def _not_past(review_on: date, today: date) -> None:
    if review_on < today:
        raise DomainError("The next review lies in the past.")
