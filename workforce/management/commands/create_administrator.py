"""The first administrator of an installation, who then grants everything else on the pages."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.utils import timezone

from workforce.access.roles import RoleName
from workforce.domain.accounts import change_account, create_account
from workforce.domain.errors import DomainError
from workforce.domain.grants import grant_role
from workforce.models import Account
from workforce.queries.grants import account_with_email


class Command(BaseCommand):
    """`manage.py create_administrator somebody@council.example`; the password is set through the sign-in page."""

    help = "Make an account that may manage access, or give that role to an existing one."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email")

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        email = options["email"]
        try:
            account = _account(email)
            grant_role(
                account=account,
                role=RoleName.ADMINISTRATOR,
                first_day=timezone.localdate(),
                reason="Made on the server",
                by=None,
            )
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        except DomainError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"{account.email} is an administrator.")
        self.stdout.write("To set a password: sign-in page, “I have forgotten my password”.")


def _account(email: str) -> Account:
    """The account of this address, open, and let into the admin; a new one where there is none."""
    account = account_with_email(email)
    if account is None:
        return create_account(email=email, is_staff=True, by=None)
    return change_account(
        account, email=account.email, worker=account.worker, is_active=True, is_staff=True, by=None
    )
