"""Correcting a person's dated rows, and taking off the record what was entered by mistake."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, ClassVar

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse

from workforce.access.permissions import Permission
from workforce.domain.correcting import PersonRow, correct, delete
from workforce.forms.correcting import (
    Choices,
    CorrectAbsence,
    CorrectArrangement,
    CorrectAssignment,
    CorrectCount,
    CorrectEmployment,
    CorrectForm,
    Why,
)
from workforce.forms.verbs import VerbForm
from workforce.models import Post, Worker
from workforce.panels import EMPLOYMENT
from workforce.queries.organisation import tree
from workforce.queries.roles import all_roles
from workforce.queries.visibility import Sight, visible_people
from workforce.timeline import Entry, timeline_of_person
from workforce.views.page import PageView, Request
from workforce.views.verbs import PersonVerb


@dataclass(frozen=True)
class RowKind:
    """A kind of dated row: where a person has them, who may correct them, and with which form."""

    key: str
    entry_key: str
    rows: str
    name: str
    permission: Permission
    form: type[CorrectForm]


KINDS = {
    kind.key: kind
    for kind in (
        RowKind(
            "contract",
            "employment",
            "employments",
            "contract",
            Permission.CHANGE_EMPLOYMENT,
            CorrectEmployment,
        ),
        RowKind(
            "assignment",
            "assignment",
            "assignments",
            "team and role",
            Permission.CHANGE_EMPLOYMENT,
            CorrectAssignment,
        ),
        RowKind(
            "arrangement",
            "arrangement",
            "arrangements",
            "acting up or secondment",
            Permission.CHANGE_EMPLOYMENT,
            CorrectArrangement,
        ),
        RowKind("absence", "absence", "absences", "absence", Permission.CHANGE_ABSENCE, CorrectAbsence),
        RowKind(
            "caseload",
            "caseload",
            "caseload_counts",
            "caseload count",
            Permission.CHANGE_CASELOAD,
            CorrectCount,
        ),
    )
}
"""By the word in the address."""

PERMISSIONS = (Permission.CHANGE_EMPLOYMENT, Permission.CHANGE_ABSENCE, Permission.CHANGE_CASELOAD)


@dataclass(frozen=True)
class Correctable:
    """A line of the list: the row as the timeline shows it, and where it is corrected. `place`: that of its kind."""

    place: int
    entry: Entry
    correct_url: str
    delete_url: str


class Corrections(PageView):
    """The rows of a person that the reader may correct. Whoever may correct none of any kind gets 403."""

    permission = None

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not any(request.scope.may(each) for each in PERMISSIONS):  # type: ignore[attr-defined]
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: Request, reference: str) -> HttpResponse:
        worker = get_object_or_404(visible_people(self.scope), reference=reference)
        sight = Sight(worker, self.scope)
        if not any(sight.sees(each) for each in PERMISSIONS):
            raise Http404
        by_lane: dict[str, list[Correctable]] = {}
        for row in sorted(self._rows(worker, sight), key=lambda row: row.place):
            by_lane.setdefault(row.entry.lane, []).append(row)
        return self.render("workforce/correct_list.html", worker=worker, lanes=by_lane)

    def _rows(self, worker: Worker, sight: Sight) -> Iterator[Correctable]:
        open_to = {kind.entry_key: kind for kind in KINDS.values() if sight.sees(kind.permission)}
        places = {name: place for place, name in enumerate(open_to)}
        for entry in timeline_of_person(worker, sight):
            of, _, key = entry.key.partition(":")
            if of in open_to:
                args = [worker.reference, open_to[of].key, key]
                yield Correctable(
                    places[of],
                    entry,
                    reverse("person_correct", args=args),
                    reverse("person_delete", args=args),
                )


class RowVerb(PersonVerb):
    """A verb about one row of a person, found by kind and number. The kind says what it takes."""

    tab = EMPLOYMENT
    kind: RowKind
    row: PersonRow
    permission: ClassVar[Permission | None] = None

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        found = KINDS.get(str(kwargs.pop("kind")))
        if found is None:
            raise Http404
        self.kind, self.pk = found, kwargs.pop("pk")
        if not request.scope.may(found.permission):  # type: ignore[attr-defined]
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @property
    def reach(self) -> Any:
        return self.scope[self.kind.permission]

    def _worker(self, reference: str) -> Worker:
        worker = super()._worker(reference)
        rows: QuerySet[Any] = getattr(worker, self.kind.rows).all()
        self.row = get_object_or_404(rows, pk=self.pk)
        return worker


class Correct(RowVerb):
    title = "Correct a mistake"
    hint = (
        "Only what was never true. What became different on a day is not a mistake: it has a form of its own on the "
        "person's page. What stands here now is kept in the history, with your reason."
    )

    def _form(self, *args: Any, **kwargs: Any) -> VerbForm:
        self.form_class = self.kind.form  # type: ignore[misc]
        self.form: Any = super()._form(*args, **kwargs)
        return self.form

    def form_arguments(self) -> dict[str, Any]:
        posts = Post.objects.within(self.scope[Permission.SEE_ESTABLISHMENT])
        people = visible_people(self.scope)
        return {"choices": Choices(tree(self.today), all_roles(), posts, people)}

    def initial(self) -> dict[str, Any]:
        return self.kind.form.on_record(self.row)

    def act(self, data: dict[str, Any]) -> str:
        correct(
            self.row,
            changes=self.form.changes(),
            reason=data["why"],
            over_fill=data.get("over_fill", False),
            by=self.request.user,
        )
        return f"{self.worker.name}: {self.kind.name} corrected."


class Delete(RowVerb):
    title = "Take off the record"
    hint = (
        "Only what should never have been entered. What ended on a day is not taken off: it ends. What goes is kept "
        "in the history, with your reason."
    )
    form_class = Why
    destroys = True

    def subject(self) -> str:
        entry = next(each for each in self.timeline() if each.key == f"{self.kind.entry_key}:{self.row.pk}")
        return f"{self.worker.name}: {entry.written}"

    def act(self, data: dict[str, Any]) -> str:
        delete(self.row, reason=data["why"], by=self.request.user)
        return f"{self.worker.name}: the {self.kind.name} is off the record."
