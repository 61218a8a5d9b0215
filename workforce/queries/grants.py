"""Who holds which role, over what, until when."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F, OuterRef, Q, QuerySet, Subquery

from workforce.access.scope import Reach
from workforce.models import Account, RoleGrant, UnitPlacement
from workforce.periods import period


@dataclass(frozen=True)
class GrantSearch:
    """`text` is part of an e-mail address or a name. `ended_too` adds grants that are over."""

    text: str = ""
    role: str = ""
    ended_too: bool = False


def grants(search: GrantSearch, reach: Reach, day: date) -> "QuerySet[RoleGrant]":
    """Grants in force on `day` or later, by account; none unless the reach is everyone. One query."""
    found = RoleGrant.objects.all() if reach.everyone else RoleGrant.objects.none()
    if not search.ended_too:
        found = found.during(period(day))
    if search.role:
        found = found.filter(role=search.role)
    for word in search.text.split():
        found = found.filter(
            Q(account__email__icontains=word)
            | Q(account__worker__first_name__icontains=word)
            | Q(account__worker__last_name__icontains=word)
        )
    related = found.select_related("account__worker", "granted_by__worker")
    return related.order_by("account__email", "role", "period", "pk")


def over_closed_units(day: date, last: date) -> "QuerySet[Any]":
    """Grants that go on although their unit is closed by the day `last`, with `closed_on`, its first day without."""
    places = UnitPlacement.objects.filter(unit=OuterRef("unit")).order_by("-period")
    goes_on = Q(period__upper_inf=True) | Q(period__endswith__gt=F("closed_on"))
    kept: QuerySet[Any] = (
        RoleGrant.objects.not_over(day)
        .annotate(closed_on=Subquery(places.values("period__endswith")[:1]))
        .filter(goes_on, closed_on__lte=last)
    )
    return kept


def closed_on(grant: RoleGrant, day: date) -> date | None:
    """The first day without the unit of a grant that goes on; None where the unit stays. One query."""
    found: date | None = (
        over_closed_units(day, date.max).filter(pk=grant.pk).values_list("closed_on", flat=True).first()
    )
    return found


def accounts(reach: Reach) -> "QuerySet[Account]":
    """The accounts that somebody with this reach may give a role to."""
    return Account.objects.filter(is_active=True) if reach.everyone else Account.objects.none()


def account_with_email(email: str) -> Account | None:
    """The account that signs in with this address, closed ones too."""
    return Account.objects.filter(email__iexact=email.strip()).first()
