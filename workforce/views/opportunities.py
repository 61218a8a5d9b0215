"""The board of internal opportunities: seen by everybody, kept by a few."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from workforce.access.permissions import Permission
from workforce.csv_file import csv_response
from workforce.domain.growing import (
    close_opportunity,
    offer,
    say_interested,
    settle_interest,
    withdraw_interest,
)
from workforce.enums import InterestOutcome, OpportunityKind
from workforce.forms.growing import CloseForm, InterestedForm, OpportunityFilter, OpportunityForm, OutcomeForm
from workforce.forms.pathways import ConfirmForm
from workforce.models import Opportunity, OpportunityInterest
from workforce.queries.growing import board, interests_in
from workforce.sections import CAREERS
from workforce.tables import Cell, Column, Row, Table
from workforce.views.career_form import CareerForm
from workforce.views.page import Request
from workforce.views.person import tab_address
from workforce.views.sections import SectionView
from workforce.written import day as written_day

PER_PAGE = 50
KEEPER = Permission.KEEP_PLANS


class OpportunitiesPage(SectionView):
    """What the board and its file share."""

    section = CAREERS
    permission = Permission.SEE_DIRECTORY

    def choose(self) -> tuple[OpportunityFilter, Any]:
        form = OpportunityFilter(self.request.GET or None)
        data = form.cleaned_data if form.is_valid() else {}
        closed = data.get("show") == "closed"
        return form, board(self.reach, self.today, closed=closed, kind=data.get("kind", ""))


class Opportunities(OpportunitiesPage):
    """Open opportunities, those that close first on top."""

    def get(self, request: Request) -> HttpResponse:
        form, found = self.choose()
        page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
        columns = (
            Column("Opportunity"),
            Column("Kind"),
            Column("Where"),
            Column("Interest until"),
            Column("Interested", numeric=True),
        )
        table = Table("Opportunities", columns, tuple(map(self._row, page.object_list)))
        return self.render(
            "workforce/opportunities.html",
            form=None,
            filter_form=form,
            page=page,
            table=table,
            keeps=self.scope.may(KEEPER),
            query=request.GET.urlencode(),
        )

    def _row(self, each: Opportunity) -> Row:
        passed = each.closed_on is None and each.closes_on < self.today
        return Row(
            (
                Cell(each.title, url=reverse("opportunity", args=[each.pk])),
                Cell(each.get_kind_display()),
                Cell(each.place),
                Cell(written_day(each.closes_on), note="over" if passed else ""),
                Cell(str(each.interested)),  # type: ignore[attr-defined]
            )
        )


class OpportunitiesFile(OpportunitiesPage):
    def get(self, request: Request) -> HttpResponse:
        _, found = self.choose()
        header = ("Opportunity", "Kind", "Where", "Opened", "Interest until", "Closed", "Interested",
                  "Filled from inside", "Filled from outside")  # fmt: skip
        rows = (
            (
                each.title,
                each.get_kind_display(),
                each.place,
                each.opened_on.isoformat(),
                each.closes_on.isoformat(),
                each.closed_on.isoformat() if each.closed_on else "",
                each.interested,
                each.chosen,
                each.external,
            )
            for each in found
        )
        return csv_response("opportunities", header, rows)


class NewOpportunity(CareerForm):
    permission = KEEPER
    title = "New opportunity"
    submit = "Put it on the board"
    form_class = OpportunityForm

    def act(self, form: OpportunityForm) -> str:
        data = form.cleaned_data
        self.offered = offer(
            **data | {"kind": OpportunityKind(data["kind"])}, today=self.today, by=self.request.user
        )
        return f"“{self.offered.title}” is on the board."

    def done_url(self) -> str:
        return reverse("opportunity", args=[self.offered.pk])

    def cancel_url(self) -> str:
        return reverse("opportunities")


class OpportunityPage(SectionView):
    """One opportunity: what it is, one's own interest, and for the keeper everybody's."""

    section = CAREERS
    permission = Permission.SEE_DIRECTORY

    def get(self, request: Request, opportunity_id: int) -> HttpResponse:
        opportunity = get_object_or_404(Opportunity.objects.within(self.reach), pk=opportunity_id)
        keeps = self.scope.may(KEEPER)
        worker_id = request.user.worker_id
        applies = self.scope.may(Permission.APPLY_FOR_PROGRESSION)
        own = opportunity.interests.filter(worker=worker_id).first() if worker_id else None
        return self.render(
            "workforce/opportunity.html",
            opportunity=opportunity,
            keeps=keeps,
            own=own,
            may_say=applies and own is None and self._is_open(opportunity),
            table=self._interests(opportunity)
            if keeps and self.scope.may(Permission.SEE_PROGRESSION)
            else None,
            interested=opportunity.interests.exclude(outcome=InterestOutcome.WITHDRAWN).count(),
            chosen=opportunity.interests.filter(outcome=InterestOutcome.CHOSEN).count(),
        )

    def _is_open(self, opportunity: Opportunity) -> bool:
        return opportunity.closed_on is None and self.today <= opportunity.closes_on

    def _interests(self, opportunity: Opportunity) -> Table:
        columns = (Column("Name"), Column("Why"), Column("Said on"), Column("What came of it"))
        found = interests_in(opportunity, self.scope[Permission.SEE_PROGRESSION])
        return Table("Interested", columns, tuple(map(_interest_row, found)), empty="Nobody yet.")


def _interest_row(each: OpportunityInterest) -> Row:
    settle = reverse("opportunity_outcome", args=[each.opportunity_id, each.pk])
    outcome = (
        Cell(each.get_outcome_display(), note=each.outcome_words)
        if each.outcome
        else Cell("Say what came of it", url=settle)
    )
    name = Cell(each.worker.name, url=tab_address(each.worker.reference, "career"))
    return Row((name, Cell(each.words), Cell(written_day(each.on)), outcome))


class OpportunityFormPage(CareerForm):
    """A form about an opportunity."""

    opportunity: Opportunity

    def find(self, opportunity_id: int, **named: Any) -> None:
        reach = self.scope[Permission.SEE_DIRECTORY]
        self.opportunity = get_object_or_404(Opportunity.objects.within(reach), pk=opportunity_id)

    def subject(self) -> str:
        return self.opportunity.title

    def done_url(self) -> str:
        return reverse("opportunity", args=[self.opportunity.pk])


class SayInterested(OpportunityFormPage):
    permission = Permission.APPLY_FOR_PROGRESSION
    title = "I am interested"
    hint = "HR and the principal social worker see it, and your manager on your page."
    submit = "Say so"
    form_class = InterestedForm

    def act(self, form: InterestedForm) -> str:
        say_interested(
            opportunity_id=self.opportunity.pk,
            worker_id=self.request.user.worker_id or 0,
            words=form.cleaned_data["words"],
            today=self.today,
            by=self.request.user,
        )
        return "Your interest is noted."


class WithdrawInterest(OpportunityFormPage):
    permission = Permission.APPLY_FOR_PROGRESSION
    title = "I am not interested any more"
    submit = "Withdraw my interest"
    form_class = ConfirmForm

    def find(self, opportunity_id: int, **named: Any) -> None:
        super().find(opportunity_id)
        own = OpportunityInterest.objects.within(self.reach).filter(opportunity=self.opportunity)
        self.interest: OpportunityInterest = get_object_or_404(own)

    def act(self, form: ConfirmForm) -> str:
        withdraw_interest(interest_id=self.interest.pk, today=self.today, by=self.request.user)
        return "Your interest is withdrawn."


class InterestOutcomePage(OpportunityFormPage):
    """What came of somebody's interest, by a keeper who sees that person's career."""

    permission = KEEPER
    title = "What came of it"
    form_class = OutcomeForm

    def find(self, opportunity_id: int, interest_id: int = 0, **named: Any) -> None:
        super().find(opportunity_id)
        found = interests_in(self.opportunity, self.scope[Permission.SEE_PROGRESSION])
        self.interest: OpportunityInterest = get_object_or_404(found, pk=interest_id)

    def subject(self) -> str:
        return f"{self.interest.worker.name}: {self.opportunity.title}"

    def act(self, form: OutcomeForm) -> str:
        settle_interest(
            interest_id=self.interest.pk,
            outcome=InterestOutcome(form.cleaned_data["outcome"]),
            words=form.cleaned_data["words"],
            today=self.today,
            by=self.request.user,
        )
        return "It is recorded."


class CloseOpportunity(OpportunityFormPage):
    permission = KEEPER
    title = "Close the opportunity"
    hint = "It leaves the board and stays on record. People who were chosen count as filled from inside."
    submit = "Close it"
    form_class = CloseForm

    def act(self, form: CloseForm) -> str:
        close_opportunity(
            opportunity_id=self.opportunity.pk, **form.cleaned_data, today=self.today, by=self.request.user
        )
        return "The opportunity is closed."
