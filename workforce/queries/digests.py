"""Who gets an e-mail of what is due on a day, and what it counts."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet

from workforce.access.roles import ROLES_OVER_A_UNIT
from workforce.due import KindCount, due_items, tally
from workforce.enums import DigestFrequency, Weekday
from workforce.models import Account, DigestPreference, DigestSent, RoleGrant
from workforce.policy import PolicyKey
from workforce.queries.calendar import working_days
from workforce.queries.policy import policy_value
from workforce.queries.visibility import scope_by_grants, teams_with_access

DAYS_AHEAD = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Digest:
    """What is due for an account, counted by kind. Nobody's name is in it."""

    overdue: tuple[KindCount, ...] = ()
    coming: tuple[KindCount, ...] = ()

    @property
    def overdue_count(self) -> int:
        return sum(each.number for each in self.overdue)

    @property
    def coming_count(self) -> int:
        return sum(each.number for each in self.coming)

    def __bool__(self) -> bool:
        return bool(self.overdue or self.coming)


def digest_of(account: Account, day: date) -> Digest | None:
    """What is overdue for an account on `day` or falls due within a week; None where it has no access that day.

    Asked for in the account's own scope: as many queries as the sources of due dates make for one reader.
    """
    teams = teams_with_access(account, day)
    if teams is None:
        return None
    items = due_items(scope_by_grants(account, day, teams), day, day + DAYS_AHEAD)
    late = [item for item in items if item.is_overdue(day)]
    coming = [item for item in items if not item.is_overdue(day) and item.due_on <= day + DAYS_AHEAD]
    return Digest(tally(late, in_letters=True), tally(coming, in_letters=True))


def digests_due(day: date) -> list[int]:
    """The accounts that want an e-mail on `day` and have not been dealt with yet, by number. Three queries at most.

    None on a weekend or a bank holiday: whose day that is, gets it a week later.
    """
    if not working_days(day, day):
        return []
    usual = policy_value(PolicyKey.DIGEST, day)["weekday"]
    found = _wanting(day, usual).filter(~Exists(DigestSent.objects.filter(account=OuterRef("pk"), day=day)))
    return list(found.order_by("pk").values_list("pk", flat=True))


def _wanting(day: date, usual: int) -> "QuerySet[Account]":
    """Open accounts by their choice: daily, or weekly with this as their day; without one, weekly for managers."""
    weekday = day.isoweekday()
    manages = RoleGrant.objects.filter(account=OuterRef("pk"), role__in=ROLES_OVER_A_UNIT).as_at(day)
    chosen = Q(digest_preference__how_often=DigestFrequency.DAILY)
    weekly = Q(digest_preference__how_often=DigestFrequency.WEEKLY)
    chosen |= weekly & Q(digest_preference__weekday=weekday)
    if weekday == usual:
        chosen |= weekly & Q(digest_preference__weekday__isnull=True)
        chosen |= Q(Exists(manages), digest_preference__isnull=True)
    return Account.objects.filter(chosen, is_active=True)


def accounts_of(account_ids: Collection[int]) -> Sequence[Account]:
    """The accounts of these numbers, in their order. One query."""
    return list(Account.objects.filter(pk__in=account_ids).order_by("pk"))


def preference_of(account: Account, day: date) -> DigestPreference:
    """What an account chose, or what holds without a choice (not saved). Two queries at most."""
    chosen = DigestPreference.objects.filter(account=account).first()
    if chosen is not None:
        return chosen
    manages = RoleGrant.objects.held_by(account, day).filter(role__in=ROLES_OVER_A_UNIT).exists()
    return DigestPreference(
        account=account, how_often=DigestFrequency.WEEKLY if manages else DigestFrequency.OFF
    )


def usual_weekday(day: date) -> str:
    """The weekday that the council chose, in words; the first one where the setting names none. One query."""
    number = policy_value(PolicyKey.DIGEST, day)["weekday"]
    return str(Weekday(number if number in Weekday.values else Weekday.MONDAY).label)
