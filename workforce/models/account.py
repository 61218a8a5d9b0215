"""Accounts and the roles granted to them, with dates."""

from datetime import date
from typing import Any, Self

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F
from django.db.models.functions import Coalesce, Lower

from workforce.access.roles import RoleName
from workforce.models.dated import Dated, DatedQuerySet, has_a_start
from workforce.models.history import tracked
from workforce.models.organisation import Unit
from workforce.models.worker import Worker


class AccountManager(BaseUserManager["Account"]):
    """Makes accounts. The e-mail address is the name to sign in with."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "Account":
        """An account without any role: it sees nothing until one is granted."""
        if not email:
            raise ValueError("An account needs an e-mail address.")
        account = self.model(email=self.normalize_email(email).lower(), **fields)
        account.set_password(password)
        account.save(using=self._db)
        return account

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "Account":
        """An account that may open the Django admin and everything in it."""
        return self.create_user(email, password, **(fields | {"is_staff": True, "is_superuser": True}))


@tracked(exclude=["password", "last_login"])
class Account(AbstractBaseUser, PermissionsMixin):
    """Somebody who can sign in. Workers' accounts stop by themselves when their employment ends."""

    email = models.EmailField(unique=True)
    worker = models.OneToOneField(
        Worker, on_delete=models.PROTECT, null=True, blank=True, related_name="account"
    )
    is_active = models.BooleanField(default=True)
    is_staff = models.BooleanField("may open the admin", default=False)

    objects = AccountManager()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: list[str] = []

    class Meta:
        constraints = [models.UniqueConstraint(Lower("email"), name="account_email_whatever_its_case")]

    def __str__(self) -> str:
        return self.email

    @property
    def name(self) -> str:
        return self.worker.name if self.worker else self.email


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
    granted_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")

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
        ]

    def __str__(self) -> str:
        return f"{self.get_role_display()} from {self.first_day}"
