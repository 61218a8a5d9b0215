"""Agreements: which are missing or run out, one of them, drafting and signing."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.urls import reverse

from supervision.domain.agreements import make_agreement, mark_of, sign_agreement
from supervision.domain.readings import note_agreement
from supervision.enums import ReadAs
from supervision.forms.keeping import AgreementForm, SignForm
from supervision.forms.planning_lists import AgreementFilter, Whose
from supervision.models import Agreement
from supervision.pages.keeping import AGREEMENT_HEADER, agreement_rows, agreements_table
from supervision.prompts import AGREEMENT
from supervision.queries.agreements import (
    AGREEMENT_SORTS,
    AgreementSearch,
    agreement_lines,
    agreement_to_read,
    agreements_with_count,
    last_agreement,
)
from supervision.views.planning_base import PER_PAGE, SupervisionForm, SupervisionView
from workforce.access.permissions import Permission
from workforce.csv_file import csv_download
from workforce.models import Worker
from workforce.queries.organisation import below, names_in, tree_in
from workforce.tables import chosen_sort
from workforce.views.absence import reached
from workforce.views.page import Request, offset_asked
from workforce.written import day as written_day


class AgreementList(SupervisionView):
    """What the list and its file share. Ten queries or fewer, however many people there are."""

    permission = Permission.SEE_SUPERVISION

    def look(self, request: Request) -> None:
        nodes = reached(tree_in(self.scope), self.reach)
        self.form = AgreementFilter(request.GET, nodes=nodes, may=self.may_choose())
        unit = self.form.data_of("unit")
        self.search = AgreementSearch(
            text=self.form.data_of("q") or "",
            unit_ids=below([unit], self.today)[unit] if unit else None,
            of=self.reader_id if self.form.chosen_whose() is Whose.MINE else None,
            states=self.form.states(),
            sort=chosen_sort(request.GET.get("sort"), AGREEMENT_SORTS, "due"),
        )
        self.names = names_in(self.scope, self.today)


class Agreements(AgreementList):
    """Which are to be made, signed or renewed, and by when. What is agreed is on none of these pages."""

    def get(self, request: Request) -> HttpResponse:
        self.look(request)
        start = offset_asked(request.GET.get("page"), PER_PAGE)
        lines, number = agreements_with_count(self.reach, self.today, self.search, start, PER_PAGE)
        if not lines and start:  # beyond the last page the first is shown
            start = 0
            lines, number = agreements_with_count(self.reach, self.today, self.search, 0, PER_PAGE)
        page = Paginator(range(number), PER_PAGE).get_page(start // PER_PAGE + 1)
        return self.render(
            "supervision/agreements.html",
            filter_form=self.form,
            chosen=self.form.chosen(),
            page=page,
            table=agreements_table(lines, self.names, self.reader_id, self.search.sort),
            query=request.GET.urlencode(),
        )


class AgreementFile(AgreementList):
    """The list as CSV."""

    def get(self, request: Request) -> HttpResponse:
        self.look(request)
        found = agreement_lines(self.reach, self.today, self.search)
        name = f"supervision agreements {self.today}"
        return csv_download(name, AGREEMENT_HEADER, agreement_rows(found, self.names))  # type: ignore[return-value]


class OneAgreement(SupervisionView):
    """A page with what two people agreed, for those who may read it (queries/agreements.py) and nobody else."""

    permission = Permission.READ_SUPERVISION
    agreement: Agreement
    read_as: ReadAs

    def look_up(self, agreement_id: int) -> None:
        found = agreement_to_read(agreement_id, self.request.user, self.today)
        if found is None:
            seen = Agreement.objects.within(self.scope[Permission.SEE_SUPERVISION])
            if seen.filter(pk=agreement_id).exists():
                raise PermissionDenied
            raise Http404
        self.agreement, self.read_as = found

    def may_sign(self) -> bool:
        """Whether it waits for the reader's own signature."""
        agreement = self.agreement
        if agreement.ended_on is not None:
            return False
        if self.reader_id == agreement.supervisor_id:
            return agreement.supervisor_signed_on is None
        return self.reader_id == agreement.supervisee_id and agreement.supervisee_signed_on is None


class AgreementPage(OneAgreement):
    """What is agreed, and who signed when."""

    def get(self, request: Request, agreement_id: int) -> HttpResponse:
        self.look_up(agreement_id)
        agreement = self.agreement
        note_agreement(agreement, request.user, self.read_as)
        parts = [(prompt.label, agreement.terms.get(prompt.key, "")) for prompt in AGREEMENT]
        drafts = agreement.ended_on is None and self.reader_id == agreement.supervisor_id
        make = reverse("agreement_make", args=[agreement.supervisee.reference])
        return self.render(
            "supervision/agreement.html",
            agreement=agreement,
            parts=parts,
            may_sign=self.may_sign(),
            make_url=make if drafts else "",
            make_label="Renew" if agreement.renew_by else "Change the words",
            is_late=agreement.renew_by is not None and agreement.renew_by < self.today,
        )


class SignAgreement(SupervisionForm, OneAgreement):
    title = "Sign the agreement"
    hint = "You sign what you have read on the page before. It runs once both of you have signed."
    submit = "Sign"
    permission = Permission.READ_SUPERVISION
    form_class = SignForm

    def find(self, **named: Any) -> None:
        self.look_up(named["agreement_id"])
        if self.reader_id not in (self.agreement.supervisor_id, self.agreement.supervisee_id):
            raise PermissionDenied

    def subject(self) -> str:
        return f"{self.agreement.supervisee.name} and {self.agreement.supervisor.name}"

    def initial(self) -> dict[str, Any]:
        return {"seen": mark_of(self.agreement.terms)}

    def act(self, form: Any) -> str:
        signed = sign_agreement(
            agreement_id=self.agreement.pk,
            seen=form.cleaned_data["seen"],
            today=self.today,
            by=self.request.user,
        )
        if signed.renew_by is None:
            return "You have signed. It waits for the other signature."
        return f"Both have signed. The agreement is to be renewed by {written_day(signed.renew_by)}."

    def done_url(self) -> str:
        return reverse("agreement", args=[self.agreement.pk])

    def back(self) -> str:
        return "The agreement"


class MakeAgreement(SupervisionForm):
    """The words of the last agreement stand in the form, to be gone through together."""

    permission = Permission.RECORD_SUPERVISION
    title = "Supervision agreement"
    hint = "Go through it together. Afterwards each of you signs on their own account."
    form_class = AgreementForm
    worker: Worker

    def find(self, **named: Any) -> None:
        self.worker = self.supervised(named["reference"])

    def subject(self) -> str:
        return self.worker.name

    def initial(self) -> dict[str, Any]:
        last = last_agreement(self.worker.pk)
        if last is None:
            return {}
        own = last.supervisor_id == self.reader_id
        note_agreement(last, self.request.user, ReadAs.SUPERVISOR if own else ReadAs.NEW_SUPERVISOR)
        return dict(last.terms)

    def act(self, form: Any) -> str:
        self.made = make_agreement(
            supervisee_id=self.worker.pk, terms=form.terms(), today=self.today, by=self.request.user
        )
        return "The agreement is written. Each of you signs it now."

    def done_url(self) -> str:
        return reverse("agreement", args=[self.made.pk])

    def cancel_url(self) -> str:
        return reverse("agreements")

    def back(self) -> str:
        return "Agreements"
