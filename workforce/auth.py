"""Signing in: local accounts by e-mail, no self sign-up, no access after the last day, all recorded."""

import logging
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.auth_backends import AuthenticationBackend
from allauth.core import context as allauth_context
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from structlog.contextvars import get_contextvars

from workforce.domain.accounts import record_sign_in_event
from workforce.enums import SignInEventKind
from workforce.models import Account
from workforce.queries.visibility import has_access

logger = logging.getLogger(__name__)


class AccountBackend(AuthenticationBackend):
    """Allauth's backend, closed to accounts whose employment has ended.

    Only signing in asks here. That access still lasts is asked on every request, by AccessMiddleware.
    """

    def user_can_authenticate(self, user: Any) -> bool:
        return isinstance(user, Account) and has_access(user, timezone.localdate())

    def get_user(self, user_id: int) -> Account | None:
        return Account.objects.select_related("worker").filter(pk=user_id, is_active=True).first()


class AccountAdapter(DefaultAccountAdapter):
    """Accounts are made by an administrator, never by their holder; what happens at the door is recorded."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Allauth's lock-out: per address of the network and per account, counted in the shared cache."""
        try:
            super().pre_authenticate(request, **credentials)
        except ValidationError:
            self._record(request, SignInEventKind.LOCKED_OUT, _account_of(credentials))
            raise

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        self._record(request, SignInEventKind.FAILED, _account_of(credentials))

    def pre_login(self, request: HttpRequest, user: Account, **kwargs: Any) -> HttpResponse | None:
        """The password was right; whether there is access is another question, with its own answer."""
        if not has_access(user, timezone.localdate()):
            self._record(request, SignInEventKind.NO_ACCESS, user)
            response: HttpResponse = self.respond_user_inactive(request, user)
            return response
        return super().pre_login(request, user, **kwargs)  # type: ignore[no-any-return]

    def login(self, request: HttpRequest, user: Account) -> None:
        super().login(request, user)
        self._record(request, SignInEventKind.SIGNED_IN, user)

    def logout(self, request: HttpRequest) -> None:
        account = request.user
        super().logout(request)
        if isinstance(account, Account):
            self._record(request, SignInEventKind.SIGNED_OUT, account)

    def set_password(self, user: Account, password: str) -> None:
        super().set_password(user, password)
        self._record(allauth_context.request, SignInEventKind.PASSWORD_SET, user)

    def _record(self, request: HttpRequest, kind: SignInEventKind, account: Account | None) -> None:
        request_id = str(get_contextvars().get("request_id", ""))
        record_sign_in_event(
            kind=kind,
            account=account,
            at=timezone.now(),
            address=self.get_client_ip(request),
            request_id=request_id,
        )
        logger.info(
            "sign_in_event", extra={"kind": kind.value, "account_id": account.pk if account else None}
        )


def _account_of(credentials: dict[str, Any]) -> Account | None:
    return Account.objects.filter(email__iexact=str(credentials.get("email", ""))).first()
