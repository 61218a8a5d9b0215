"""What every page of the product starts with: a permission, and the reach that it has today."""

import functools
from collections.abc import Callable
from datetime import date
from typing import Any, ClassVar

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views import View

from workforce.access.permissions import Permission
from workforce.access.scope import Reach, Scope
from workforce.models import Account


class Request(HttpRequest):
    """A request as it comes out of AccessMiddleware."""

    user: Account
    scope: Scope


class PageView(View):
    """A page. `permission` says what it takes; None: an account is enough. Without it 403 is answered.

    `reach` is how far the permission goes, and the only way to rows: `Model.objects.within(self.reach)`. What
    lies outside it is 404, as if it did not exist.
    """

    permission: ClassVar[Permission | None]
    request: Request

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if self.permission is not None and not self.scope.may(self.permission):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @property
    def scope(self) -> Scope:
        return self.request.scope

    @property
    def reach(self) -> Reach:
        """How far the page's own permission goes. A page without one has no reach."""
        return self.scope[self.permission] if self.permission is not None else Reach(self.today)

    @property
    def today(self) -> date:
        """The day by whose grants the request is judged."""
        return self.scope.as_at

    def render(self, template: str, *, status: int = 200, **context: Any) -> HttpResponse:
        return render(self.request, template, context, status=status)


def offset_asked(page: str | None, per_page: int) -> int:
    """Where the page that an address asks for begins, counted from 0; the first where it asks for none."""
    number = int(page) if page and page.isdecimal() and 0 < int(page) < 100_000 else 1
    return (number - 1) * per_page


def needs(permission: Permission, view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A function view behind a permission, for use in the list of addresses."""

    @functools.wraps(view)
    def behind(request: Request, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.scope.may(permission):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    behind.permission = permission  # type: ignore[attr-defined]
    return behind
