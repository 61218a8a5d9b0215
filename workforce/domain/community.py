"""Entering what a source says of the community."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from django.db import transaction

from workforce.domain.errors import DomainError
from workforce.models import Account, CommunityProfile, CommunityShare
from workforce.queries.community import answers_to

MOST = Decimal("100.5")
"""Percentages that were rounded may add up to a little more than 100."""


@transaction.atomic
def enter_community(
    *,
    about: str,
    year: int,
    source: str,
    shares: Mapping[str, Decimal],
    today: date,
    by: Account | None,
) -> CommunityProfile:
    """Percentages of one characteristic. What was entered before for the year stays on record and no longer holds.

    Raises DomainError for an unknown characteristic or answer, a year to come, nothing at all, or more than 100 per
    cent; ValidationError for a share that is none.
    """
    known = answers_to(about)
    unknown = [answer for answer in shares if answer not in known]
    if not known or unknown:
        raise DomainError(f"These are no answers of the profile: {', '.join(unknown) or about}.")
    if not shares:
        raise DomainError("Enter at least one percentage.")
    if year > today.year:
        raise DomainError("The year is still to come.")
    if sum(shares.values()) > MOST:
        raise DomainError("The percentages add up to more than 100.")
    profile = CommunityProfile(about=about, year=year, source=source, entered_on=today, by=by)
    profile.full_clean()
    profile.save()
    rows = [CommunityShare(profile=profile, answer=answer, percent=share) for answer, share in shares.items()]
    for row in rows:
        row.full_clean()
    CommunityShare.objects.bulk_create(rows)
    return profile
