"""The first administrator of an installation."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from tests.factories.workforce import AccountFactory
from workforce.access.permissions import Permission
from workforce.models import Account
from workforce.queries.visibility import scope_of

pytestmark = pytest.mark.django_db


def _run(email: str) -> str:
    out = StringIO()
    call_command("create_administrator", email, stdout=out)
    return out.getvalue()


def test_account_is_made_with_the_role_and_without_a_password() -> None:
    assert "first@council.example is an administrator." in _run("First@council.example")
    account = Account.objects.get()
    assert account.is_staff
    assert not account.has_usable_password()
    assert scope_of(account, timezone.localdate()).may(Permission.MANAGE_ACCESS)


def test_existing_account_gets_the_role() -> None:
    account = AccountFactory(email="somebody@council.example", is_staff=False)
    _run("somebody@council.example")
    account.refresh_from_db()
    assert account.is_staff
    assert scope_of(account, timezone.localdate()).may(Permission.MANAGE_ACCESS)


@pytest.mark.parametrize(
    ("email", "message"),
    [("not an address", "valid email"), ("first@council.example", "already has this role")],
)
def test_what_cannot_be_is_said(email: str, message: str) -> None:
    _run("first@council.example")
    with pytest.raises(CommandError, match=message):
        _run(email)
    assert Account.objects.count() == 1
