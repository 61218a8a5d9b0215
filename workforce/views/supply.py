"""Demand and supply of each role, and the mix of roles in each team."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from django.http import HttpResponse

from workforce.access.permissions import Permission
from workforce.access.scope import Reach
from workforce.csv_file import csv_response
from workforce.forms.supply import MixFilter, SupplyFilter
from workforce.models import Role
from workforce.pages import supply as words
from workforce.queries.organisation import TreeNode, below, tree
from workforce.queries.role_mix import role_mix, roles_beside_social_work
from workforce.queries.roles import role_names
from workforce.queries.supply import Supply, supply, total_supply
from workforce.views.absence import reached
from workforce.views.page import Request
from workforce.views.plan_pages import PlansPage
from workforce.views.units import at_and_below

FAMILY_SUPPORT = "family support"


class SupplyPage(PlansPage):
    """What the page and its file share."""

    permission = Permission.SEE_ESTABLISHMENT

    def asked(self) -> tuple[SupplyFilter, date]:
        form = SupplyFilter(self.request.GET, nodes=reached(tree(self.today), self.reach))
        form.is_valid()
        return form, form.cleaned_data.get("as_at") or self.today

    def found(self, form: SupplyFilter, day: date) -> tuple[list[Supply], dict[int, str]]:
        """Each role by its name."""
        names = dict(role_names())
        lines = supply(narrowed(self.reach, form.cleaned_data.get("unit"), day), day)
        return sorted(lines, key=lambda line: names.get(line.role_id, "").casefold()), names


class DemandAndSupply(SupplyPage):
    """Posts and people of each role, now and in the four quarters to come."""

    def get(self, request: Request) -> HttpResponse:
        form, day = self.asked()
        lines, names = self.found(form, day)
        total = total_supply(lines)
        return self.render(
            "workforce/supply.html",
            filter_form=form,
            day=day,
            table=words.supply_table(lines, names, total),
            gaps=words.gaps_table(lines, names, total),
            query=request.GET.urlencode(),
        )


class DemandAndSupplyFile(SupplyPage):
    """The same as CSV; its headings say what is assumed."""

    def get(self, request: Request) -> HttpResponse:
        form, day = self.asked()
        lines, names = self.found(form, day)
        rows = [words.file_row(line, names.get(line.role_id, "")) for line in lines]
        total = total_supply(lines)
        if total is not None:
            rows.append(words.file_row(total, "All roles"))
        return csv_response(f"demand and supply {day.isoformat()}", words.file_header(lines), rows)


class RoleMixPage(PlansPage):
    """What the page and its file share."""

    permission = Permission.SEE_ESTABLISHMENT

    def asked(self) -> tuple[MixFilter, date, str, list[Role]]:
        roles = roles_beside_social_work()
        form = MixFilter(self.request.GET, nodes=reached(tree(self.today), self.reach), roles=roles)
        form.is_valid()
        chosen = form.cleaned_data.get("role")
        wanted = [each for each in roles if each.pk == chosen] if chosen else _family_support(roles)
        name = wanted[0].name if chosen and wanted else "Family support"
        return form, form.cleaned_data.get("as_at") or self.today, name, wanted

    def nodes(self, form: MixFilter, day: date) -> Sequence[TreeNode]:
        nodes, unit = reached(tree(day), self.reach), form.cleaned_data.get("unit")
        return nodes if unit is None else at_and_below(unit, nodes)


class RoleMix(RoleMixPage):
    """How many family support workers, or others, there are for one social worker."""

    def get(self, request: Request) -> HttpResponse:
        form, day, name, roles = self.asked()
        by_team = role_mix(self.reach, day, [each.pk for each in roles])
        return self.render(
            "workforce/role_mix.html",
            filter_form=form,
            day=day,
            roles=[each.name for each in roles],
            table=words.mix_table(self.nodes(form, day), by_team, name),
            query=request.GET.urlencode(),
        )


class RoleMixFile(RoleMixPage):
    """The same as CSV."""

    def get(self, request: Request) -> HttpResponse:
        form, day, name, roles = self.asked()
        by_team = role_mix(self.reach, day, [each.pk for each in roles])
        header = ("Unit", "Code", "Social workers FTE", f"{name} FTE", "For one social worker")
        rows = (
            (
                node.name,
                node.code,
                mix.social_workers,
                mix.chosen,
                None if mix.ratio is None else f"{mix.ratio:.2f}",
            )
            for node, mix in words.mixes(self.nodes(form, day), by_team)
        )
        return csv_response(f"role mix {day.isoformat()}", header, rows)


def narrowed(reach: Reach, unit_id: int | None, day: date) -> Reach:
    """The reach, or as much of it as lies in a unit of the day. One query at most."""
    if unit_id is None:
        return reach
    inside = below([unit_id], day)[unit_id]
    units = inside if reach.everyone else inside & reach.unit_ids
    return replace(reach, everyone=False, unit_ids=frozenset(units))


def _family_support(roles: Sequence[Role]) -> list[Role]:
    """Roles that are called so; where none is, those that are kept in such a group."""
    called = [each for each in roles if FAMILY_SUPPORT in each.name.casefold()]
    return called or [each for each in roles if FAMILY_SUPPORT in each.role_group.casefold()]
