"""Posts: the list, and the page of one."""

from collections.abc import Sequence
from datetime import date

from django.core.paginator import Page, Paginator
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse

from workforce.access.permissions import Permission
from workforce.csv_file import csv_download
from workforce.forms.posts import PostFilter
from workforce.models import Assignment, Post
from workforce.panels import Fact
from workforce.queries.organisation import tree, unit_names
from workforce.queries.posts import (
    SORTS,
    STATES,
    Holder,
    PostLine,
    PostSearch,
    every_post,
    find_posts,
    holders,
    post_line,
)
from workforce.queries.roles import all_roles
from workforce.tables import Cell, Column, Row, Table, chosen_sort
from workforce.timeline import Entry, timeline_of_post
from workforce.views.establishment import as_at_form, day_asked, in_reach, post_url, unit_url
from workforce.views.page import PageView, Request
from workforce.views.unit_tables import holder_words, person_url, state_cell
from workforce.written import day as written_day
from workforce.written import decimal

PER_PAGE = 50


class Posts(PageView):
    """The posts of a day in reach."""

    permission = Permission.SEE_ESTABLISHMENT

    def get(self, request: Request) -> HttpResponseBase:
        form, search = self.asked()
        day = day_asked(request, self.today)
        page, lines = self._page(search)
        query = request.GET.copy()
        query.pop("page", None)
        return self.render(
            "workforce/posts.html",
            filter_form=form,
            chosen=form.chosen(),
            day=day,
            is_today=day == self.today,
            page=page,
            table=posts_table(lines, search.sort, self.request) if lines else None,
            csv_url=f"{reverse('posts_csv')}?{query.urlencode()}",
            actions=self._actions(),
        )

    def asked(self) -> tuple[PostFilter, PostSearch]:
        """The form and what it looks for; a wrong choice is none."""
        request = self.request
        nodes = in_reach(tree(day_asked(request, self.today)), self.reach)
        form = PostFilter(request.GET, nodes=nodes, roles=all_roles())
        form.is_valid()
        data = form.cleaned_data
        state = str(data.get("state") or "")
        return form, PostSearch(
            text=str(data.get("q") or ""),
            unit_id=data.get("unit"),
            role_id=data.get("role"),
            state=state if state in STATES else "",
            sort=chosen_sort(request.GET.get("sort"), SORTS, "reference"),
        )

    def _page(self, search: PostSearch) -> tuple[Page[int], list[PostLine]]:
        """The page asked for; the last one where there are fewer."""
        day = day_asked(self.request, self.today)
        asked = self.request.GET.get("page", "1")
        number = int(asked) if asked.isdecimal() and 0 < int(asked) < 100_000 else 1
        lines, total = find_posts(search, self.reach, day, limit=PER_PAGE, offset=(number - 1) * PER_PAGE)
        if not lines and number > 1:
            lines, total = find_posts(search, self.reach, day, limit=PER_PAGE)
            number = 1
        return Paginator(range(total), PER_PAGE).get_page(number), lines

    def _actions(self) -> list[dict[str, object]]:
        may = self.scope.may(Permission.CHANGE_ESTABLISHMENT)
        return [{"label": "Create a post", "url": reverse("post_create"), "primary": True}] if may else []


HEADER = (
    "Reference", "Title", "Role", "Team", "Team code", "Established FTE", "Filled FTE", "Vacant FTE", "Covered FTE",
    "Unfilled FTE", "Over-filled FTE", "Frozen", "Funding",
)  # fmt: skip


class PostsFile(Posts):
    """All posts that were found, as CSV."""

    def get(self, request: Request) -> HttpResponseBase:
        _, search = self.asked()
        day = day_asked(request, self.today)
        rows = (
            [
                each.reference, each.title, each.role, each.team, each.team_code, each.established, each.filled,
                each.vacant, each.covered, each.unfilled, each.over_filled, "yes" if each.frozen else "no",
                each.funding,
            ]
            for each in every_post(search, self.reach, day)
        )  # fmt: skip
        return csv_download(f"posts {day.isoformat()}", HEADER, rows)


def posts_table(lines: Sequence[PostLine], sort: str, request: Request) -> Table:
    day = day_asked(request, request.scope.as_at)
    columns = (
        Column("Reference", key="reference"),
        Column("Title", key="title"),
        Column("Role", key="role"),
        Column("Team", key="team"),
        Column("Established", key="established", numeric=True, hint="FTE"),
        Column("Filled", key="filled", numeric=True, hint="FTE"),
        Column("Vacant", key="vacant", numeric=True, hint="FTE"),
        Column("Unfilled", key="unfilled", numeric=True, hint="FTE"),
        Column("State"),
    )
    rows = (
        Row(
            (
                Cell(line.reference, url=post_url(line.reference, day)),
                Cell(line.title),
                Cell(line.role),
                Cell(line.team, url=unit_url(line.team_code, day)),
                *(Cell(decimal(value, 2)) for value in (line.established, line.filled)),
                *(Cell(decimal(value, 2)) for value in (line.vacant, line.unfilled)),
                state_cell(line),
            )
        )
        for line in lines
    )
    return Table("Posts", columns, tuple(rows), sort=sort)


class PostPage(PageView):
    """A post as at a day, its terms over time, and who held it as far as the reader may see whom."""

    permission = Permission.SEE_ESTABLISHMENT

    def get(self, request: Request, reference: str) -> HttpResponse:
        post = get_object_or_404(Post.objects.within(self.reach), reference=reference)
        day = day_asked(request, self.today)
        line = post_line(post.pk, day)
        people = holders(post.assignments.as_at(day), self.scope, day)
        may_change = self._may_change(post)
        return self.render(
            "workforce/post.html",
            post=post,
            line=line,
            day=day,
            is_today=day == self.today,
            filter_form=as_at_form(request),
            facts=post_facts(line, day) if line else [],
            state=state_cell(line) if line else None,
            people=holders_table(people, line.team_id if line else 0, unit_names(day)),
            items=[_item(entry, day, post if may_change else None) for entry in self._entries(post)],
            offers=offers(post, line) if may_change else [],
        )

    def _entries(self, post: Post) -> list[Entry]:
        """Who held it is part of the record of people: shown where the assignment lies in reach."""
        record = self.scope[Permission.SEE_EMPLOYMENT]
        known = set(Assignment.objects.within(record).filter(post=post).values_list("pk", flat=True))
        keys = {f"assignment:{key}" for key in known}
        return [
            entry
            for entry in timeline_of_post(post)
            if not entry.key.startswith("assignment:") or entry.key in keys
        ]

    def _may_change(self, post: Post) -> bool:
        return Post.objects.within(self.scope[Permission.CHANGE_ESTABLISHMENT]).filter(pk=post.pk).exists()


def offers(post: Post, line: PostLine | None) -> list[dict[str, str]]:
    """What can be done with a post that stands so on the day; without a line it is not there."""
    found = [("Change title, role, team, hours or funding", "post_change")] if line else []
    if line:
        found.append(("Unfreeze", "post_unfreeze") if line.frozen else ("Freeze", "post_freeze"))
        found.append(("Close", "post_close"))
    found.append(("Correct a mistake", "post_correct"))
    if not post.assignments.exists():
        found.append(("Delete, if entered by mistake", "post_delete"))
    return [{"label": label, "url": reverse(name, args=[post.reference])} for label, name in found]


def post_facts(line: PostLine, day: date) -> list[Fact]:
    return [
        Fact("Title", line.title),
        Fact("Role", line.role),
        Fact("Team", line.team, url=unit_url(line.team_code, day)),
        Fact("Funding", "Temporary" if line.temporary else "Permanent"),
        Fact("Established", f"{decimal(line.established, 2)} FTE"),
        Fact("Filled", f"{decimal(line.filled, 2)} FTE"),
        Fact("Vacant", f"{decimal(line.vacant, 2)} FTE"),
        Fact("Covered by agency workers", f"{decimal(line.covered, 2)} FTE"),
        Fact("Unfilled", f"{decimal(line.unfilled, 2)} FTE"),
        Fact("Over-filled", f"{decimal(line.over_filled, 2)} FTE"),
    ]


def holders_table(people: Sequence[Holder], team_id: int, names: dict[int, str]) -> Table:
    columns = (Column("Who"), Column("Role"), Column("From"), Column("Until"))
    rows = [
        Row(
            (
                Cell(holder_words(each, team_id, names), url=person_url(each)),
                Cell(each.assignment.role.name),
                Cell(written_day(each.assignment.first_day) if each.known else ""),
                Cell(written_day(each.assignment.last_day) if each.known else ""),
            )
        )
        for each in people
    ]
    return Table("Who is on the post", columns, tuple(rows), empty="Nobody is on this post on the day.")


def _item(entry: Entry, day: date, changeable: Post | None) -> dict[str, str]:
    """An entry of the timeline; terms lead to their correction, for whoever may correct them."""
    kind, _, number = entry.key.partition(":")
    url = entry.url
    if changeable and kind == "terms":
        url = f"{reverse('post_correct', args=[changeable.reference])}?terms={number}"
    here = entry.holds_on(day)
    return {
        "title": entry.title,
        "when": f"{entry.lane}, {entry.when}",
        "text": entry.note,
        "url": url,
        "badge": "On this day" if here else "",
        "tone": "info" if here else "",
    }
