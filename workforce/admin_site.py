"""The admin: reference data, accounts and the record, opened by grants and by nothing else."""

import functools
from typing import Any

from django.contrib import admin
from django.core.exceptions import BadRequest, PermissionDenied
from django.db import DataError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from workforce.access.permissions import Permission

OPENED_BY = (Permission.MANAGE_ACCESS, Permission.CHANGE_SETTINGS, Permission.CHANGE_EMPLOYMENT)
"""Whoever keeps accounts, settings or the record, and is marked for the admin."""


class ScopedAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """Pages about one table, for those who hold its permission. Nothing can be deleted.

    `editable=False` shows the table only: its rows are written by verbs of the domain.
    """

    permission: Permission = Permission.CHANGE_SETTINGS
    editable = True

    def _may(self, request: HttpRequest) -> bool:
        return bool(request.scope.may(self.permission))  # type: ignore[attr-defined]

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self._may(request)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._may(request)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return self.editable and self._may(request)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.editable and self._may(request)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Closed means closed before it is said whether there is such a row."""
        if not self._may(request):
            raise PermissionDenied
        return super().history_view(request, object_id, extra_context)


class AdministrationSite(admin.AdminSite):
    """Signing in, out and changing passwords stay with the account pages; libraries' own tables stay out."""

    site_title = site_header = "Administration"
    index_title = "Reference data, settings, accounts and records"

    def register(self, model_or_iterable: Any, admin_class: Any = None, **options: Any) -> None:
        """Only pages that obey grants are taken. What libraries register for themselves is left out."""
        if admin_class is not None and issubclass(admin_class, ScopedAdmin):
            super().register(model_or_iterable, admin_class, **options)

    def has_permission(self, request: HttpRequest) -> bool:
        """An account marked for the admin, with a grant today that lets it keep accounts, settings or records."""
        user: Any = request.user
        return user.is_active and user.is_staff and any(map(request.scope.may, OPENED_BY))  # type: ignore[attr-defined]

    def admin_view(self, view: Any, cacheable: bool = False) -> Any:
        """Closed means 403 for whoever is signed in; AccessMiddleware has sent everybody else to sign in.

        Django's lists ask the database for whatever an address says: what it cannot be asked for is 400.
        """
        inner = super().admin_view(view, cacheable)

        @functools.wraps(inner)
        def opened(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if not self.has_permission(request):
                raise PermissionDenied
            try:
                return inner(request, *args, **kwargs)  # type: ignore[no-any-return]
            except (DataError, OverflowError) as error:
                raise BadRequest from error

        return opened

    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        if not self.has_permission(request):
            raise PermissionDenied
        return redirect("admin:index")

    def logout(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        return redirect("account_logout")

    def password_change(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        return redirect("account_change_password")

    def password_change_done(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        return redirect("admin:index")
