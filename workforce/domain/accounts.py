"""Accounts: making them, closing them, and the record of what happened at the door."""

from datetime import datetime

from django.db import transaction

from workforce.domain.errors import DomainError
from workforce.enums import SignInEventKind
from workforce.models import Account, SignInEvent, Worker


@transaction.atomic
def create_account(
    *, email: str, worker: Worker | None = None, is_staff: bool = False, by: Account | None
) -> Account:
    """An account without password and roles. Its holder sets the password through "Forgotten your password?".

    `by=None` is the installation itself. Raises ValidationError where the address or the worker has an
    account.
    """
    account = Account(email=email.strip().lower(), worker=worker, is_staff=is_staff)
    account.set_unusable_password()
    account.full_clean()
    account.save()
    return account


@transaction.atomic
def change_account(
    account: Account,
    *,
    email: str,
    worker: Worker | None,
    is_active: bool,
    is_staff: bool,
    by: Account | None,
) -> Account:
    """Change who an account belongs to, close it at once or open it again. Its grants stay as they are.

    `by` is None on the server's own command line. Raises DomainError where somebody would close their own account, or
    keep themselves out of the admin.
    """
    if by is not None and by.pk == account.pk and not (is_active and is_staff):
        raise DomainError("You cannot close your own account. Ask another administrator.")
    current = Account.objects.select_for_update(of=("self",)).get(pk=account.pk)
    current.email, current.worker = email.strip().lower(), worker
    current.is_active, current.is_staff = is_active, is_staff
    current.full_clean()
    current.save(update_fields=["email", "worker", "is_active", "is_staff"])
    return current


def record_sign_in_event(
    *, kind: SignInEventKind, account: Account | None, at: datetime, address: str | None, request_id: str
) -> SignInEvent:
    """Add one line to the record of the door. Nothing about a line can be changed afterwards."""
    return SignInEvent.objects.create(kind=kind, account=account, at=at, address=address, request=request_id)
