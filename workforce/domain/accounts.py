"""Accounts: making them, closing them, and the record of what happened at the door."""

from datetime import datetime

from django.db import transaction

from workforce.domain.errors import DomainError
from workforce.enums import SignInEventKind
from workforce.models import Account, SignInEvent, Worker


@transaction.atomic
def create_account(*, email: str, worker: Worker | None = None, is_staff: bool = False, by: Account | None) -> Account:
    """An account without password and roles. Its holder sets the password through "Forgotten your password?".

    `by=None` is the installation itself. Raises ValidationError where the address or the worker has an account.
    """
    account = Account(email=email.strip().lower(), worker=worker, is_staff=is_staff)
    account.set_unusable_password()
    account.full_clean()
    account.save()
    return account


@transaction.atomic
def close_account(account: Account, *, by: Account) -> Account:
    """Stop an account at once, whatever its grants say. Raises DomainError for one's own."""
    return _set_active(account, False, by=by)


@transaction.atomic
def reopen_account(account: Account, *, by: Account) -> Account:
    """Let a closed account be used again, with the grants that are in force. Raises DomainError for one's own."""
    return _set_active(account, True, by=by)


def _set_active(account: Account, active: bool, *, by: Account) -> Account:
    if by.pk == account.pk:
        raise DomainError("You cannot close or reopen your own account. Ask another administrator.")
    current = Account.objects.select_for_update(of=("self",)).get(pk=account.pk)
    current.is_active = active
    current.save(update_fields=["is_active"])
    return current


def record_sign_in_event(
    *, kind: SignInEventKind, account: Account | None, at: datetime, address: str | None, request_id: str
) -> SignInEvent:
    """Add one line to the record of the door. Nothing about a line can be changed afterwards."""
    return SignInEvent.objects.create(kind=kind, account=account, at=at, address=address, request=request_id)
