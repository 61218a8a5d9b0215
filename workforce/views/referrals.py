"""Referrals for support: when and where to, and which kind of outcome. Never what it is about."""

from collections.abc import Iterable
from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse

from workforce.access.permissions import Permission
from workforce.domain.adjustments import close_referral, refer
from workforce.forms.adjustments import OutcomeForm, ReferForm
from workforce.models import SupportReferral, Worker
from workforce.tables import Cell, Column, Row, Table
from workforce.views.starting import SupportForm
from workforce.written import day as written_day


def referral_table(found: Iterable[SupportReferral], own_id: int | None) -> Table:
    columns = (Column("Name"), Column("Referred to"), Column("Referred on"), Column("Outcome"))
    rows = tuple(Row(_referral_cells(each, own_id)) for each in found)
    return Table("Referrals for support", columns, rows, empty="No referral to show.")


def _referral_cells(each: SupportReferral, own_id: int | None) -> tuple[Cell, ...]:
    if each.outcome_on:
        outcome = Cell(str(each.get_outcome_display()), note=written_day(each.outcome_on))
    elif each.worker_id == own_id:
        outcome = Cell("Waited for")
    else:
        outcome = Cell("Record the outcome", url=reverse("referral_outcome", args=[each.pk]))
    return (
        Cell(each.worker.name, url=reverse("person", args=[each.worker.reference])),
        Cell(str(each.get_kind_display())),
        Cell(written_day(each.referred_on)),
        outcome,
    )


class Refer(SupportForm):
    permission = Permission.CHANGE_ADJUSTMENTS
    title = "Record a referral for support"
    hint = "When and where to. What it is about, and what comes of it, is not kept here."
    form_class = ReferForm
    worker: Worker

    def find(self, **kwargs: Any) -> None:
        self.worker = self.person(kwargs["reference"])
        if self.worker.pk == self.request.user.worker_id:
            raise Http404

    def initial(self) -> dict[str, Any]:
        return {"on": self.today}

    def subject(self) -> str:
        return self.worker.name

    def act(self, form: Any) -> str:
        data = form.cleaned_data
        referral = refer(worker_id=self.worker.pk, today=self.today, by=self.request.user, **data)
        return f"{self.worker.name}, referral to {referral.get_kind_display()}: on record."

    def done_url(self) -> str:
        return reverse("adjustments")


class ReferralOutcomePage(SupportForm):
    permission = Permission.CHANGE_ADJUSTMENTS
    title = "Outcome of a referral"
    form_class = OutcomeForm
    referral: SupportReferral

    def find(self, **kwargs: Any) -> None:
        found = SupportReferral.objects.within(self.reach).filter(outcome_on__isnull=True)
        others = found.exclude(worker=self.request.user.worker_id).select_related("worker")
        self.referral = get_object_or_404(others, pk=kwargs["referral_id"])

    def initial(self) -> dict[str, Any]:
        return {"on": self.today}

    def subject(self) -> str:
        return f"{self.referral.worker.name}: {self.referral.get_kind_display()}"

    def act(self, form: Any) -> str:
        data = form.cleaned_data
        closed = close_referral(referral_id=self.referral.pk, today=self.today, by=self.request.user, **data)
        return f"{closed.get_kind_display()}: the outcome is on record."

    def done_url(self) -> str:
        return reverse("adjustments")
