"""What people get here: the register of benefits, its yearly reviews, and one's own leave."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.http import Http404, HttpResponse
from django.urls import reverse

from workforce.access.permissions import Permission
from workforce.csv_file import Value, csv_response
from workforce.domain.benefits import add_benefit, change_benefit, end_benefit, review_benefit
from workforce.forms.benefits import BenefitForm, EndBenefitForm, NewBenefitForm, ReviewForm
from workforce.forms.support import SearchForm
from workforce.models import Benefit
from workforce.policy import PolicyKey
from workforce.queries.benefits import BenefitLine, benefit, benefit_line, benefits
from workforce.queries.policy import policies_in
from workforce.queries.service import leave_of
from workforce.tables import Cell, Column, Row, Table
from workforce.views.page import Request
from workforce.views.section_forms import or_404
from workforce.views.support import SupportFormPage, SupportPage
from workforce.written import day as written_day
from workforce.written import decimal, pounds


class BenefitsPage(SupportPage):
    """What the list and its file share. Cost and review are for who keeps the register."""

    permission = Permission.SEE_DIRECTORY

    @property
    def keeps(self) -> bool:
        return self.scope[Permission.KEEP_WELLBEING].everyone

    def choose(self) -> tuple[SearchForm, Sequence[BenefitLine]]:
        form = SearchForm(self.request.GET)
        form.is_valid()
        months = int(policies_in(self.scope).value(PolicyKey.BENEFIT_REVIEW_MONTHS, self.today))
        return form, [benefit_line(each, months) for each in benefits(self.today, form.asked("q"))]


class Benefits(BenefitsPage):
    """What people get here."""

    def get(self, request: Request) -> HttpResponse:
        form, lines = self.choose()
        columns = [
            Column("Benefit"),
            Column("Who gets it"),
            Column("Use it", numeric=True),
            Column("In the region"),
        ]
        if self.keeps:
            columns += [Column("Cost in a year", numeric=True), Column("Next review"), Column("Do")]
        rows = tuple(Row(self._cells(each)) for each in lines)
        return self.render(
            "workforce/benefits.html",
            form=None,
            filter_form=form,
            number=len(lines),
            table=Table("Benefits", tuple(columns), rows),
            keeps=self.keeps,
            has_leave=request.user.worker_id is not None and self.scope.may(OwnLeave.permission),
            query=request.GET.urlencode(),
        )

    def _cells(self, line: BenefitLine) -> tuple[Cell, ...]:
        each, review = line.benefit, line.review
        household = "and household members" if each.household else ""
        cells = (
            Cell(each.name, url=each.link, note=each.about),
            Cell(each.eligibility, note=household),
            Cell("" if review is None or review.uptake is None else str(review.uptake)),
            Cell(str(review.get_compared_display()), note=review.source) if review else Cell(""),
        )
        if not self.keeps:
            return cells
        late = line.due_on < self.today
        return (
            *cells,
            Cell("" if review is None or review.cost is None else pounds(review.cost)),
            Cell(written_day(line.due_on), note="overdue" if late else ""),
            Cell("Review or change", url=reverse("benefit_review", args=[each.pk])),
        )


class BenefitsFile(BenefitsPage):
    """The same as a file."""

    def get(self, request: Request) -> HttpResponse:
        _, lines = self.choose()
        header = [
            "Benefit",
            "What it is",
            "Who gets it",
            "Household members",
            "Use it",
            "In the region",
            "Source",
        ]
        if self.keeps:
            header += ["Cost in a year", "Next review"]
        return csv_response(f"benefits {self.today.isoformat()}", header, map(self._row, lines))

    def _row(self, line: BenefitLine) -> list[Value]:
        each, review = line.benefit, line.review
        row: list[Value] = [
            each.name,
            each.about,
            each.eligibility,
            "yes" if each.household else "no",
            review.uptake if review else None,
            str(review.get_compared_display()) if review else "",
            review.source if review else "",
        ]
        return [*row, review.cost if review else None, line.due_on.isoformat()] if self.keeps else row


class AddBenefit(SupportFormPage):
    """A benefit that is offered from a day on."""

    permission = Permission.KEEP_WELLBEING
    title = "Add a benefit"
    form_class = NewBenefitForm

    def initial(self) -> Mapping[str, Any]:
        return {"from_day": self.today}

    def act(self, form: NewBenefitForm) -> str:
        add_benefit(offer=form.offered(), from_day=form.cleaned_data["from_day"])
        return "The benefit is added."

    def done_url(self) -> str:
        return reverse("benefits")

    def back(self) -> str:
        return "Benefits"


class OfBenefit(SupportFormPage):
    """Something that who keeps the register does with a benefit."""

    permission = Permission.KEEP_WELLBEING
    benefit: Benefit

    def find(self, **named: Any) -> None:
        self.benefit = or_404(benefit(self.kwargs["benefit_id"]))

    def subject(self) -> str:
        return self.benefit.name

    def done_url(self) -> str:
        return reverse("benefits")

    def back(self) -> str:
        return "Benefits"


class ReviewBenefit(OfBenefit):
    """What a review found; what earlier ones did stands below."""

    title = "Review the benefit"
    form_class = ReviewForm
    template = "workforce/benefit_review.html"

    def initial(self) -> Mapping[str, Any]:
        return {"on": self.today}

    def page(self, form: Any) -> HttpResponse:
        return self.render(
            self.template,
            form=form,
            benefit=self.benefit,
            reviews=self._reviews(),
            back=self.back(),
            back_url=self.done_url(),
        )

    def _reviews(self) -> Table | None:
        columns = (
            Column("Reviewed on"),
            Column("Cost", numeric=True),
            Column("Use it", numeric=True),
            Column("In the region"),
        )
        rows = tuple(
            Row(
                (
                    Cell(written_day(each.on)),
                    Cell("" if each.cost is None else pounds(each.cost)),
                    Cell("" if each.uptake is None else str(each.uptake)),
                    Cell(str(each.get_compared_display()), note=each.source),
                )
            )
            for each in self.benefit.reviews.all()
        )
        return Table("Earlier reviews", columns, rows) if rows else None

    def act(self, form: ReviewForm) -> str:
        review_benefit(
            benefit_id=self.benefit.pk, **form.cleaned_data, today=self.today, by=self.request.user
        )
        return "The review is recorded."


class ChangeBenefit(OfBenefit):
    """What it says of itself."""

    title = "Change the benefit"
    form_class = BenefitForm

    def initial(self) -> Mapping[str, Any]:
        return {name: getattr(self.benefit, name) for name in BenefitForm.base_fields}

    def act(self, form: BenefitForm) -> str:
        change_benefit(benefit_id=self.benefit.pk, offer=form.offered())
        return "The benefit is changed."


class EndBenefit(OfBenefit):
    """The last day on which it is offered."""

    title = "End the benefit"
    hint = "From the next day on it is no longer listed. What is on record stays."
    submit = "End it"
    form_class = EndBenefitForm

    def act(self, form: EndBenefitForm) -> str:
        last: date = form.cleaned_data["last"]
        end_benefit(benefit_id=self.benefit.pk, last=last)
        return f"The benefit ends on {written_day(last)}."


class OwnLeave(SupportPage):
    """One's own leave in this leave year, and how it is worked out. Nobody else's is here."""

    permission = Permission.CONFIRM_REGISTRATION

    def get(self, request: Request) -> HttpResponse:
        worker = request.user.worker
        if worker is None:
            raise Http404
        found = leave_of(worker, self.today, policies_in(self.scope))
        return self.render(
            "workforce/leave.html",
            leave=found,
            fte=decimal(found.fte, 2) if found else "",
            days=decimal(found.days) if found else "",
        )
