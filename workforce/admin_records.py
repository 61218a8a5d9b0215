"""The record in the admin: searched and read by those who keep it, within their reach; written by verbs alone.

An administrator without a permission for people's records finds none of these pages.
"""

from typing import Any, ClassVar

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from workforce.access.permissions import Permission
from workforce.addresses import person_address
from workforce.admin_site import ScopedAdmin
from workforce.models import (
    Absence,
    Arrangement,
    Assignment,
    CaseloadCount,
    Check,
    Employment,
    ImportRun,
    Notice,
    ProfessionalRegistration,
    RegisterCheck,
    TeamConfirmation,
    Worker,
)

NAME_AND_NUMBER = ("worker__sort_name", "worker__reference")


class RecordAdmin(ScopedAdmin):
    """Rows in reach, and a link to the page where the verbs are."""

    editable = False
    show_full_result_count = False
    list_per_page = 50

    def get_queryset(self, request: HttpRequest) -> "QuerySet[Any]":
        rows: QuerySet[Any] = super().get_queryset(request)
        return rows.within(request.scope[self.permission])  # type: ignore[attr-defined, no-any-return]


class OfAPerson(RecordAdmin):
    """Rows about a person."""

    search_fields: ClassVar[tuple[str, ...]] = NAME_AND_NUMBER
    list_select_related: ClassVar[tuple[str, ...]] = ("worker",)

    @admin.display(description="Change")
    def on_the_page(self, row: Any) -> SafeString:
        return format_html('<a href="{}">Open</a>', person_address(row.worker.reference))


@admin.register(Worker)
class WorkerAdmin(RecordAdmin):
    permission = Permission.SEE_EMPLOYMENT
    list_display = ("reference", "name", "email", "swe_number", "on_the_page")
    search_fields = ("sort_name", "reference", "email", "swe_number")
    fields = ("reference", "first_name", "last_name", "email", "swe_number")

    @admin.display(description="Change")
    def on_the_page(self, worker: Worker) -> SafeString:
        return format_html('<a href="{}">Open</a>', person_address(worker.reference))


@admin.register(Employment)
class EmploymentAdmin(OfAPerson):
    permission = Permission.SEE_EMPLOYMENT
    list_display = ("worker", "contract", "period", "reason_left", "on_the_page")
    list_filter = ("contract", "reason_left")


@admin.register(Assignment)
class AssignmentAdmin(OfAPerson):
    permission = Permission.SEE_EMPLOYMENT
    list_display = ("worker", "team", "role", "fte", "post", "manager", "period", "on_the_page")
    list_filter = ("role",)
    list_select_related = ("worker", "team", "role", "post", "manager")
    search_fields = (*NAME_AND_NUMBER, "team__code", "post__reference")


@admin.register(Arrangement)
class ArrangementAdmin(OfAPerson):
    permission = Permission.SEE_EMPLOYMENT
    list_display = ("worker", "kind", "role", "team", "host", "period", "on_the_page")
    list_filter = ("kind",)
    list_select_related = ("worker", "role", "team")


@admin.register(Notice)
class NoticeAdmin(OfAPerson):
    permission = Permission.SEE_EMPLOYMENT
    list_display = ("worker", "given_on", "last_day", "withdrawn_on", "on_the_page")


@admin.register(Absence)
class AbsenceAdmin(OfAPerson):
    permission = Permission.SEE_ABSENCE
    list_display = ("worker", "kind", "period", "days_lost", "on_the_page")
    list_filter = ("kind",)


@admin.register(CaseloadCount)
class CaseloadCountAdmin(OfAPerson):
    permission = Permission.SEE_CASELOAD
    list_display = ("worker", "as_at", "cases", "on_the_page")


@admin.register(ProfessionalRegistration)
class ProfessionalRegistrationAdmin(OfAPerson):
    permission = Permission.SEE_REGISTRATION
    list_display = ("worker", "regulator", "number", "on_the_page")
    list_filter = ("regulator",)
    search_fields = (*NAME_AND_NUMBER, "number")


@admin.register(RegisterCheck)
class RegisterCheckAdmin(OfAPerson):
    permission = Permission.SEE_REGISTRATION
    list_display = ("worker", "regulator", "result", "on", "on_the_page")
    list_filter = ("regulator", "result")


@admin.register(Check)
class CheckAdmin(OfAPerson):
    permission = Permission.SEE_CHECKS
    list_display = ("worker", "kind", "done_on", "outcome", "expires_on", "on_the_page")
    list_filter = ("kind", "outcome")


@admin.register(TeamConfirmation)
class TeamConfirmationAdmin(RecordAdmin):
    permission = Permission.SEE_DATA_QUALITY
    list_display = ("team", "worker", "on", "answer")
    list_filter = ("answer",)
    list_select_related = ("team", "worker")
    search_fields = (*NAME_AND_NUMBER, "team__code")


@admin.register(ImportRun)
class ImportRunAdmin(RecordAdmin):
    permission = Permission.IMPORT_RECORDS
    list_display = ("pk", "requested_at", "requested_by", "state", "on_the_page")
    list_filter = ("state",)
    list_select_related = ("requested_by",)
    fields = ("requested_at", "requested_by", "confirmed_at", "confirmed_by", "finished_at", "state")

    @admin.display(description="Open")
    def on_the_page(self, run: ImportRun) -> SafeString:
        return format_html('<a href="{}">Open</a>', reverse("import", args=[run.pk]))
