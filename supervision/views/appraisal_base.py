"""What the pages of appraisal share: the section, what it is called here, and one appraisal with its reader."""

from typing import Any, Literal

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.urls import reverse

from supervision.domain.appraisals import log_reading
from supervision.models import Appraisal
from supervision.queries.appraisal_reading import (
    Reader,
    appraisals_open_to,
    line_managers_of,
    may_read_appraisal,
)
from supervision.queries.appraisal_rules import name_of_appraisal
from supervision.sections import APPRAISAL
from workforce.access.permissions import Permission
from workforce.views.section_forms import FormPage, or_404
from workforce.views.sections import SectionView

Whose = Literal["person", "manager", "either"]


class AppraisalView(SectionView):
    """A page of appraisal. `called`: "IPR", "Annual Development Review", whatever the council says."""

    section = APPRAISAL
    permission = Permission.SEE_APPRAISAL

    @property
    def called(self) -> str:
        return name_of_appraisal(self.scope)

    def render(self, template: str, *, status: int = 200, **context: Any) -> HttpResponse:
        return super().render(template, status=status, called=self.called, **context)

    def appraisal_or_404(self, appraisal_id: int) -> Appraisal:
        """One that the reader may know of: their own, of those they manage, and of those below."""
        found = appraisals_open_to(self.scope[Permission.SEE_APPRAISAL], self.request.user)
        appraisal: Appraisal = or_404(found.filter(pk=appraisal_id).first())
        return appraisal

    def reader_of(self, appraisal: Appraisal) -> Reader | None:
        return may_read_appraisal(appraisal, self.scope, self.request.user)

    def is_person(self, appraisal: Appraisal) -> bool:
        return self.request.user.worker_id is not None and (
            self.request.user.worker_id == appraisal.appraisee_id
        )

    def is_manager(self, appraisal: Appraisal) -> bool:
        own = self.request.user.worker_id
        return own is not None and own in line_managers_of(appraisal.appraisee_id, self.today)


class AppraisalFormPage(FormPage, AppraisalView):
    """A form of these pages."""


class OneAppraisal(AppraisalFormPage):
    """A step of one appraisal. `whose`: who takes it; others who may know of it are answered with 403."""

    whose: Whose = "manager"
    appraisal: Appraisal

    def find(self, **kwargs: Any) -> None:
        self.appraisal = self.appraisal_or_404(kwargs["appraisal_id"])
        self.must_be_theirs()

    def must_be_theirs(self) -> None:
        """Raises PermissionDenied for whoever does not take this step."""
        if self.is_person(self.appraisal):
            allowed = self.whose in ("person", "either")
        else:
            allowed = self.whose in ("manager", "either") and self.is_manager(self.appraisal)
        if not allowed:
            raise PermissionDenied

    def note_words(self) -> None:
        """Keep that the page with words of this appraisal was opened, where somebody else than the person opens it. A
        form that is shown again after an error is not read a second time.
        """
        reader = self.reader_of(self.appraisal)
        if reader is not None and self.request.method == "GET":
            log_reading(appraisal=self.appraisal, reader=reader, by=self.request.user)

    def subject(self) -> str:
        return f"{self.called}: {self.appraisal.appraisee.name}"

    def back(self) -> str:
        return f"{self.called} of {self.appraisal.appraisee.name}"

    def done_url(self) -> str:
        return reverse("appraisal", args=[self.appraisal.pk])
