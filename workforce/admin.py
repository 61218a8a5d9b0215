"""Reference data, settings and accounts, and below them the record (workforce/admin_records.py)."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from workforce import admin_records, admin_subjects  # noqa: F401
from workforce.access.permissions import Permission
from workforce.admin_site import ScopedAdmin
from workforce.domain.accounts import change_account, create_account
from workforce.forms.administration import AccountForm, PolicyValueForm
from workforce.models import (
    Account,
    BankHoliday,
    PolicyValue,
    Post,
    PostTerms,
    Role,
    RoleGrant,
    Unit,
    UnitPlacement,
)


class Shown(admin.TabularInline):  # type: ignore[type-arg]
    """Dated rows below what they are about: shown, never changed here."""

    extra = 0
    can_delete = False
    show_change_link = False

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return bool(request.scope.may(Permission.CHANGE_SETTINGS))  # type: ignore[attr-defined]

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class PlacementsShown(Shown):
    model = UnitPlacement
    fk_name = "unit"
    fields = ("name", "parent", "period")


class TermsShown(Shown):
    model = PostTerms
    fields = ("title", "role", "team", "fte", "funding", "frozen", "period")


@admin.register(Unit)
class UnitAdmin(ScopedAdmin):
    editable = False
    list_display = ("code", "kind")
    list_filter = ("kind",)
    search_fields = ("code", "placements__name")
    inlines = (PlacementsShown,)


@admin.register(Role)
class RoleAdmin(ScopedAdmin):
    list_display = ("code", "name", "role_group", "csww_role", "regulator", "grade", "rank")
    list_filter = ("role_group", "csww_role", "regulator")
    search_fields = ("code", "name")


@admin.register(Post)
class PostAdmin(ScopedAdmin):
    editable = False
    list_display = ("reference",)
    search_fields = ("reference", "terms__title")
    inlines = (TermsShown,)


@admin.register(PolicyValue)
class PolicyValueAdmin(ScopedAdmin):
    form = PolicyValueForm
    fields = ("key", "value", "first_day", "last_day")
    list_display = ("key", "value", "period")
    list_filter = ("key",)
    search_fields = ("key",)


@admin.register(BankHoliday)
class BankHolidayAdmin(ScopedAdmin):
    list_display = ("day", "name")
    date_hierarchy = "day"
    search_fields = ("name",)


@admin.register(Account)
class AccountAdmin(ScopedAdmin):
    """Passwords are never seen or set here: the holder asks for a link on the sign-in page."""

    permission = Permission.MANAGE_ACCESS
    list_display = ("email", "worker", "is_active", "is_staff", "last_login")
    list_filter = ("is_active", "is_staff")
    list_select_related = ("worker",)
    search_fields = ("email", "worker__sort_name", "worker__reference")
    form = AccountForm
    fields = ("email", "worker_reference", "is_active", "is_staff")

    def get_form(
        self, request: HttpRequest, obj: Account | None = None, change: bool = False, **kwargs: Any
    ) -> Any:
        form = super().get_form(request, obj, change, **kwargs)
        return type(form.__name__, (form,), {"by": request.user})

    def save_model(self, request: HttpRequest, obj: Account, form: Any, change: bool) -> None:
        by: Any = request.user
        email, worker, is_staff = obj.email, obj.worker, obj.is_staff
        if change:
            change_account(obj, email=email, worker=worker, is_staff=is_staff, is_active=obj.is_active, by=by)
        else:
            obj.pk = create_account(email=email, worker=worker, is_staff=is_staff, by=by).pk


@admin.register(RoleGrant)
class RoleGrantAdmin(ScopedAdmin):
    """Shown here, granted and ended on the page of access."""

    permission = Permission.MANAGE_ACCESS
    editable = False
    list_display = ("account", "role", "unit", "period", "granted_by", "on_the_page_of_access")
    list_filter = ("role",)
    list_select_related = ("account", "unit", "granted_by")
    search_fields = ("account__email",)

    @admin.display(description="Change")
    def on_the_page_of_access(self, grant: RoleGrant) -> SafeString:
        return format_html('<a href="{}">Open</a>', reverse("access_end", args=[grant.pk]))
