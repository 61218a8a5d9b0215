"""What people do for practice: self-assessment, and support among colleagues."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.urls import reverse

from supervision.domain.practice import assess_oneself, record_support
from supervision.enums import SupportKind
from supervision.forms.practice import (
    GIVEN,
    AssessForm,
    PracticeSupportForm,
    SpanFilter,
)
from supervision.models import PracticeVersion
from supervision.pages.practice_people import (
    COUNTS_HEADER,
    SUPPORT_HEADER,
    counts_rows,
    counts_tables,
    own_support_table,
    own_table,
    support_rows,
    support_table,
)
from supervision.queries.practice import (
    TeamCounts,
    assessed_in,
    limits_on,
    own_assessments,
    own_support,
    support_counts,
    versions_of,
)
from supervision.views.practice import PER_PAGE, DocumentPage, PracticeFormPage, PracticePage
from workforce.access.permissions import Permission
from workforce.access.scope import Reach
from workforce.csv_file import csv_response
from workforce.models import Worker
from workforce.periods import add_months
from workforce.queries.organisation import below, tree_in
from workforce.queries.policy import policies_in
from workforce.views.absence import reached
from workforce.views.page import Request
from workforce.views.section_forms import or_404


class OwnAssessments(PracticePage):
    """How one's own practice has changed. Nobody else sees it."""

    def get(self, request: Request) -> HttpResponse:
        found = own_assessments(request.user.worker_id, self.today)
        return self.render("supervision/practice_own.html", number=len(found), table=own_table(found))


class StandardsPage(DocumentPage):
    """A document with standards."""

    version: PracticeVersion

    def load_standards(self, document_id: int) -> None:
        self.load_document(document_id)
        self.version = or_404(self.current(versions_of(self.document)))
        self.standards = list(self.version.standards.order_by("number"))
        or_404(self.standards or None)


class Assess(PracticeFormPage, StandardsPage):
    """Measure oneself against the standards."""

    title = "Measure my practice"
    hint = "Only you see what you say. Your team and your manager see numbers of many people, never yours."
    form_class = AssessForm

    def find(self, **named: Any) -> None:
        if self.request.user.worker_id is None:
            raise PermissionDenied
        self.load_standards(named["document_id"])

    def subject(self) -> str:
        return str(self.document.name)

    def form_arguments(self) -> dict[str, Any]:
        return {"standards": self.standards}

    def act(self, form: AssessForm) -> str:
        assess_oneself(
            version_id=self.version.pk, ratings=form.ratings(), today=self.today, by=self.request.user
        )
        return "It is kept, for you only."

    def done_url(self) -> str:
        return reverse("practice_own")

    def cancel_url(self) -> str:
        return reverse("practice_document", args=[self.document.pk])

    def back(self) -> str:
        return str(self.document.name)


class CountsPage(StandardsPage):
    """Numbers of many people, small ones hidden."""

    permission = Permission.SEE_SUPERVISION_FIGURES

    def counts(self, document_id: int) -> TeamCounts:
        self.load_standards(document_id)
        limits = limits_on(policies_in(self.scope), self.today)
        return assessed_in(self.version, self.reach, self.today, limits)


class Counts(CountsPage):
    """How many have assessed themselves, and what they say together."""

    def get(self, request: Request, document_id: int) -> HttpResponse:
        counts = self.counts(document_id)
        teams, standards = counts_tables(counts, self.names())
        return self.render(
            "supervision/practice_counts.html",
            document=self.document,
            teams=teams,
            standards=standards,
            limits=counts.limits,
        )


class CountsFile(CountsPage):
    """The same as CSV."""

    def get(self, request: Request, document_id: int) -> HttpResponse:
        counts = self.counts(document_id)
        return csv_response(
            f"self assessment {self.document.name}", COUNTS_HEADER, counts_rows(counts, self.names())
        )


class UnitsPage(PracticePage):
    """Numbers of teams over some months, for a unit and all below it."""

    def choose(self, reach: Reach) -> SpanFilter:
        form = SpanFilter(self.request.GET, nodes=reached(tree_in(self.scope), reach))
        unit = form.cleaned_data.get("unit") if form.is_valid() else None
        self.first = add_months(self.today, -form.span())
        self.narrowed = reach
        if unit is not None:
            units = below([unit], self.today)[unit]
            allowed = units if reach.everyone else units & reach.unit_ids
            self.narrowed = Reach(self.today, unit_ids=frozenset(allowed))
        return form


class SupportPageOfPractice(UnitsPage):
    """Support among colleagues: one's own, and numbers of the teams in reach."""

    def get(self, request: Request) -> HttpResponse:
        form = self.choose(self.figures)
        counts = support_counts(self.narrowed, self.first, self.today) if self.figures else []
        mine = Paginator(own_support(request.user.worker_id), PER_PAGE).get_page(request.GET.get("page"))
        return self.render(
            "supervision/practice_support.html",
            form=None,
            filter_form=form if self.figures else None,
            table=support_table(counts, self.names()) if counts else None,
            sees_figures=bool(self.figures),
            page=mine,
            own=own_support_table(mine.object_list, request.user.worker_id),
            in_post=request.user.worker_id is not None,
            query=request.GET.urlencode(),
        )


class SupportFile(UnitsPage):
    """The numbers as CSV."""

    permission = Permission.SEE_SUPERVISION_FIGURES

    def get(self, request: Request) -> HttpResponse:
        self.choose(self.reach)
        counts = support_counts(self.narrowed, self.first, self.today)
        return csv_response(f"support {self.today}", SUPPORT_HEADER, support_rows(counts, self.names()))


class RecordSupport(PracticeFormPage):
    """One of the two says that there was support."""

    title = "Record support"
    hint = "Who, whom, how and when. Nothing of what was said, no names of children or families."
    form_class = PracticeSupportForm

    def find(self, **named: Any) -> None:
        if self.request.user.worker_id is None:
            raise PermissionDenied

    def form_arguments(self) -> dict[str, Any]:
        return {"people": Worker.objects.within(self.reach).in_post(self.today)}

    def initial(self) -> dict[str, Any]:
        return {"on": self.today}

    def act(self, form: PracticeSupportForm) -> str:
        data = form.cleaned_data
        own, other = self.request.user.worker_id or 0, data["colleague"].pk
        gave = data["direction"] == GIVEN
        record_support(
            supporter_id=own if gave else other,
            supported_id=other if gave else own,
            kind=SupportKind(data["kind"]),
            on=data["on"],
            today=self.today,
            by=self.request.user,
        )
        return "The support is recorded."

    def done_url(self) -> str:
        return reverse("practice_support")

    def back(self) -> str:
        return "Support among colleagues"
