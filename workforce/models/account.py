"""Accounts, the roles granted to them with dates, and what happened at the door."""

from datetime import date
from typing import Any, ClassVar, Self

import pgtrigger
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce, Lower

from workforce.access.roles import ROLES_OVER_A_UNIT, RoleName
from workforce.enums import SignInEventKind
from workforce.models.dated import Dated, DatedQuerySet, has_a_start
from workforce.models.history import tracked
from workforce.models.organisation import Unit
from workforce.models.worker import Worker


class AccountManager(BaseUserManager["Account"]):
    """Makes accounts. The e-mail address is the name to sign in with."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "Account":
        """An account without a role sees nothing until one is granted. Without a password: set by e-mail."""
        if not email:
            raise ValueError("An account needs an e-mail address.")
        account = self.model(email=self.normalize_email(email).lower(), **fields)
        account.set_password(password)
        account.save(using=self._db)
        return account


@tracked(exclude=["password", "last_login"])
class Account(AbstractBaseUser):
    """Somebody who can sign in. Workers' accounts stop by themselves when their employment ends.

    What an account may do comes from its grants alone; there is no superuser and no second list of
    permissions.
    """

    email = models.EmailField(unique=True)
    worker = models.OneToOneField(
        Worker, on_delete=models.PROTECT, null=True, blank=True, related_name="account"
    )
    is_active = models.BooleanField(default=True)
    is_staff = models.BooleanField("may open the admin", default=False)

    objects = AccountManager()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                name="account_email_whatever_its_case",
                violation_error_message="There is already an account with this e-mail address.",
            )
        ]

    def __str__(self) -> str:
        return self.email

    @property
    def name(self) -> str:
        return self.worker.name if self.worker else self.email


def by_account() -> "models.ForeignKey[Account | None, Account | None]":
    """Who wrote it; None is the installation."""
    return models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+")


class RoleGrantQuerySet(DatedQuerySet):
    """Words about grants."""

    def held_by(self, account: Account, day: date) -> Self:
        """The grants of an account that are in force on `day`."""
        return self.filter(account=account).as_at(day)


@tracked()
class RoleGrant(Dated):
    """A role given to an account for a period, over a unit and all below it, or over none."""

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="grants")
    role = models.CharField(max_length=32, choices=RoleName)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    reason = models.CharField(max_length=200, blank=True)
    granted_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    objects = RoleGrantQuerySet.as_manager()

    class Meta:
        constraints = [
            has_a_start("role_grant_has_a_start"),
            ExclusionConstraint(
                name="role_granted_once",
                expressions=[
                    ("account", RangeOperators.EQUAL),
                    ("role", RangeOperators.EQUAL),
                    (Coalesce(F("unit"), 0), RangeOperators.EQUAL),
                    ("period", RangeOperators.OVERLAPS),
                ],
                violation_error_message="The account already has this role there in this period.",
            ),
            models.CheckConstraint(
                condition=Q(role__in=ROLES_OVER_A_UNIT, unit__isnull=False)
                | (~Q(role__in=ROLES_OVER_A_UNIT) & Q(unit__isnull=True)),
                name="role_grant_names_a_unit_where_the_role_has_one",
                violation_error_message="This role is granted over a unit exactly where it says so.",
            ),
            models.CheckConstraint(
                condition=~Q(role=RoleName.PRACTITIONER),
                name="practitioner_comes_with_employment",
                violation_error_message="Everybody in post is a practitioner: the role is never granted.",
            ),
            models.CheckConstraint(
                condition=Q(granted_by__isnull=True) | ~Q(granted_by=F("account")),
                name="nobody_grants_themselves_a_role",
                violation_error_message="Nobody changes their own roles.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_role_display()} from {self.first_day}"


class SignInEvent(models.Model):
    """What happened at the door: signing in and out, refusals, a new password. Rows are only ever added.

    An address that belongs to no account is not kept: people type passwords into that field.
    """

    at = models.DateTimeField(db_index=True)
    kind = models.CharField(max_length=16, choices=SignInEventKind)
    account = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="sign_in_events")
    address = models.GenericIPAddressField("network address", null=True)
    request = models.CharField(max_length=36, blank=True)

    class Meta:
        triggers = [pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return self.get_kind_display()
