"""The page of a unit: its posts with who fills them, its people, what is coming, and what it was called."""

from collections.abc import Sequence
from datetime import date

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from workforce.access.permissions import Permission
from workforce.models import Unit
from workforce.pages.partners import members_table
from workforce.queries.establishment import NOTHING, establishment, unit_lines
from workforce.queries.organisation import TreeNode, tree, unit_names
from workforce.queries.partners import members_of_team, tags_of_unit
from workforce.queries.posts import (
    history_of,
    holders,
    in_team_or_on_its_posts,
    leaving,
    posts_of,
    teams_since,
)
from workforce.views import unit_tables
from workforce.views.establishment import as_at_form, day_asked, establishment_table, in_reach, unit_url
from workforce.views.page import PageView, Request


class UnitPage(PageView):
    """A unit in reach as at a day: also one that is closed by then, or not yet open."""

    permission = Permission.SEE_ESTABLISHMENT

    def get(self, request: Request, code: str) -> HttpResponse:
        unit = get_object_or_404(Unit.objects.within(self.reach), code=code)
        day = day_asked(request, self.today)
        everything, names = tree(day), unit_names(day)
        nodes = at_and_below(unit.pk, in_reach(everything, self.reach))
        by_team = establishment(self.reach, day)
        lines = unit_lines(nodes, {node.unit_id: by_team.get(node.unit_id, NOTHING) for node in nodes})
        total = lines[0].total if lines else by_team.get(unit.pk, NOTHING)
        posts = posts_of(unit.pk, self.reach, day)
        on_posts = [post.post_id for post in posts]
        people = holders(in_team_or_on_its_posts(unit.pk, on_posts, day), self.scope, day)
        came_from = teams_since(on_posts, day)
        members = members_of_team(unit.pk, day)
        return self.render(
            "workforce/unit.html",
            unit=unit,
            name=names.get(unit.pk, unit.code),
            day=day,
            is_today=day == self.today,
            exists=bool(nodes),
            breadcrumbs=self._above(unit.pk, everything, day),
            filter_form=as_at_form(request),
            facts=unit_tables.facts(unit, people),
            total=total,
            below=establishment_table(lines[1:], day, "") if len(lines) > 1 else None,
            posts=unit_tables.posts_table(posts, people, came_from, unit.pk, names, day),
            has_posts=bool(posts),
            others=unit_tables.people_table(
                [each for each in people if each.assignment.post_id not in on_posts], names
            ),
            leavers=unit_tables.leavers_table(people, leaving(unit.pk, day), unit.pk),
            chart=unit_tables.forecast_chart(total, day),
            tags=tags_of_unit(unit.pk, day),
            members=members_table(members, names, may_change=False) if members else None,
            history=unit_tables.history_table(history_of(unit.pk), names),
        )

    def _above(self, unit_id: int, nodes: Sequence[TreeNode], day: date) -> list[dict[str, str]]:
        """From the establishment down to the parent; units out of reach are left out."""
        by_id = {node.unit_id: node for node in nodes}
        path: list[dict[str, str]] = []
        here = by_id.get(unit_id)
        while here is not None and here.parent_id in by_id:
            here = by_id[here.parent_id]
            if self.reach.has_unit(here.unit_id):
                path.insert(0, {"label": here.name, "url": unit_url(here.code, day)})
        return [{"label": "Establishment", "url": reverse("establishment")}, *path]


def at_and_below(unit_id: int, nodes: Sequence[TreeNode]) -> list[TreeNode]:
    """The unit and all below it, in the order of the tree; nothing where it is not there."""
    inside: set[int | None] = {unit_id}
    found = []
    for node in nodes:
        if node.unit_id == unit_id or node.parent_id in inside:
            inside.add(node.unit_id)
            found.append(node)
    return found
