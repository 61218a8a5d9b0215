"""Nominations for accreditation by bodies outside the council, and their schemes."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from workforce.access.permissions import Permission
from workforce.access.scope import Reach
from workforce.csv_file import csv_response
from workforce.domain.nominations import (
    check_criteria,
    close_scheme,
    nominate,
    open_scheme,
    record_outcome,
)
from workforce.forms.nominations import (
    CriteriaForm,
    NominateForm,
    NominationFilter,
    NominationOutcomeForm,
    SchemeForm,
)
from workforce.forms.succession import LastDayForm
from workforce.models import AccreditationScheme, Nomination, Worker
from workforce.pages import nominations as words
from workforce.queries.nominations import (
    criteria_of,
    nominations,
    running_schemes,
    schemes,
)
from workforce.views.page import Request
from workforce.views.plan_pages import PER_PAGE, PlansForm, PlansPage


def nominators(view: PlansPage) -> Reach:
    """Whom one may nominate: one's line, or everybody for those who decide about progression."""
    return view.scope[Permission.SUPPORT_PROGRESSION] | view.scope[Permission.DECIDE_PROGRESSION]


class NominationsPage(PlansPage):
    """What the list and its file share."""

    permission = Permission.SEE_PROGRESSION

    def asked(self) -> tuple[NominationFilter, "QuerySet[Nomination]"]:
        named = {each.pk: each.name for each in schemes(self.reach)}
        form = NominationFilter(self.request.GET, schemes=named)
        form.is_valid()
        data = form.cleaned_data
        return form, nominations(self.reach, scheme_id=data.get("scheme"), state=data.get("state") or "")


class Nominations(NominationsPage):
    """Who was nominated for what, and what came of it."""

    def get(self, request: Request) -> HttpResponse:
        form, found = self.asked()
        page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
        actions = []
        if nominators(self):
            actions.append({"label": "Nominate somebody", "url": reverse("nominate"), "primary": True})
        return self.render(
            "workforce/nominations.html",
            filter_form=form,
            page=page,
            table=words.nominations_table(list(page.object_list)),
            schemes=list(schemes(self.reach)),
            keeps_schemes=self.scope.may(Permission.KEEP_PLANS),
            actions=actions,
            query=request.GET.urlencode(),
        )


class NominationsFile(NominationsPage):
    """The list as CSV."""

    def get(self, request: Request) -> HttpResponse:
        rows = map(words.nomination_row, self.asked()[1])
        return csv_response(f"nominations {self.today.isoformat()}", words.NOMINATION_HEADER, rows)


class OneNomination(PlansPage):
    """One nomination with its criteria."""

    permission = Permission.SEE_PROGRESSION

    def get(self, request: Request, nomination_id: int) -> HttpResponse:
        found = get_object_or_404(nominations(self.reach), pk=nomination_id)
        reach = nominators(self)
        keeps = bool(reach) and nominations(reach).filter(pk=found.pk).exists()
        return self.render(
            "workforce/nomination.html",
            nomination=found,
            outcome=words.outcome_cell(found),
            criteria=words.criteria_table(criteria_of(found)),
            may_change=keeps and not found.outcome and found.worker_id != request.user.worker_id,
        )


class ByNominators(PlansForm):
    """A form for those who may nominate."""

    permission = Permission.SEE_PROGRESSION

    def may_nominate(self) -> Reach:
        """Raises PermissionDenied for those who only see their own."""
        reach = nominators(self)
        if not reach:
            raise PermissionDenied
        return reach


class Nominate(ByNominators):
    title = "Nominate somebody"
    form_class = NominateForm

    def find(self, **named: Any) -> None:
        self.may_nominate()

    def form_arguments(self) -> dict[str, Any]:
        named = {each.pk: f"{each.name} ({each.body})" for each in running_schemes(self.today)}
        people = Worker.objects.within(nominators(self)).in_post(self.today)
        return {"schemes": named, "people": people}

    def act(self, form: Any) -> str:
        data = form.cleaned_data
        made = nominate(
            scheme_id=data["scheme"],
            worker_id=data["person"].pk,
            words=data["words"],
            on=data["on"],
            today=self.today,
            by=self.request.user,
        )
        self.made_id = made.pk
        return f"{data['person'].name} is nominated."

    def back_url(self) -> str:
        return reverse("nominations")

    def done_url(self) -> str:
        return reverse("nomination", args=[self.made_id])


class OfNomination(ByNominators):
    """A form about one nomination."""

    nomination: Nomination

    def find(self, **named: Any) -> None:
        reach = self.may_nominate()
        self.nomination = get_object_or_404(nominations(reach), pk=named["nomination_id"])

    def subject(self) -> str:
        return f"{self.nomination.worker.name}: {self.nomination.scheme.name}"

    def back_url(self) -> str:
        return reverse("nomination", args=[self.nomination.pk])


class CheckCriteria(OfNomination):
    title = "Criteria"
    hint = "Tick what is met. What was found before is kept."
    form_class = CriteriaForm

    def form_arguments(self) -> dict[str, Any]:
        found = criteria_of(self.nomination)
        return {"criteria": {each.row.pk: (each.row.text, bool(each.met)) for each in found}}

    def act(self, form: Any) -> str:
        data = form.cleaned_data
        prefix = "criterion_"
        met = {int(name.removeprefix(prefix)): bool(value) for name, value in data.items()}
        check_criteria(nomination_id=self.nomination.pk, met=met, today=self.today, by=self.request.user)
        return "The criteria are recorded."


class RecordOutcome(OfNomination):
    title = "Outcome of the nomination"
    form_class = NominationOutcomeForm

    def act(self, form: Any) -> str:
        data = form.cleaned_data
        record_outcome(
            nomination_id=self.nomination.pk,
            outcome=data["outcome"],
            on=data["on"],
            today=self.today,
            by=self.request.user,
        )
        return "The outcome is recorded."


class OpenScheme(PlansForm):
    permission = Permission.KEEP_PLANS
    title = "Add a scheme"
    hint = "An accreditation by a body outside the council, with what somebody needs to be nominated."
    form_class = SchemeForm

    def initial(self) -> dict[str, Any]:
        return {"from_day": self.today}

    def act(self, form: Any) -> str:
        data = form.cleaned_data
        scheme = open_scheme(
            name=data["name"],
            body=data["body"],
            lasting=data["lasting"],
            criteria=data["criteria"],
            by=self.request.user,
        )
        return f"{scheme.name} takes nominations."

    def back_url(self) -> str:
        return reverse("plans")

    def done_url(self) -> str:
        return reverse("nominations") if self.scope.may(Permission.SEE_PROGRESSION) else self.back_url()


class CloseScheme(PlansForm):
    permission = Permission.KEEP_PLANS
    title = "Close a scheme"
    submit = "Close"
    warning = "Nobody is nominated for it after that day. Nominations that are open go on."
    form_class = LastDayForm
    scheme: AccreditationScheme

    def find(self, **named: Any) -> None:
        self.scheme = get_object_or_404(schemes(self.reach), pk=named["scheme_id"])

    def subject(self) -> str:
        return self.scheme.name

    def back_url(self) -> str:
        return reverse("nominations") if self.scope.may(Permission.SEE_PROGRESSION) else reverse("plans")

    def act(self, form: Any) -> str:
        data = form.cleaned_data
        close_scheme(scheme_id=self.scheme.pk, last_day=data["last_day"], by=self.request.user)
        return f"{self.scheme.name} takes no nominations after that day."
