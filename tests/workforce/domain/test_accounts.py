"""Accounts: making, changing and closing them, and the record of the door."""

from datetime import UTC, datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import ProgrammingError, transaction

from tests.factories.workforce import AccountFactory, WorkerFactory
from workforce.domain.accounts import change_account, create_account, record_sign_in_event
from workforce.domain.errors import DomainError
from workforce.enums import SignInEventKind
from workforce.models import Account, SignInEvent

pytestmark = pytest.mark.django_db
NOON = datetime(2025, 9, 30, 12, tzinfo=UTC)


def test_new_account_has_no_password_and_no_role() -> None:
    worker = WorkerFactory()
    account = create_account(email=" Somebody@Council.Example ", worker=worker, by=None)
    assert (account.email, account.worker, account.is_staff) == ("somebody@council.example", worker, False)
    assert not account.has_usable_password()
    assert not account.grants.exists()


def test_same_address_in_other_letters_is_refused() -> None:
    AccountFactory(email="somebody@council.example")
    with pytest.raises(ValidationError, match="already"):
        create_account(email="Somebody@council.example", by=None)


def test_worker_has_one_account() -> None:
    worker = AccountFactory(worker=WorkerFactory()).worker
    with pytest.raises(ValidationError, match="already exists"):
        create_account(email="second@council.example", worker=worker, by=None)


def test_closing_an_account_keeps_the_rest() -> None:
    account = AccountFactory(email="somebody@council.example")
    change_account(
        account, email=account.email, worker=None, is_active=False, is_staff=False, by=AccountFactory()
    )
    assert Account.objects.get(pk=account.pk).is_active is False


@pytest.mark.parametrize(
    ("is_active", "is_staff"), [(False, True), (True, False)], ids=["closes", "leaves the admin"]
)
def test_nobody_closes_their_own_account(is_active: bool, is_staff: bool) -> None:
    account = AccountFactory(is_staff=True)
    with pytest.raises(DomainError, match="your own account"):
        change_account(
            account, email=account.email, worker=None, is_active=is_active, is_staff=is_staff, by=account
        )


@pytest.mark.parametrize("write", ["update", "delete"])
def test_record_of_the_door_cannot_be_changed(write: str) -> None:
    event = record_sign_in_event(
        kind=SignInEventKind.FAILED, account=None, at=NOON, address="192.0.2.1", request_id="r"
    )
    rows = SignInEvent.objects.filter(pk=event.pk)
    with pytest.raises(ProgrammingError, match="Cannot update or delete"), transaction.atomic():
        rows.update(kind=SignInEventKind.SIGNED_IN) if write == "update" else rows.delete()
    assert SignInEvent.objects.get().kind == SignInEventKind.FAILED
