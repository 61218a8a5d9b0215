"""Taking back one's own change of today."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import unquote
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import Resolver404, resolve, reverse
from django.utils import timezone

from workforce.access.permissions import Permission
from workforce.domain.record import version_of_people, version_of_post
from workforce.domain.undoing import hold_all, undo
from workforce.forms.verbs import VerbForm
from workforce.models import Post, Worker
from workforce.person_timeline import held_by_people
from workforce.queries.visibility import visible_people
from workforce.queries.writes import (
    Submission,
    Written,
    latest_request,
    latest_request_of_post,
    request_of,
    written_by,
)
from workforce.timeline import Entry, timeline_of_post
from workforce.views.page import PageView, Request
from workforce.views.verbs import PersonVerb, PostVerb, VerbPage


class LastChange(PageView):
    """Leads on to the undoing of the last change to a person's rows, where that is one's own and of today."""

    permission = Permission.CHANGE_EMPLOYMENT

    def get(self, request: Request, reference: str) -> HttpResponse:
        people = visible_people(self.scope) & Worker.objects.within(self.reach)
        worker = get_object_or_404(people, reference=reference)
        page = reverse("person", args=[reference])
        change = latest_request(worker.pk, self.today)
        made = request_of(change, request.user.pk, self.today) if change else None
        if made is None:
            messages.info(request, f"The last change to {worker.name}'s record is none of yours of today.")
        elif not _begins(made, page) and not _put_on_record(made, worker):
            messages.info(request, _made_elsewhere(made, f"{worker.name}'s record"))
        else:
            return redirect("person_undo", reference, made.change)
        return redirect(page)


class LastChangeOfPost(PageView):
    """The same for a post."""

    permission = Permission.CHANGE_ESTABLISHMENT

    def get(self, request: Request, reference: str) -> HttpResponse:
        post = get_object_or_404(Post.objects.within(self.reach), reference=reference)
        page = reverse("post", args=[reference])
        change = latest_request_of_post(post.pk, self.today)
        made = request_of(change, request.user.pk, self.today) if change else None
        if made is None:
            messages.info(request, f"The last change to post {reference} is none of yours of today.")
        elif not _begins(made, page) and not _created(made, post):
            messages.info(request, _made_elsewhere(made, f"post {reference}"))
        else:
            return redirect("post_undo", reference, made.change)
        return redirect(page)


class UndoPage(VerbPage):
    """What one request wrote, made by oneself, today."""

    title = "Undo"
    form_class = VerbForm
    made: Submission
    written: Sequence[Written]

    def find(self, change: UUID) -> None:
        made = request_of(change, self.request.user.pk, self.today)
        if made is None:
            raise Http404
        self.made, self.written = made, written_by(change)
        at = timezone.localtime(made.at)
        self.hint = (
            f"{_title(made.page)}, at {at:%H:%M} today. What it wrote is taken back, and the record stands as it did "
            "before. Both are kept in the history."
        )

    def people(self) -> list[int]:
        return sorted({each.worker_id for each in self.written if each.worker_id is not None})

    def posts(self) -> list[int]:
        return sorted({each.post_id for each in self.written if each.post_id is not None})

    def lock(self) -> None:
        hold_all(self.written, by=self.request.user)

    def version(self) -> str:
        """Of everybody and everything that was written to."""
        return ".".join([version_of_people(self.people()), *map(version_of_post, self.posts())])

    def act(self, data: dict[str, Any]) -> str:
        undo(self.made.change, by=self.request.user, today=self.today)
        return "Undone: the record stands as it did before."


class Undo(UndoPage, PersonVerb):
    """A change made from the pages of the person in the address, or the one that put the person on record."""

    permission = Permission.CHANGE_EMPLOYMENT

    def get(self, request: Request, reference: str, change: UUID) -> HttpResponse:  # type: ignore[override]
        self._find(reference, change)
        return self.form_page()

    def post(self, request: Request, reference: str, change: UUID) -> HttpResponse:  # type: ignore[override]
        self._find(reference, change)
        return self.answer()

    def _find(self, reference: str, change: UUID) -> None:
        self.worker = self._worker(reference)
        self.find(change)
        self.appointed = _is_new(self.written, Worker, self.worker.pk)
        if not self.appointed and not _begins(self.made, reverse("person", args=[reference])):
            raise Http404

    def timeline(self) -> Sequence[Entry]:
        if self.people() != [self.worker.pk]:
            return held_by_people(self.people(), self.today)
        return [*super().timeline(), *self._person()]

    def _person(self) -> list[Entry]:
        """The person as such, where the change put them on record or corrected who they are."""
        if not any(each.model is Worker for each in self.written):
            return []
        found = Worker.objects.within(self.reach).filter(pk=self.worker.pk).first()
        if found is None:
            return []
        words = (f"{found.name}, number {found.reference}", found.email, found.swe_number or "")
        return [Entry("(person)", "Person", ", ".join(filter(None, words)), self.today, None)]

    def done_url(self) -> str:
        """Afterwards there is no page of somebody who was appointed by mistake."""
        gone = self.appointed and self.request.POST.get("step") == "save"
        return reverse("people") if gone else super().done_url()

    def when_done(self, said: str, change: UUID) -> str:
        gone = f"Undone: {self.worker.name} is not on record any more."
        return gone if self.appointed else super().when_done(said, change)


class UndoPost(UndoPage, PostVerb):
    """A change made from the pages of the post in the address, or the one that created the post."""

    permission = Permission.CHANGE_ESTABLISHMENT

    def get(self, request: Request, reference: str, change: UUID) -> HttpResponse:  # type: ignore[override]
        self._find(reference, change)
        return self.form_page()

    def post(self, request: Request, reference: str, change: UUID) -> HttpResponse:  # type: ignore[override]
        self._find(reference, change)
        return self.answer()

    def _find(self, reference: str, change: UUID) -> None:
        self.post_in_hand = self._post(reference)
        self.find(change)
        self.created = _is_new(self.written, Post, self.post_in_hand.pk)
        if not self.created and not _begins(self.made, reverse("post", args=[reference])):
            raise Http404

    def timeline(self) -> Sequence[Entry]:
        if len(self.posts()) < 2:
            return super().timeline()
        every = Post.objects.within(self.reach).filter(pk__in=self.posts()).order_by("pk")
        return [replace(entry, lane=each.reference) for each in every for entry in timeline_of_post(each)]

    def done_url(self) -> str:
        """Afterwards there is no page of a post that was created by mistake."""
        gone = self.created and self.request.POST.get("step") == "save"
        return reverse("posts") if gone else super().done_url()

    def when_done(self, said: str, change: UUID) -> str:
        gone = f"Undone: post {self.post_in_hand.reference} is not there any more."
        return gone if self.created else super().when_done(said, change)


def _begins(made: Submission, page: str) -> bool:
    """Whether it was made from a page at this address or below it. The history keeps addresses as they are read."""
    return made.page.startswith(unquote(page))


def _put_on_record(made: Submission, worker: Worker) -> bool:
    return _is_new(written_by(made.change), Worker, worker.pk)


def _created(made: Submission, post: Post) -> bool:
    return _is_new(written_by(made.change), Post, post.pk)


def _is_new(written: Sequence[Written], model: type[Worker] | type[Post], key: int) -> bool:
    return any((each.model, each.key, each.before) == (model, key, None) for each in written)


def _made_elsewhere(made: Submission, what: str) -> str:
    return (
        f"Your last change to {what} was made from another page (“{_title(made.page)}”). Undo it from there."
    )


def _title(page: str) -> str:
    """What the page is called that wrote."""
    try:
        view = resolve(page).func
    except Resolver404:
        return "A change"
    return str(getattr(getattr(view, "view_class", None), "title", "A change"))
