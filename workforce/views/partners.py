"""What is said of teams, and who works in them from outside: partner staff and volunteers."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from workforce.access.permissions import Permission
from workforce.csv_file import csv_response
from workforce.domain.programmes import (
    MemberDetails,
    end_member,
    end_tag,
    keep_member,
    tag_unit,
)
from workforce.forms.partners import MemberFilter, MemberForm, TagFilter, TagForm
from workforce.forms.succession import LastDayForm
from workforce.models import PartnerMember, UnitTag
from workforce.pages import partners as words
from workforce.queries.organisation import below, tree, unit_names
from workforce.queries.partners import members, people_in_units, tags
from workforce.views.page import Request
from workforce.views.plan_pages import PER_PAGE, PlansForm, PlansPage


class TeamsPage(PlansPage):
    """What the list of what is said of teams and its file share."""

    permission = Permission.SEE_DIRECTORY

    def asked(self) -> tuple[TagFilter, Any]:
        form = TagFilter(self.request.GET)
        form.is_valid()
        data = form.cleaned_data
        return form, tags(self.reach, self.today, kind=data.get("kind") or "", text=data.get("q") or "")


class Teams(TeamsPage):
    """Types of teams, who shares a place, who is hosted for others, which terms hold."""

    def get(self, request: Request) -> HttpResponse:
        form, found = self.asked()
        page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
        shown = list(page.object_list)
        establishment = self.scope[Permission.SEE_ESTABLISHMENT]
        may_change = self.scope.may(Permission.CHANGE_ESTABLISHMENT)
        actions = [{"label": "Say something of a team", "url": reverse("unit_tag")}] if may_change else []
        units = [each.unit_id for each in shown]
        return self.render(
            "workforce/teams.html",
            filter_form=form,
            page=page,
            table=words.tags_table(
                shown,
                unit_names(self.today),
                people_in_units(units, self.today),
                [unit for unit in units if establishment.has_unit(unit)],
                may_change=may_change,
            ),
            actions=actions,
            query=request.GET.urlencode(),
        )


class TeamsFile(TeamsPage):
    """The list as CSV."""

    def get(self, request: Request) -> HttpResponse:
        found = list(self.asked()[1])
        names, people = unit_names(self.today), people_in_units([each.unit_id for each in found], self.today)
        rows = (words.tag_row(each, names, people) for each in found)
        return csv_response(f"teams {self.today.isoformat()}", words.TAG_HEADER, rows)


class TagUnit(PlansForm):
    permission = Permission.CHANGE_ESTABLISHMENT
    title = "Say something of a team"
    form_class = TagForm

    def form_arguments(self) -> dict[str, Any]:
        return {"nodes": [node for node in tree(self.today) if self.reach.has_unit(node.unit_id)]}

    def initial(self) -> dict[str, Any]:
        return {"from_day": self.today}

    def act(self, form: Any) -> str:
        data = form.cleaned_data
        tag_unit(
            unit_id=data["unit"],
            kind=data["kind"],
            label=data["label"],
            lasting=data["lasting"],
            by=self.request.user,
        )
        return "It is kept."

    def back_url(self) -> str:
        return reverse("teams")


class EndTag(PlansForm):
    permission = Permission.CHANGE_ESTABLISHMENT
    title = "No longer so"
    submit = "End"
    warning = "It holds up to that day, and stays on record."
    form_class = LastDayForm
    tag: UnitTag

    def find(self, **named: Any) -> None:
        self.tag = get_object_or_404(UnitTag.objects.within(self.reach), pk=named["tag_id"])

    def subject(self) -> str:
        return f"{unit_names(self.today).get(self.tag.unit_id, '')}: {self.tag.label}"

    def back_url(self) -> str:
        return reverse("teams")

    def act(self, form: Any) -> str:
        data = form.cleaned_data
        end_tag(tag_id=self.tag.pk, last_day=data["last_day"], by=self.request.user)
        return "It ends on that day."


class PartnersPage(PlansPage):
    """What the list of people from outside and its file share."""

    permission = Permission.SEE_DIRECTORY

    def asked(self) -> tuple[MemberFilter, Any]:
        form = MemberFilter(self.request.GET, nodes=tree(self.today))
        form.is_valid()
        data = form.cleaned_data
        unit = data.get("unit")
        teams = below([unit], self.today)[unit] if unit is not None else None
        found = members(
            self.reach, self.today, kind=data.get("kind") or "", text=data.get("q") or "", team_ids=teams
        )
        return form, found


class Partners(PartnersPage):
    """Partner staff and volunteers, as a directory: no record of them is kept here, and no figure counts them."""

    def get(self, request: Request) -> HttpResponse:
        form, found = self.asked()
        page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
        may_change = self.scope.may(Permission.CHANGE_EMPLOYMENT)
        actions = [{"label": "Add somebody", "url": reverse("partner_add")}] if may_change else []
        return self.render(
            "workforce/partners.html",
            filter_form=form,
            page=page,
            table=words.members_table(list(page.object_list), unit_names(self.today), may_change=may_change),
            actions=actions,
            query=request.GET.urlencode(),
        )


class PartnersFile(PartnersPage):
    """The list as CSV."""

    def get(self, request: Request) -> HttpResponse:
        names = unit_names(self.today)
        rows = (words.member_row(each, names) for each in self.asked()[1])
        return csv_response(f"partner staff {self.today.isoformat()}", words.MEMBER_HEADER, rows)


class AddMember(PlansForm):
    permission = Permission.CHANGE_EMPLOYMENT
    title = "Add partner staff or a volunteer"
    hint = "Only what the directory shows. Nothing else about them is kept, and no figure counts them."
    form_class = MemberForm
    member: PartnerMember | None = None

    def form_arguments(self) -> dict[str, Any]:
        return {"nodes": [node for node in tree(self.today) if self.reach.has_unit(node.unit_id)]}

    def initial(self) -> dict[str, Any]:
        return {"from_day": self.today}

    def act(self, form: Any) -> str:
        data = form.cleaned_data
        kept = keep_member(
            member_id=self.member.pk if self.member else None,
            details=MemberDetails(
                kind=data["kind"],
                first_name=data["first_name"],
                last_name=data["last_name"],
                organisation=data["organisation"],
                role_title=data["role_title"],
                team_id=data["team"],
                email=data["email"],
                phone=data["phone"],
                period=data["lasting"],
            ),
            by=self.request.user,
        )
        return f"{kept.name} is in the list."

    def back_url(self) -> str:
        return reverse("partners")


class ChangeMember(AddMember):
    title = "Change what is kept"

    def find(self, **named: Any) -> None:
        self.member = get_object_or_404(PartnerMember.objects.within(self.reach), pk=named["member_id"])

    def initial(self) -> dict[str, Any]:
        kept = self.member
        if kept is None:
            return {}
        names = ("kind", "first_name", "last_name", "organisation", "role_title", "email", "phone")
        return {name: getattr(kept, name) for name in names} | {
            "team": kept.team_id,
            "from_day": kept.first_day,
            "last_day": kept.last_day,
        }

    def subject(self) -> str:
        return self.member.name if self.member else ""


class EndMember(PlansForm):
    permission = Permission.CHANGE_EMPLOYMENT
    title = "Leaves the team"
    submit = "End"
    warning = "They are no longer in the list after that day."
    form_class = LastDayForm
    member: PartnerMember

    def find(self, **named: Any) -> None:
        self.member = get_object_or_404(PartnerMember.objects.within(self.reach), pk=named["member_id"])

    def subject(self) -> str:
        return self.member.name

    def back_url(self) -> str:
        return reverse("partners")

    def act(self, form: Any) -> str:
        data = form.cleaned_data
        end_member(member_id=self.member.pk, last_day=data["last_day"], by=self.request.user)
        return f"{self.member.name} leaves the team after that day."
