"""Taking back one's own change of today."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, ClassVar
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


class LastChangePage(PageView):
    """Leads on to the undoing of the last change, if it is one's own, of today, and made from the page it is about."""

    page_name: ClassVar[str]
    undo_name: ClassVar[str]

    def last_change(self, reference: str) -> tuple[Worker | Post, str, UUID | None]:
        """What the address names, in words too, and the request that wrote to it last."""
        raise NotImplementedError

    def get(self, request: Request, reference: str) -> HttpResponse:
        about, what, change = self.last_change(reference)
        page = reverse(self.page_name, args=[reference])
        made = request_of(change, request.user.pk, self.today) if change else None
        if made is None:
            messages.info(request, f"The last change to {what} is none of yours of today.")
        elif not _begins(made, page) and not _is_new(written_by(made.change), about):
            messages.info(request, _made_elsewhere(made, what))
        else:
            return redirect(self.undo_name, reference, made.change)
        return redirect(page)


class LastChange(LastChangePage):
    """Of a person's rows."""

    permission = Permission.CHANGE_EMPLOYMENT
    page_name, undo_name = "person", "person_undo"

    def last_change(self, reference: str) -> tuple[Worker | Post, str, UUID | None]:
        people = visible_people(self.scope) & Worker.objects.within(self.reach)
        worker = get_object_or_404(people, reference=reference)
        return worker, f"{worker.name}'s record", latest_request(worker.pk, self.today)


class LastChangeOfPost(LastChangePage):
    """Of a post."""

    permission = Permission.CHANGE_ESTABLISHMENT
    page_name, undo_name = "post", "post_undo"

    def last_change(self, reference: str) -> tuple[Worker | Post, str, UUID | None]:
        post = get_object_or_404(Post.objects.within(self.reach), reference=reference)
        return post, f"post {reference}", latest_request_of_post(post.pk, self.today)


class UndoPage(VerbPage):
    """What one request wrote, made by oneself, today, from the pages of what the address names.

    `is_new`: it put that on record, from whichever page, so that afterwards there is no page of it.
    """

    title = "Undo"
    form_class = VerbForm
    page_name: ClassVar[str]
    list_name: ClassVar[str]
    made: Submission
    written: Sequence[Written]
    is_new: bool

    def get(self, request: Request, reference: str, change: UUID) -> HttpResponse:
        self._find(reference, change)
        return self.form_page()

    def post(self, request: Request, reference: str, change: UUID) -> HttpResponse:
        self._find(reference, change)
        return self.answer()

    def look_up(self, reference: str) -> Worker | Post:
        """What the address names."""
        raise NotImplementedError

    def gone(self) -> str:
        """What is said where undoing took it from the record."""
        raise NotImplementedError

    def _find(self, reference: str, change: UUID) -> None:
        about = self.look_up(reference)
        made = request_of(change, self.request.user.pk, self.today)
        if made is None:
            raise Http404
        self.made, self.written = made, written_by(change)
        self.is_new = _is_new(self.written, about)
        if not self.is_new and not _begins(made, reverse(self.page_name, args=[reference])):
            raise Http404
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

    def done_url(self) -> str:
        saved = self.request.POST.get("step") == "save"
        return reverse(self.list_name) if self.is_new and saved else super().done_url()

    def when_done(self, said: str, change: UUID) -> str:
        return self.gone() if self.is_new else super().when_done(said, change)


class Undo(UndoPage, PersonVerb):  # type: ignore[misc]
    """A change made from the pages of the person in the address, or the one that put the person on record."""

    permission = Permission.CHANGE_EMPLOYMENT
    page_name, list_name = "person", "people"

    def look_up(self, reference: str) -> Worker:
        self.worker = self._worker(reference)
        return self.worker

    def gone(self) -> str:
        return f"Undone: {self.worker.name} is not on record any more."

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


class UndoPost(UndoPage, PostVerb):  # type: ignore[misc]
    """A change made from the pages of the post in the address, or the one that created the post."""

    permission = Permission.CHANGE_ESTABLISHMENT
    page_name, list_name = "post", "posts"

    def look_up(self, reference: str) -> Post:
        self.post_in_hand = self._post(reference)
        return self.post_in_hand

    def gone(self) -> str:
        return f"Undone: post {self.post_in_hand.reference} is not there any more."

    def timeline(self) -> Sequence[Entry]:
        if len(self.posts()) < 2:
            return super().timeline()
        every = Post.objects.within(self.reach).filter(pk__in=self.posts()).order_by("pk")
        return [replace(entry, lane=each.reference) for each in every for entry in timeline_of_post(each)]


def _begins(made: Submission, page: str) -> bool:
    """Whether it was made from a page at this address or below it. The history keeps addresses as they are read."""
    return made.page.startswith(unquote(page))


def _is_new(written: Sequence[Written], about: Worker | Post) -> bool:
    """Whether the person or post came on record with it."""
    return any((each.model, each.key, each.before) == (type(about), about.pk, None) for each in written)


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
