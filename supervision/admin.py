"""Supervision in the admin: days, states and who; never what was said. Written on its own pages.

Drafts, versions, addenda, readings and what opens a record are not here: nobody searches those.
"""

from typing import Any, ClassVar

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from supervision.models import (
    AgreedAction,
    Agreement,
    FrequencyRule,
    SessionAudit,
    SupervisionSession,
    SupervisorPairing,
    SupervisorTraining,
)
from workforce.access.permissions import Permission
from workforce.admin_records import NAME_AND_NUMBER, RecordAdmin
from workforce.models.encrypted import EncryptedTextField

OF_SUPERVISEE = ("supervisee__sort_name", "supervisee__reference")


class WithoutContent(RecordAdmin):
    """A page without the encrypted columns, whatever the table gets."""

    def get_queryset(self, request: HttpRequest) -> "QuerySet[Any]":
        """The content is not even fetched, so that nothing of it is opened here."""
        rows: QuerySet[Any] = super().get_queryset(request)
        columns = self.model._meta.concrete_fields
        return rows.defer(*(each.name for each in columns if isinstance(each, EncryptedTextField)))

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        columns = self.model._meta.concrete_fields
        return [each.name for each in columns if each.editable and not isinstance(each, EncryptedTextField)]


@admin.register(FrequencyRule)
class FrequencyRuleAdmin(WithoutContent):
    permission = Permission.KEEP_SUPERVISION
    list_display = ("worker", "post", "role", "role_group", "team", "kind", "every", "unit", "period")
    list_filter = ("kind",)
    list_select_related = ("worker", "post", "role", "team")
    search_fields = (*NAME_AND_NUMBER, "post__reference", "role__code", "role_group", "team__code")


@admin.register(SupervisorPairing)
class SupervisorPairingAdmin(WithoutContent):
    permission = Permission.KEEP_SUPERVISION
    list_display = ("worker", "supervisor", "period")
    list_select_related = ("worker", "supervisor")
    search_fields = (*NAME_AND_NUMBER, "supervisor__sort_name", "supervisor__reference")


@admin.register(SupervisorTraining)
class SupervisorTrainingAdmin(WithoutContent):
    permission = Permission.KEEP_SUPERVISION
    list_display = ("worker", "completed_on", "refresher")
    list_filter = ("refresher",)
    list_select_related = ("worker",)
    search_fields = NAME_AND_NUMBER


@admin.register(SupervisionSession)
class SupervisionSessionAdmin(WithoutContent):
    permission = Permission.SEE_SUPERVISION
    list_display = ("on", "kind", "state", "supervisee", "supervisor")
    list_filter = ("kind", "state")
    list_select_related = ("supervisee", "supervisor")
    search_fields: ClassVar[tuple[str, ...]] = OF_SUPERVISEE


@admin.register(AgreedAction)
class AgreedActionAdmin(WithoutContent):
    permission = Permission.SEE_SUPERVISION
    list_display = ("supervisee", "owner", "due_on", "state", "carries")
    list_filter = ("state",)
    list_select_related = ("supervisee", "owner")
    search_fields: ClassVar[tuple[str, ...]] = OF_SUPERVISEE


@admin.register(Agreement)
class AgreementAdmin(WithoutContent):
    permission = Permission.SEE_SUPERVISION
    list_display = ("supervisee", "supervisor", "made_on", "renew_by", "ended_on")
    list_select_related = ("supervisee", "supervisor")
    search_fields: ClassVar[tuple[str, ...]] = OF_SUPERVISEE


@admin.register(SessionAudit)
class SessionAuditAdmin(WithoutContent):
    permission = Permission.AUDIT_SUPERVISION
    list_display = ("sample", "session", "auditor", "assigned_on", "until", "done_on", "grade")
    list_filter = ("grade",)
    list_select_related = ("session", "auditor__worker")
    search_fields = ("sample",)
