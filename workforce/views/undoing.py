"""Taking back one's own change of today."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import Resolver404, resolve
from django.utils import timezone

from workforce.access.permissions import Permission
from workforce.domain.record import lock_person, version_of_people
from workforce.domain.undoing import undo
from workforce.forms.verbs import VerbForm
from workforce.models import Worker
from workforce.person_timeline import held_by_people
from workforce.queries.visibility import visible_people
from workforce.queries.writes import latest_request, request_of, written_by
from workforce.timeline import Entry
from workforce.views.page import PageView, Request
from workforce.views.verbs import PersonVerb


class LastChange(PageView):
    """Leads on to the undoing of the last change to a person's rows, where that is one's own and of today."""

    permission = Permission.CHANGE_EMPLOYMENT

    def get(self, request: Request, reference: str) -> HttpResponse:
        people = visible_people(self.scope) & Worker.objects.within(self.reach)
        worker = get_object_or_404(people, reference=reference)
        change = latest_request(worker.pk, self.today)
        if change is None or request_of(change, request.user.pk, self.today) is None:
            messages.info(request, f"The last change to {worker.name}'s record is none of yours of today.")
            return redirect("person", reference)
        return redirect("person_undo", reference, change)


class Undo(PersonVerb):
    """What one request wrote. It was made from the pages of the person in the address, by oneself, today."""

    permission = Permission.CHANGE_EMPLOYMENT
    title = "Undo"
    form_class = VerbForm

    def get(self, request: Request, reference: str, change: UUID) -> HttpResponse:  # type: ignore[override]
        self._find(reference, change)
        return self.form_page()

    def post(self, request: Request, reference: str, change: UUID) -> HttpResponse:  # type: ignore[override]
        self._find(reference, change)
        return self.answer()

    def _find(self, reference: str, change: UUID) -> None:
        self.worker = self._worker(reference)
        made = request_of(change, self.request.user.pk, self.today)
        if made is None or not made.page.startswith(self.done_url()):
            raise Http404
        self.change = change
        self.people = sorted({each.worker_id for each in written_by(change)})
        at = timezone.localtime(made.at)
        self.hint = (
            f"{_title(made.page)}, at {at:%H:%M} today. What it wrote is taken back, and the record stands as it did "
            "before. Both are kept in the history."
        )

    def lock(self) -> None:
        for worker_id in self.people:
            lock_person(worker_id, by=self.request.user)

    def version(self) -> str:
        return version_of_people(self.people)

    def timeline(self) -> Sequence[Entry]:
        if self.people == [self.worker.pk]:
            return super().timeline()
        return held_by_people(self.people, self.today)

    def act(self, data: dict[str, Any]) -> str:
        undo(self.change, by=self.request.user, today=self.today)
        return "Undone: the record stands as it did before."


def _title(page: str) -> str:
    """What the page is called that wrote."""
    try:
        view = resolve(page).func
    except Resolver404:
        return "A change"
    return str(getattr(getattr(view, "view_class", None), "title", "A change"))
