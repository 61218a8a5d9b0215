"""What every request carries: who is asking, what they may see, and the context of history."""

import logging
from collections.abc import Callable
from datetime import date

import pghistory
from allauth.account.adapter import get_adapter
from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.functional import SimpleLazyObject
from structlog.contextvars import get_contextvars

from workforce.access.scope import Scope
from workforce.encryption import ContentLocked
from workforce.models import Account
from workforce.queries.visibility import scope_by_grants, teams_with_access

logger = logging.getLogger(__name__)
GetResponse = Callable[[HttpRequest], HttpResponse]

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
OPEN_PREFIXES = (
    "/account/",
    "/health/",
    "/theme.css",
    "/accessibility/",
    "/privacy/",
    "/favicon.ico",
    "/" + settings.STATIC_URL.lstrip("/"),
)
"""Addresses that answer without signing in. Everything else is closed."""


class HistoryContextMiddleware:
    """Every write of a request is kept with its user, page, network address and request number.

    A request that only reads opens none.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method in SAFE_METHODS:
            return self.get_response(request)
        context = {
            "user": request.user.pk,
            "page": request.path,
            "address": get_adapter().get_client_ip(request),
            "request": get_contextvars().get("request_id"),
        }
        with pghistory.context(**context):
            return self.get_response(request)


class AccessMiddleware:
    """Signed in and still entitled, or sent to the sign-in page. Closed unless listed as open.

    An address with a NUL sign names nothing: no text in the database has one.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if "\0" in request.path:
            raise Http404
        today = timezone.localdate()
        is_open = request.path.startswith(OPEN_PREFIXES)
        account = request.user if isinstance(request.user, Account) else None
        teams = teams_with_access(account, today) if account else None
        if account and teams is None:
            logout(request)
            if not is_open:
                return redirect("account_inactive")
        request.scope = _scope(account, teams, today)  # type: ignore[attr-defined]
        if not request.user.is_authenticated and not is_open:
            return redirect_to_login(request.get_full_path())
        return self.get_response(request)


class ContentLockedMiddleware:
    """What is encrypted and cannot be opened is a page that says what to do, and one line of the log without words."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, ContentLocked):
            return None
        logger.error("content locked: a key is missing among CONTENT_KEYS: %s", request.path)
        response = render(request, "content_locked.html", status=503)
        response["Cache-Control"] = "no-store"
        return response


def _scope(account: Account | None, teams: frozenset[int] | None, today: date) -> Scope:
    """Worked out when something first asks for it, once for the request. Nobody's scope reaches nothing."""
    if account is None or teams is None:
        return Scope(today)
    return SimpleLazyObject(lambda: scope_by_grants(account, today, teams))  # type: ignore[return-value]
