"""Who holds which role; granting and ending roles."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from workforce.access.permissions import Permission
from workforce.access.roles import ROLES
from workforce.domain.errors import DomainError
from workforce.domain.grants import end_grant, grant_role, move_grant
from workforce.forms.access import EndGrantForm, GrantFilter, GrantForm, MoveGrantForm
from workforce.models import RoleGrant
from workforce.queries.grants import GrantSearch, accounts, closed_on, grants
from workforce.queries.organisation import tree, unit_names, units_by_id
from workforce.tables import Cell, Column, Row, Table
from workforce.views.page import PageView, Request
from workforce.written import day as written_day

PER_PAGE = 50


class Access(PageView):
    """Every grant in force or to come."""

    permission = Permission.MANAGE_ACCESS

    def get(self, request: Request) -> HttpResponse:
        form = GrantFilter(request.GET)
        form.is_valid()
        data = form.cleaned_data
        search = GrantSearch(data.get("q", ""), data.get("role", ""), data.get("ended", False))
        page = Paginator(grants(search, self.reach, self.today), PER_PAGE).get_page(request.GET.get("page"))
        names = unit_names(self.today)
        return self.render(
            "workforce/access.html",
            filter_form=form,
            page=page,
            table=_table([self._row(each, names) for each in page.object_list]),
            roles=[(role.label, definition.purpose) for role, definition in ROLES.items()],
            actions=[{"label": "Grant a role", "url": reverse("access_grant"), "primary": True}],
        )

    def _row(self, grant: RoleGrant, names: dict[int, str]) -> Row:
        open_to_end = grant.account_id != self.request.user.pk and (
            grant.last_day is None or grant.last_day >= self.today
        )
        return Row(
            (
                Cell(grant.account.name, note=grant.account.email if grant.account.worker else ""),
                Cell(grant.get_role_display(), note="" if grant.account.is_active else "account closed"),
                Cell(names.get(grant.unit_id or 0, "")),
                Cell(written_day(grant.first_day)),
                Cell(written_day(grant.last_day)),
                Cell(grant.granted_by.name if grant.granted_by else "the installation", note=grant.reason),
                Cell("End", url=reverse("access_end", args=[grant.pk])) if open_to_end else Cell(""),
            )
        )


class Grant(PageView):
    """Give somebody a role."""

    permission = Permission.MANAGE_ACCESS

    def get(self, request: Request) -> HttpResponse:
        return self._page(self._form(initial={"first_day": self.today}))

    def post(self, request: Request) -> HttpResponse:
        form = self._form(request.POST)
        if form.is_valid() and self._granted(form):
            return redirect("access")
        return self._page(form)

    def _form(self, *args: object, **kwargs: object) -> GrantForm:
        allowed = accounts(self.reach)
        return GrantForm(
            *args, accounts=allowed, nodes=tree(self.today), cancel_url=reverse("access"), **kwargs
        )

    def _granted(self, form: GrantForm) -> bool:
        data = form.cleaned_data
        unit = units_by_id([data["unit"]]).get(data["unit"]) if data["unit"] else None
        account, role = data["email"], data["role"]
        try:
            grant_role(
                account=account,
                role=role,
                unit=unit,
                first_day=data["first_day"],
                last_day=data["last_day"],
                reason=data["reason"],
                by=self.request.user,
            )
        except (DomainError, ValidationError) as error:
            add_to_form(form, error)
            return False
        messages.success(
            self.request, f"{account.name} has the role {role.label} from {written_day(data['first_day'])}."
        )
        return True

    def _page(self, form: GrantForm) -> HttpResponse:
        return self.render("workforce/access_form.html", form=form, title="Grant a role")


class EndGrant(PageView):
    """End somebody's role."""

    permission = Permission.MANAGE_ACCESS

    def get(self, request: Request, grant_id: int) -> HttpResponse:
        grant = self._grant(grant_id)
        return self._page(grant, EndGrantForm(initial={"last_day": self.today}, cancel_url=reverse("access")))

    def post(self, request: Request, grant_id: int) -> HttpResponse:
        grant = self._grant(grant_id)
        form = EndGrantForm(request.POST, cancel_url=reverse("access"))
        if not form.is_valid():
            return self._page(grant, form)
        try:
            end_grant(grant, last_day=form.cleaned_data["last_day"], by=request.user)
        except (DomainError, ValidationError) as error:
            add_to_form(form, error)
            return self._page(grant, form)
        until = written_day(form.cleaned_data["last_day"])
        messages.success(
            request, f"{grant.account.name} has the role {grant.get_role_display()} until {until}."
        )
        return redirect("access")

    def _grant(self, grant_id: int) -> RoleGrant:
        return get_object_or_404(grants(GrantSearch(ended_too=True), self.reach, self.today), pk=grant_id)

    def _page(self, grant: RoleGrant, form: EndGrantForm | MoveGrantForm) -> HttpResponse:
        title = f"End a role: {grant.get_role_display()}, {grant.account.name}"
        return self.render("workforce/access_form.html", form=form, title=title)


class MoveGrant(EndGrant):
    """The same role over another unit: for one that closed."""

    def get(self, request: Request, grant_id: int) -> HttpResponse:
        grant = self._grant_over_a_unit(grant_id)
        return self._page(grant, self._form(initial={"from_day": closed_on(grant, self.today) or self.today}))

    def post(self, request: Request, grant_id: int) -> HttpResponse:
        grant = self._grant_over_a_unit(grant_id)
        form = self._form(request.POST)
        if not form.is_valid():
            return self._page(grant, form)
        unit, from_day = (
            units_by_id([form.cleaned_data["unit"]])[form.cleaned_data["unit"]],
            form.cleaned_data["from_day"],
        )
        try:
            move_grant(grant, to=unit, from_day=from_day, by=request.user)
        except (DomainError, ValidationError) as error:
            add_to_form(form, error)
            return self._page(grant, form)
        role = grant.get_role_display()
        messages.success(
            request,
            f"{grant.account.name} has the role {role} over {unit.code} from {written_day(from_day)}.",
        )
        return redirect("access")

    def _form(self, *args: object, **kwargs: object) -> MoveGrantForm:
        return MoveGrantForm(*args, nodes=tree(self.today), cancel_url=reverse("access"), **kwargs)

    def _grant_over_a_unit(self, grant_id: int) -> RoleGrant:
        grant = self._grant(grant_id)
        if grant.unit_id is None:
            raise Http404
        return grant

    def _page(self, grant: RoleGrant, form: EndGrantForm | MoveGrantForm) -> HttpResponse:
        unit = grant.unit.code if grant.unit else ""
        title = f"Move a role: {grant.get_role_display()}, {unit}, {grant.account.name}"
        end_url = reverse("access_end", args=[grant.pk])
        return self.render("workforce/access_form.html", form=form, title=title, end_url=end_url)


def add_to_form(form: EndGrantForm | GrantForm | MoveGrantForm, error: DomainError | ValidationError) -> None:
    """Show above the form what a rule said, also about fields that the form does not have."""
    for message in error.messages if isinstance(error, ValidationError) else [str(error)]:
        form.add_error(None, message)


def _table(rows: list[Row]) -> Table:
    columns = (
        Column("Account"),
        Column("Role"),
        Column("Team or service"),
        Column("First day"),
        Column("Last day"),
        Column("Granted by"),
        Column("Change"),
    )
    return Table("Roles", columns, tuple(rows), empty="No role matches.")
