"""A verb as two pages: a form, and what it will do. Nothing is saved before somebody has seen that.

The second page carries what was typed and a mark of the record as it was. If somebody else changed the record in
between, it comes again with what they changed; nothing is ever saved over what nobody has seen.
"""

from collections.abc import Sequence
from typing import Any, ClassVar
from uuid import UUID

import pghistory
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html

from workforce.access.permissions import Permission
from workforce.access.scope import Scope
from workforce.domain.errors import DomainError
from workforce.domain.preview import Preview, check_deferred_constraints, preview
from workforce.domain.record import (
    ChangedMeanwhile,
    lock_person,
    lock_posts,
    version_of_person,
    version_of_post,
)
from workforce.forms.verbs import VerbForm
from workforce.models import Post, Worker
from workforce.panels import OVERVIEW
from workforce.queries.visibility import Sight, visible_people
from workforce.timeline import Entry, timeline_of_person, timeline_of_post
from workforce.views.page import PageView, Request
from workforce.views.person import tab_address
from workforce.written import month as written_month

NEITHER = frozenset({"csrfmiddlewaretoken", "step", "version"})
"""What the second page sends that was not typed into the form."""


class VerbPage(PageView):
    """What the pages of all verbs share. A verb says its words, its form, and what it does.

    `form_class` takes `today`, `cancel_url`, `submit` and what `form_arguments` adds. `act` does the verb with the
    cleaned data and returns the sentence that says so; it runs in a transaction, and once more to be looked at. It may
    leave `noted`: sentences about what it found, to think of before saving; `remarks` says what is known before it is
    done. `moves_figures` False: it writes rows that figures read, and what they read stays the same.
    """

    permission: ClassVar[Permission | None]
    title: ClassVar[str]
    hint: str = ""
    noted: Sequence[str] = ()
    """What `act` found, in sentences to think of before saving."""
    form_class: ClassVar[type[VerbForm]]
    submit: ClassVar[str] = "Continue"
    destroys: ClassVar[bool] = False
    moves_figures: ClassVar[bool] = True
    check_template: ClassVar[str] = "workforce/verb_check.html"

    def act(self, data: dict[str, Any]) -> str:
        """Do it. Raises DomainError, ValidationError or IntegrityError where a rule refuses."""
        raise NotImplementedError

    def remarks(self, data: dict[str, Any]) -> Sequence[str]:
        """What the second page says besides the changes: sentences, worked out before anything is done."""
        return ()

    def form_arguments(self) -> dict[str, Any]:
        return {}

    def initial(self) -> dict[str, Any]:
        """What the form starts with; the address may say more (`?assignment=12`)."""
        return {}

    def lock(self) -> None:
        """Hold the record, so that nobody comes between the look at its version and what is done."""
        raise NotImplementedError

    def version(self) -> str:
        raise NotImplementedError

    def timeline(self) -> Sequence[Entry]:
        raise NotImplementedError

    def subject(self) -> str:
        """Whom or what it is about, above the form."""
        raise NotImplementedError

    def done_url(self) -> str:
        raise NotImplementedError

    def back(self) -> str:
        """What the link above the page is called, which leads to `done_url`."""
        return self.subject()

    def form_page(self, form: Form | None = None) -> HttpResponse:
        form = form or self._form(initial=self.initial() | self.request.GET.dict())
        return self.render(
            "workforce/verb_form.html",
            form=form,
            title=self.title,
            hint=self.hint,
            subject=self.subject(),
            subject_url=self.done_url(),
            back=self.back(),
        )

    def answer(self) -> HttpResponse:
        """The form again, what it will do, or the end of it."""
        form = self._form(self.request.POST)
        if self.request.POST.get("step") == "change":
            return self.form_page(form)
        if not form.is_valid():
            return self.form_page(self.said_if_changed(form))
        try:
            return self._next_page(form)
        except (DomainError, ValidationError, IntegrityError) as error:
            refuse(form, error)
            return self.form_page(form)

    def said_if_changed(self, form: VerbForm) -> VerbForm:
        """A form that was in order on the page before and is not any more: somebody changed what it chooses from."""
        if self.request.POST.get("step") == "save" and self.request.POST.get("version") != self.version():
            refuse(form, ChangedMeanwhile())
        return form

    def _next_page(self, form: VerbForm) -> HttpResponse:
        if self.request.POST.get("step") != "save":
            return self._preview_page(form)
        try:
            return self._saved(form)
        except ChangedMeanwhile as changed:
            return self._what_it_does_now(form, changed)

    def _what_it_does_now(self, form: VerbForm, changed: ChangedMeanwhile) -> HttpResponse:
        """What the change does to the record as somebody else left it; where nothing any more, both are said."""
        try:
            return self._preview_page(form, changed_meanwhile=True)
        except (DomainError, ValidationError, IntegrityError):
            refuse(form, changed)
            raise

    def _form(self, *args: Any, **kwargs: Any) -> VerbForm:
        return self.form_class(
            *args,
            **self.form_arguments(),
            **kwargs,
            today=self.today,
            cancel_url=self.done_url(),
            submit=self.submit,
        )

    def _saved(self, form: Form) -> HttpResponse:
        with transaction.atomic(), pghistory.context() as context:
            self.lock()
            if self.request.POST.get("version") != self.version():
                raise ChangedMeanwhile
            said = self.act(form.cleaned_data)
            check_deferred_constraints()
        messages.success(self.request, self.when_done(said, context.id))
        return redirect(self.done_url())

    def when_done(self, said: str, change: UUID) -> str:
        """What the next page says. `change` is the number under which the history keeps what was written."""
        return said

    def _preview_page(self, form: Form, *, changed_meanwhile: bool = False) -> HttpResponse:
        version = self.version()
        remarks = self.remarks(form.cleaned_data)
        seen: Preview = preview(lambda: self.act(form.cleaned_data), self.timeline)
        return self.render(
            self.check_template,
            title=self.title,
            subject=self.subject(),
            subject_url=self.done_url(),
            back=self.back(),
            preview=seen,
            remarks=remarks,
            moves_figures=self.moves_figures,
            months=_months(seen),
            typed=[
                (name, value)
                for name in self.request.POST
                if name not in NEITHER
                for value in self.request.POST.getlist(name)
            ],
            version=version,
            changed_meanwhile=changed_meanwhile,
            noted=self.noted,
            destroys=self.destroys,
            seen_at=timezone.localtime(),
            **self.more_to_check(),
        )

    def more_to_check(self) -> dict[str, Any]:
        """What a check page of its own shows besides."""
        return {}


class PersonVerb(VerbPage):
    """A verb about a person, found by reference. The person must lie in the reach of the verb's permission."""

    worker: Worker
    tab: ClassVar[str] = OVERVIEW
    """Of the pages of the person, the one that shows what the verb writes."""

    def get(self, request: Request, reference: str) -> HttpResponse:
        self.worker = self._worker(reference)
        return self.form_page()

    def post(self, request: Request, reference: str) -> HttpResponse:
        self.worker = self._worker(reference)
        return self.answer()

    def _worker(self, reference: str) -> Worker:
        people = visible_people(self.scope) & Worker.objects.within(self.reach)
        return get_object_or_404(people, reference=reference)

    def lock(self) -> None:
        lock_person(self.worker.pk, by=self.request.user)

    def version(self) -> str:
        return version_of_person(self.worker.pk)

    def timeline(self) -> Sequence[Entry]:
        return timeline_of_person(self.worker, Sight(self.worker, self.scope))

    def subject(self) -> str:
        return self.worker.name

    def done_url(self) -> str:
        return tab_address(self.worker.reference, self.tab)

    def when_done(self, said: str, change: UUID) -> str:
        return with_way_back(self.scope, said, self.worker, change)


class PostVerb(VerbPage):
    """A verb about a post, found by reference. Its team must lie in the reach of the verb's permission."""

    post_in_hand: Post

    def get(self, request: Request, reference: str) -> HttpResponse:
        self.post_in_hand = self._post(reference)
        return self.form_page()

    def post(self, request: Request, reference: str) -> HttpResponse:
        self.post_in_hand = self._post(reference)
        return self.answer()

    def _post(self, reference: str) -> Post:
        found: Post = get_object_or_404(Post.objects.within(self.reach), reference=reference)
        return found

    def lock(self) -> None:
        lock_posts([self.post_in_hand.pk])

    def version(self) -> str:
        return version_of_post(self.post_in_hand.pk)

    def timeline(self) -> Sequence[Entry]:
        return timeline_of_post(self.post_in_hand)

    def subject(self) -> str:
        return f"Post {self.post_in_hand.reference}"

    def done_url(self) -> str:
        return reverse("post", args=[self.post_in_hand.reference])

    def when_done(self, said: str, change: UUID) -> str:
        return with_way_back(self.scope, said, self.post_in_hand, change)


def with_way_back(scope: Scope, said: str, about: Worker | Post, change: UUID) -> str:
    """What was done, and the link that undoes it, for those who keep the whole record."""
    of_post = isinstance(about, Post)
    permission = Permission.CHANGE_ESTABLISHMENT if of_post else Permission.CHANGE_EMPLOYMENT
    if not scope[permission].everyone:
        return said
    back = reverse("post_undo" if of_post else "person_undo", args=[about.reference, change])
    return format_html('{} <a class="govuk-link" href="{}">Undo</a>', said, back)


def _months(seen: Preview) -> str:
    """From the end of September 2025 to the end of August 2026."""
    first = (
        f"from the end of {written_month(seen.first_month)}" if seen.first_month else "since the first month"
    )
    return f"{first} to the end of {written_month(seen.last_month)}" if seen.last_month else f"{first} on"


def refuse(form: Form, error: DomainError | ValidationError | IntegrityError) -> None:
    """Show above the form what a rule said, also about fields that the form does not have."""
    if isinstance(error, IntegrityError):
        form.add_error(
            None, "This cannot be kept beside what is on record. Look at the record again, and try anew."
        )
        return
    for message in error.messages if isinstance(error, ValidationError) else [str(error)]:
        form.add_error(None, message)
