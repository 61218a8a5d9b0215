"""A reorganisation, step by step: what and from when, who and what goes where, what it will do, done."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.http import Http404, HttpResponse
from django.urls import reverse

from workforce.access.permissions import Permission
from workforce.domain.errors import DomainError
from workforce.domain.reorganising import Reorganisation, lock_reorganised, reorganise
from workforce.forms.reorganising import (
    CloseForm,
    MergeForm,
    MoveForm,
    OpenForm,
    RenameForm,
    ReorganiseForm,
    SplitForm,
)
from workforce.forms.verbs import VerbForm
from workforce.models import RoleGrant
from workforce.queries.organisation import TreeNode, tree, unit_names
from workforce.queries.posts import teams_to_choose
from workforce.queries.reorganising import (
    Branch,
    branches,
    entries_of,
    people_in,
    posts_in,
    roles_over,
    version_of_units,
)
from workforce.tables import Cell, Column, Row, Table
from workforce.timeline import Entry
from workforce.views.establishment import in_reach
from workforce.views.page import PageView, Request
from workforce.views.verbs import VerbPage, refuse
from workforce.written import day as written_day
from workforce.written import decimal

WITH_POST = "with-post"
"""Somebody goes wherever the post goes."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One way to reorganise."""

    title: str
    says: str
    form: type[ReorganiseForm]


KINDS = {
    "merge": Kind("Merge teams", "One to three teams close; another, or a new one, takes over.", MergeForm),
    "split": Kind("Split a team", "A new team takes over a part of another.", SplitForm),
    "move": Kind("Move a unit", "A team or service belongs elsewhere, with everything in it.", MoveForm),
    "rename": Kind("Rename a unit", "A directorate, service or team has another name.", RenameForm),
    "open": Kind("Open a unit", "A new team or service, or a closed one again.", OpenForm),
    "close": Kind("Close a unit", "Another team takes over whoever and whatever is left.", CloseForm),
}


class ReorganiseStart(PageView):
    """What can be done."""

    permission = Permission.CHANGE_ESTABLISHMENT

    def get(self, request: Request) -> HttpResponse:
        kinds = [
            (kind.title, kind.says, reverse("reorganise_kind", args=[key])) for key, kind in KINDS.items()
        ]
        units = unit_names(self.today)
        return self.render(
            "workforce/reorganise.html",
            kinds=kinds,
            roles=roles_table(roles_over(list(units), self.today), units),
            may_move_roles=self.scope.may(Permission.MANAGE_ACCESS),
        )


def roles_table(grants: Sequence[RoleGrant], units: Mapping[int, str]) -> Table:
    """Whose access is over which unit, so that it is known before one of them closes."""
    rows = [
        Row(
            (
                Cell(units.get(grant.unit_id or 0, "")),
                Cell(grant.account.name),
                Cell(grant.get_role_display()),
                Cell(written_day(grant.last_day)),
            )
        )
        for grant in sorted(grants, key=lambda each: units.get(each.unit_id or 0, ""))
    ]
    columns = (Column("Team or service"), Column("Whose"), Column("Role"), Column("Last day"))
    return Table(
        "Roles over teams and services", columns, tuple(rows), empty="No role is granted over a unit."
    )


@dataclass(frozen=True, slots=True)
class Line:
    """Somebody or something that may go elsewhere: a select named `name` with one option chosen."""

    name: str
    what: str
    detail: str
    choices: Sequence[tuple[str, str]]
    chosen: str


class Reorganise(VerbPage):
    """One reorganisation. Nobody but whoever may change the whole establishment can do it."""

    permission = Permission.CHANGE_ESTABLISHMENT
    form_class: ClassVar[type[VerbForm]] = ReorganiseForm
    check_template = "workforce/reorganise_check.html"
    kind: Kind
    form: ReorganiseForm
    people: list[Line]
    posts: list[Line]
    plan: Reorganisation
    trees: list[list[Branch]]

    def get(self, request: Request, kind: str) -> HttpResponse:
        self._choose(kind)
        return self.form_page()

    def post(self, request: Request, kind: str) -> HttpResponse:
        self._choose(kind)
        return self.answer()

    def _choose(self, kind: str) -> None:
        if kind not in KINDS or not self.reach.everyone:
            raise Http404
        self.kind, self.trees = KINDS[kind], []
        self.title, self.hint, self.form_class = self.kind.title, self.kind.says, self.kind.form  # type: ignore[misc]
        self._nodes: list[TreeNode] = in_reach(tree(self.today), self.reach)

    def form_arguments(self) -> dict[str, Any]:
        return {"nodes": self._nodes}

    def answer(self) -> HttpResponse:
        """The form again, who goes where, what it will do, or the end of it."""
        form = self._form(self.request.POST)
        assert isinstance(form, ReorganiseForm)  # every kind's form is one
        step = self.request.POST.get("step")
        if step == "change" or not form.is_valid():
            return self.form_page(form)
        self._plan(form)
        if step not in ("check", "save") and (self.people or self.posts):
            return self._lines_page()
        try:
            return self._next_page(form)
        except (DomainError, ValidationError, IntegrityError) as error:
            refuse(form, error)
            return self.form_page(form)

    def _plan(self, form: ReorganiseForm) -> None:
        """Who and what goes where: by what was chosen, else by what is usual."""
        day, leaving, targets = form.cleaned_data["from_day"], form.leaving(), form.targets()
        self.form, self.people, self.posts = form, [], []
        held, terms = (people_in(leaving, day), posts_in(leaving, day)) if targets else ([], [])
        others = [(self._code(unit_id), label) for unit_id, label in teams_to_choose(self.reach, day)]
        first = [code for code, _ in targets]
        away = [
            *first,
            *(self._nodes_by_id[each].code for each in form.closed() if each in self._nodes_by_id),
        ]
        choices = [*targets, *((code, label) for code, label in others if code and code not in away)]
        for each in terms:
            detail = f"{each.title}, {decimal(each.fte, 2)} FTE"
            self.posts.append(
                self._line(f"post-{each.post_id}", f"Post {each.post.reference}", detail, choices)
            )
        where = {each.post_id: line.chosen for each, line in zip(terms, self.posts, strict=True)}
        people = {}
        for one in held:
            with_post = (
                [(WITH_POST, f"With post {one.post.reference}")] if one.post_id in where and one.post else []
            )
            detail = f"{one.role.name}, {decimal(one.fte, 2)} FTE"
            line = self._line(f"person-{one.pk}", one.worker.name, detail, [*with_post, *choices])
            self.people.append(line)
            goes_to = where[one.post_id] if line.chosen == WITH_POST and one.post_id else line.chosen
            if goes_to != one.team.code:
                people[one.pk] = goes_to
        posts = {each.post_id: where[each.post_id] for each in terms if where[each.post_id] != each.team.code}
        self.plan = form.plan(people, posts, self._roles(form, targets))
        self.workers = {each.worker_id for each in held if each.pk in people}

    @property
    def _nodes_by_id(self) -> dict[int, TreeNode]:
        return {node.unit_id: node for node in self._nodes}

    def _code(self, unit_id: int) -> str:
        node = self._nodes_by_id.get(unit_id)
        return node.code if node else ""

    def _line(self, name: str, what: str, detail: str, choices: Sequence[tuple[str, str]]) -> Line:
        asked = self.request.POST.get(name, "")
        chosen = asked if asked in dict(choices) else choices[0][0]
        return Line(name, what, detail, choices, chosen)

    def _roles(self, form: ReorganiseForm, targets: Sequence[tuple[str, str]]) -> dict[int, str]:
        """Roles over what closes go to the unit that takes over: only where somebody who may give roles says so."""
        self.grants = roles_over(form.closed(), form.cleaned_data["from_day"])
        if (
            not self.scope.may(Permission.MANAGE_ACCESS)
            or not self.request.POST.get("move_roles")
            or not targets
        ):
            return {}
        return {grant.pk: targets[0][0] for grant in self.grants}

    def _lines_page(self) -> HttpResponse:
        moves = bool(self.grants) and self.scope.may(Permission.MANAGE_ACCESS)
        return self.render(
            "workforce/reorganise_lines.html",
            title=self.title,
            from_day=self.plan.from_day,
            people=self.people,
            posts=self.posts,
            grants=[_grant_words(grant) for grant in self.grants],
            may_move_roles=moves,
            move_roles=bool(self.request.POST.get("move_roles")),
            typed=[(name, value) for name, value in self._typed() if not _is_line(name)],
            back_url=self.done_url(),
        )

    def _typed(self) -> list[tuple[str, str]]:
        posted = self.request.POST
        skipped = ("csrfmiddlewaretoken", "step", "version")
        return [(name, value) for name in posted if name not in skipped for value in posted.getlist(name)]

    def act(self, data: dict[str, Any]) -> str:
        reorganise(self.plan, by=self.request.user)
        said = f"{self.title}: done from {written_day(self.plan.from_day)}. {self.form.reversal()}"
        return f"{said}{left_to_others(len(self.grants))}" if self.grants and not self.plan.roles else said

    def more_to_check(self) -> dict[str, Any]:
        before, after = self.trees[0], self.trees[-1]
        return {
            "before": before,
            "after": after,
            "grants": [_grant_words(grant) for grant in self.grants],
            "roles_move": bool(self.plan.roles),
            "reversal": self.form.reversal(),
        }

    def lock(self) -> None:
        lock_reorganised(self.plan, by=self.request.user)

    def version(self) -> str:
        known = {node.code: node.unit_id for node in self._nodes}
        named = {
            *self.plan.people.values(),
            *self.plan.posts.values(),
            *(place.code for place in self.plan.places),
        }
        units = {known[code] for code in named if code in known}
        return version_of_units(units | {*self.plan.closed, *self.plan.leaving})

    def timeline(self) -> Sequence[Entry]:
        """Asked for before and after: so it is also when the tree is looked at."""
        self.trees.append(branches(self._codes(), self.plan.from_day))
        return entries_of(self.workers, list(self.plan.posts), self.plan.from_day)

    def _codes(self) -> set[str]:
        closing = {self._code(each) for each in (*self.plan.closed, *self.plan.leaving)}
        moving = {*self.plan.people.values(), *self.plan.posts.values()}
        return closing | moving | {place.code for place in self.plan.places}

    def subject(self) -> str:
        return "Reorganise"

    def done_url(self) -> str:
        return reverse("establishment" if self.request.POST.get("step") == "save" else "reorganise")


def left_to_others(count: int) -> str:
    words = "1 role over what closes is" if count == 1 else f"{count} roles over what closes are"
    return f" {words} due for whoever manages access: until then nobody has been given what they reached."


def _is_line(name: str) -> bool:
    return name.startswith(("person-", "post-")) or name == "move_roles"


def _grant_words(grant: RoleGrant) -> str:
    until = f", until {written_day(grant.last_day)}" if grant.last_day else ""
    unit = grant.unit.code if grant.unit else ""
    return f"{grant.account.name}: {grant.get_role_display()}, {unit}{until}"
