"""What people want, lead roles, reviews of deputies, and career drop-ins."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from workforce.access.permissions import Permission
from workforce.csv_file import csv_response
from workforce.domain.growing import (
    change_drop_in,
    end_lead_role,
    give_lead_role,
    log_advice,
    review_capacity,
    review_lead_role,
    say_wish,
)
from workforce.enums import AdviceTheme, Capacity, Wish
from workforce.forms.growing import (
    AdviceForm,
    CapacityForm,
    DropInForm,
    EndLeadRoleForm,
    LeadRoleForm,
    ReviewLeadRoleForm,
    WishFilter,
    WishForm,
)
from workforce.models import CareerDropIn, LeadRole, Worker
from workforce.policy import PolicyKey
from workforce.queries.growing import Deputy, deputies, drop_ins, latest_wishes, lead_roles
from workforce.queries.organisation import names_in
from workforce.queries.policy import policies_in
from workforce.queries.visibility import visible_people
from workforce.sections import CAREERS
from workforce.tables import Cell, Column, Row, Table
from workforce.views.career_form import CareerForm
from workforce.views.page import Request
from workforce.views.person import tab_address
from workforce.views.sections import SectionView
from workforce.written import day as written_day
from workforce.written import month as written_month

PER_PAGE = 50
KEEPER = Permission.DECIDE_PROGRESSION
TAB = "career"


class Aspirations(SectionView):
    """The latest word of everybody in reach, and one's own."""

    section = CAREERS
    permission = Permission.SEE_PROGRESSION

    def get(self, request: Request) -> HttpResponse:
        form = WishFilter(request.GET or None)
        wish = form.cleaned_data["wish"] if form.is_valid() else ""
        page = Paginator(latest_wishes(self.reach, self.today, wish), PER_PAGE).get_page(
            request.GET.get("page")
        )
        rows = tuple(
            Row(
                (
                    Cell(each.worker.name, url=tab_address(each.worker.reference, TAB)),
                    Cell(each.get_wish_display(), note=each.words),
                    Cell(each.development, note=self._until(each.development_by)),
                    Cell(written_day(each.on)),
                )
            )
            for each in page.object_list
        )
        columns = (Column("Name"), Column("Wants"), Column("Develops by"), Column("Said on"))
        return self.render(
            "workforce/aspirations.html",
            form=None,
            filter_form=form,
            page=page,
            table=Table("Aspirations", columns, rows),
            own=self.scope.may(Permission.APPLY_FOR_PROGRESSION),
            query=request.GET.urlencode(),
        )

    def _until(self, day: Any) -> str:
        return f"until {written_day(day)}" if day else ""


class AspirationsFile(SectionView):
    section = CAREERS
    permission = Permission.SEE_PROGRESSION

    def get(self, request: Request) -> HttpResponse:
        form = WishFilter(request.GET or None)
        wish = form.cleaned_data["wish"] if form.is_valid() else ""
        header = ("Number", "Name", "Wants", "Words", "Develops by", "Until", "Said on")
        rows = (
            (
                each.worker.reference,
                each.worker.name,
                each.get_wish_display(),
                each.words,
                each.development,
                each.development_by.isoformat() if each.development_by else "",
                each.on.isoformat(),
            )
            for each in latest_wishes(self.reach, self.today, wish)
        )
        return csv_response("aspirations", header, rows)


class SayWish(CareerForm):
    """One's own wish. What was said before stays on record."""

    permission = Permission.APPLY_FOR_PROGRESSION
    title = "What I want"
    hint = "Your manager, HR and the principal social worker see it. Staying at your level is as good an answer as any."
    form_class = WishForm

    def find(self, **named: Any) -> None:
        self.worker: Worker = get_object_or_404(
            Worker.objects.within(self.reach), pk=self.request.user.worker_id
        )

    def act(self, form: WishForm) -> str:
        data = form.cleaned_data
        say_wish(
            worker_id=self.worker.pk,
            **data | {"wish": Wish(data["wish"])},
            today=self.today,
            by=self.request.user,
        )
        return "What you want is saved, with the day."

    def done_url(self) -> str:
        return reverse("aspirations")


class LeadRoles(SectionView):
    """Who leads on what, for everybody to know."""

    section = CAREERS
    permission = Permission.SEE_DIRECTORY

    def get(self, request: Request) -> HttpResponse:
        keeps = self.scope.may(KEEPER)
        columns = [Column("Area"), Column("Who"), Column("Since"), Column("Until")]
        if keeps:
            columns += [Column("Next review"), Column("Do")]
        rows = tuple(self._row(each, keeps=keeps) for each in lead_roles(self.reach, self.today))
        table = Table("Lead roles", tuple(columns), rows)
        return self.render("workforce/lead_roles.html", table=table, keeps=keeps)

    def _row(self, each: LeadRole, *, keeps: bool) -> Row:
        cells = [
            Cell(each.area, note=each.purpose),
            Cell(each.worker.name, url=reverse("person", args=[each.worker.reference])),
            Cell(written_day(each.first_day)),
            Cell(written_day(each.last_day)),
        ]
        if keeps:
            late = each.review_on < self.today
            cells += [
                Cell(written_day(each.review_on), tone="bad" if late else "", note="overdue" if late else ""),
                Cell("Review or end", url=reverse("lead_role_review", args=[each.pk])),
            ]
        return Row(tuple(cells))


class LeadRolesFile(SectionView):
    section = CAREERS
    permission = Permission.SEE_DIRECTORY

    def get(self, request: Request) -> HttpResponse:
        header = ("Area", "What it is for", "Number", "Name", "Since", "Until", "Next review")
        rows = (
            (
                each.area,
                each.purpose,
                each.worker.reference,
                each.worker.name,
                each.first_day.isoformat(),
                each.last_day.isoformat() if each.last_day else "",
                each.review_on.isoformat(),
            )
            for each in lead_roles(self.reach, self.today)
        )
        return csv_response("lead roles", header, rows)


class GiveLeadRole(CareerForm):
    permission = KEEPER
    title = "New lead role"
    form_class = LeadRoleForm

    def form_arguments(self) -> dict[str, Any]:
        return {"people": visible_people(self.scope)}

    def initial(self) -> dict[str, Any]:
        return {"first_day": self.today}

    def act(self, form: LeadRoleForm) -> str:
        data = dict(form.cleaned_data)
        worker = data.pop("worker")
        given = give_lead_role(worker_id=worker.pk, **data, by=self.request.user)
        return f"{worker.name} leads on {given.area}."

    def done_url(self) -> str:
        return reverse("lead_roles")


class ReviewLeadRole(CareerForm):
    """A look at a lead role; its end is one link away."""

    permission = KEEPER
    title = "Review the lead role"
    form_class = ReviewLeadRoleForm
    template = "workforce/lead_role_review.html"

    def find(self, lead_role_id: int, **named: Any) -> None:
        reach = self.scope[Permission.SEE_DIRECTORY]
        found = LeadRole.objects.within(reach).select_related("worker")
        self.given: LeadRole = get_object_or_404(found, pk=lead_role_id)

    def subject(self) -> str:
        return f"{self.given.worker.name}: {self.given.area}"

    def initial(self) -> dict[str, Any]:
        return {"on": self.today}

    def more(self) -> dict[str, Any]:
        return {"given": self.given, "reviews": list(self.given.reviews.select_related("by__worker"))}

    def act(self, form: ReviewLeadRoleForm) -> str:
        review_lead_role(
            lead_role_id=self.given.pk, **form.cleaned_data, today=self.today, by=self.request.user
        )
        return "The review is recorded."

    def done_url(self) -> str:
        return reverse("lead_roles")


class EndLeadRole(ReviewLeadRole):
    title = "End the lead role"
    hint = "It stays on record."
    submit = "End it"
    form_class = EndLeadRoleForm  # type: ignore[assignment]
    template = "workforce/career_form.html"

    def initial(self) -> dict[str, Any]:
        return {}

    def more(self) -> dict[str, Any]:
        return {}

    def act(self, form: Any) -> str:
        last_day = form.cleaned_data["last_day"]
        end_lead_role(lead_role_id=self.given.pk, last_day=last_day, by=self.request.user)
        return f"The lead role ends with {written_day(last_day)}."


class CapacityReviews(SectionView):
    """Deputies in reach: how their capacity was found last, and when the next review is due."""

    section = CAREERS
    permission = Permission.SEE_PROGRESSION

    def get(self, request: Request) -> HttpResponse:
        if not any(map(self.scope.may, (Permission.SUPPORT_PROGRESSION, KEEPER))):
            raise PermissionDenied
        found = deputies(self.reach, self.today, policies_in(self.scope))
        return self.answer(found)

    def answer(self, found: list[Deputy]) -> HttpResponse:
        names = names_in(self.scope, self.today)
        columns = (
            Column("Name"),
            Column("Role"),
            Column("Team"),
            Column("Last review"),
            Column("Next review"),
            Column("Do"),
        )
        rows = tuple(self._row(each, names) for each in found)
        return self.render("workforce/capacity_reviews.html", table=Table("Deputies", columns, rows))

    def _row(self, each: Deputy, names: dict[int, str]) -> Row:
        late = each.due_on < self.today
        own = each.worker_id == self.request.user.worker_id
        return Row(
            (
                Cell(each.name, url=tab_address(each.reference, TAB)),
                Cell(each.role),
                Cell(names.get(each.team_id, "")),
                Cell(each.last or "None yet", note=written_day(each.last_on)),
                Cell(written_day(each.due_on), tone="bad" if late else "", note="overdue" if late else ""),
                Cell("")
                if own
                else Cell("Record a review", url=reverse("capacity_review", args=[each.reference])),
            )
        )


class CapacityReviewsFile(CapacityReviews):
    def answer(self, found: list[Deputy]) -> HttpResponse:
        names = names_in(self.scope, self.today)
        header = ("Number", "Name", "Role", "Team", "Last review", "Capacity", "Next review", "Overdue")
        rows = (
            (
                each.reference,
                each.name,
                each.role,
                names.get(each.team_id, ""),
                each.last_on.isoformat() if each.last_on else "",
                each.last,
                each.due_on.isoformat(),
                "yes" if each.due_on < self.today else "no",
            )
            for each in found
        )
        return csv_response("capacity of deputies", header, rows)


class ReviewCapacity(CareerForm):
    permission = Permission.SEE_PROGRESSION
    title = "Review of capacity and skills"
    form_class = CapacityForm

    def find(self, reference: str, **named: Any) -> None:
        if not any(map(self.scope.may, (Permission.SUPPORT_PROGRESSION, KEEPER))):
            raise PermissionDenied
        reach = self.scope[Permission.SUPPORT_PROGRESSION] | self.scope[KEEPER]
        people = visible_people(self.scope) & Worker.objects.within(reach)
        self.worker: Worker = get_object_or_404(people, reference=reference)

    def subject(self) -> str:
        return self.worker.name

    def initial(self) -> dict[str, Any]:
        return {"on": self.today}

    def act(self, form: CapacityForm) -> str:
        data = form.cleaned_data
        review = review_capacity(
            worker_id=self.worker.pk,
            **data | {"capacity": Capacity(data["capacity"])},
            today=self.today,
            by=self.request.user,
        )
        return f"The review is recorded. The next is due on {written_day(review.next_due_on)}."

    def done_url(self) -> str:
        return reverse("capacity_reviews")


class DropIns(SectionView):
    """The drop-in of each month: when, where, how many came."""

    section = CAREERS
    permission = Permission.SEE_DIRECTORY

    def get(self, request: Request) -> HttpResponse:
        keeps = self.scope.may(KEEPER)
        found = list(drop_ins(self.reach, self.today))
        columns = [Column("Month"), Column("Day"), Column("Where")]
        if keeps:
            columns += [Column("Came", numeric=True), Column("Advice logged", numeric=True), Column("Do")]
        else:
            found = [each for each in found if each.on >= self.today]
        rows = tuple(self._row(each, keeps=keeps) for each in found)
        counted = [each for each in found if each.attended is not None]
        policies = policies_in(self.scope)
        return self.render(
            "workforce/drop_ins.html",
            table=Table("Career drop-ins", tuple(columns), rows),
            keeps=keeps,
            held=len(counted),
            a_year=policies.value(PolicyKey.DROP_INS_A_YEAR, self.today),
            came=sum(each.attended or 0 for each in counted),
        )

    def _row(self, each: CareerDropIn, *, keeps: bool) -> Row:
        cells = [Cell(written_month(each.month)), Cell(written_day(each.on)), Cell(each.place)]
        if keeps:
            late = each.attended is None and each.on < self.today
            cells += [
                Cell("Not counted" if late else "" if each.attended is None else str(each.attended)),
                Cell(str(each.logged)),  # type: ignore[attr-defined]
                Cell("Open", url=reverse("drop_in", args=[each.pk])),
            ]
        return Row(tuple(cells))


class DropInPage(CareerForm):
    """Day, place and attendance of one drop-in, and its log of advice."""

    permission = KEEPER
    title = "Career drop-in"
    form_class = DropInForm
    template = "workforce/drop_in.html"

    def find(self, drop_in_id: int, **named: Any) -> None:
        reach = self.scope[Permission.SEE_DIRECTORY]
        self.drop_in: CareerDropIn = get_object_or_404(CareerDropIn.objects.within(reach), pk=drop_in_id)

    def subject(self) -> str:
        return written_month(self.drop_in.month)

    def initial(self) -> dict[str, Any]:
        return {name: getattr(self.drop_in, name) for name in ("on", "place", "attended")}

    def more(self) -> dict[str, Any]:
        return {"drop_in": self.drop_in, "advice": list(self.drop_in.advice.all()), "today": self.today}

    def act(self, form: Any) -> str:
        change_drop_in(
            drop_in_id=self.drop_in.pk, **form.cleaned_data, today=self.today, by=self.request.user
        )
        return "The drop-in is saved."

    def done_url(self) -> str:
        return reverse("drop_ins")


class LogAdvice(DropInPage):
    title = "Log advice"
    hint = "What was asked, and what was advised. Name nobody."
    form_class = AdviceForm  # type: ignore[assignment]
    template = "workforce/career_form.html"

    def initial(self) -> dict[str, Any]:
        return {}

    def more(self) -> dict[str, Any]:
        return {}

    def act(self, form: Any) -> str:
        data = form.cleaned_data
        log_advice(
            drop_in_id=self.drop_in.pk,
            theme=AdviceTheme(data["theme"]),
            words=data["words"],
            today=self.today,
            by=self.request.user,
        )
        return "The advice is logged."

    def done_url(self) -> str:
        return reverse("drop_in", args=[self.drop_in.pk])
