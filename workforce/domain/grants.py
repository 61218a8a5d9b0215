"""Giving roles to accounts and ending them, with dates."""

from datetime import date

from django.db import transaction
from django.db.models import Q

from workforce.access.roles import ROLES, RoleName
from workforce.domain.errors import DomainError
from workforce.models import Account, RoleGrant, Unit
from workforce.periods import ONE_DAY, PeriodError, british, first_day, last_day, period


@transaction.atomic
def grant_role(
    *,
    account: Account,
    role: RoleName,
    first_day: date,
    last_day: date | None = None,
    unit: Unit | None = None,
    reason: str = "",
    by: Account | None,
) -> RoleGrant:
    """Give a role from `first_day` to `last_day`, inclusive; open without a last day.

    A deputy's or acting manager's grant is one with a last day. `by=None` is the installation itself: the
    first administrator, and the demonstration. Raises DomainError, or ValidationError where the account
    already has the role there in that time.
    """
    if by is not None and by.pk == account.pk:
        raise DomainError("You cannot change your own roles. Ask another administrator.")
    if role is RoleName.PRACTITIONER:
        raise DomainError("Everybody in post is a practitioner already. Choose another role.")
    if ROLES[role].needs_unit and unit is None:
        raise DomainError(f"Choose the unit that the role {role.label} is for.")
    if unit is not None and not ROLES[role].needs_unit:
        raise DomainError(f"The role {role.label} covers the whole organisation. Leave the unit empty.")
    try:
        lasting = period(first_day, last_day)
    except PeriodError as error:
        raise DomainError(str(error)) from error
    # two administrators who grant at once take turns, so that the second is told instead of failing
    Account.objects.select_for_update(of=("self",)).get(pk=account.pk)
    grant = RoleGrant(account=account, role=role, unit=unit, period=lasting, reason=reason, granted_by=by)
    grant.full_clean()
    grant.save()
    return grant


@transaction.atomic
def end_grant(grant: RoleGrant, *, last_day: date, by: Account) -> RoleGrant:
    """Let a grant end with `last_day`, inclusive. A grant that has not begun yet is ended on its first day.

    Raises DomainError for one's own grant, a day before the grant's first, a grant that ends earlier already,
    or the last administrator.
    """
    administrators = RoleGrant.objects.filter(role=RoleName.ADMINISTRATOR)
    locked = {row.pk: row for row in _locked(Q(pk=grant.pk) | Q(pk__in=administrators.values("pk")))}
    current = locked[grant.pk]
    if by.pk == current.account_id:
        raise DomainError("You cannot change your own roles. Ask another administrator.")
    if last_day < current.first_day:
        raise DomainError(f"The last day cannot be before the first day, {british(current.first_day)}.")
    if current.last_day is not None and current.last_day < last_day:
        raise DomainError(
            f"This role already ends on {british(current.last_day)}. Grant it anew to extend it."
        )
    if current.role == RoleName.ADMINISTRATOR and not _another_administrator(current, last_day + ONE_DAY):
        raise DomainError("Somebody must be able to manage access. Grant the role to another person first.")
    current.period = period(current.first_day, last_day)
    current.full_clean()
    current.save(update_fields=["period"])
    return current


@transaction.atomic
def move_grant(grant: RoleGrant, *, to: Unit, from_day: date, reason: str = "", by: Account | None) -> None:
    """The same role over another unit from a day on, for as long as it was; the old one ends the day before.

    A grant that begins on the day or later goes whole; where the account has the role over the unit already, the old
    one only ends. Raises DomainError for one's own role, a role that ended before the day, or the unit it is over.
    """
    (current,) = _locked(Q(pk=grant.pk))
    if by is not None and by.pk == current.account_id:
        raise DomainError("You cannot change your own roles. Ask another administrator.")
    if current.unit_id == to.pk:
        raise DomainError("The role is over this unit already. Choose the unit that took over.")
    if current.last_day is not None and current.last_day < from_day:
        raise DomainError(f"This role ends on {british(current.last_day)}. Choose an earlier day.")
    lasting = period(max(current.first_day, from_day), current.last_day)
    if current.first_day >= from_day:
        current.delete()
    else:
        current.period = period(current.first_day, from_day - ONE_DAY)
        current.full_clean()
        current.save(update_fields=["period"])
    if RoleGrant.objects.filter(account=current.account, role=current.role, unit=to).during(lasting).exists():
        return
    grant_role(
        account=current.account,
        role=RoleName(current.role),
        unit=to,
        first_day=first_day(lasting),
        last_day=last_day(lasting),
        reason=reason,
        by=by,
    )


def _locked(which: Q) -> list[RoleGrant]:
    """Rows for change, in a fixed order, so that two who act at once wait instead of deadlocking."""
    return list(RoleGrant.objects.select_for_update(of=("self",)).filter(which).order_by("pk"))


def _another_administrator(grant: RoleGrant, day: date) -> bool:
    """Whether without this grant some account that can sign in is administrator on `day` and for good."""
    usable = Q(account__worker__isnull=True) | Q(account__worker__employments__period__contains=day)
    others = RoleGrant.objects.as_at(day).filter(usable, role=RoleName.ADMINISTRATOR, account__is_active=True)
    return others.exclude(pk=grant.pk).filter(period__upper_inf=True).exists()
