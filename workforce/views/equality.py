"""Answers on equality: the person's own form, and the summary for whoever may see everybody's."""

from collections.abc import Iterator
from datetime import date

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from workforce.access.permissions import Permission
from workforce.csv_file import Value, csv_response
from workforce.domain.equality import answer_equality
from workforce.domain.errors import DomainError
from workforce.forms.equality import EqualityForm, ProfileForm
from workforce.models import Worker
from workforce.pages.equality import (
    COMPARED,
    SHARES,
    community_table,
    profile_rows,
    profile_table,
    progression_table,
)
from workforce.queries.community import community
from workforce.queries.equality_profile import AGE, CHARACTERISTICS, Profile, profile
from workforce.queries.equality_progression import progression_by
from workforce.queries.equality_questions import QUESTIONS, answer_of
from workforce.queries.records import equality_of
from workforce.queries.visibility import visible_people
from workforce.views.page import PageView, Request
from workforce.views.verbs import refuse


class AnswerEquality(PageView):
    """One's own answers. Nobody else has this page: not HR, and not whoever sees everybody's answers."""

    permission = Permission.CHANGE_EQUALITY

    def get(self, request: Request, reference: str) -> HttpResponse:
        worker = self._worker(reference)
        row = equality_of(worker, self.scope)
        stored = {question.field: answer_of(row, question) for question in QUESTIONS}
        return self._page(worker, EqualityForm(initial=stored, cancel_url=_tab(worker)))

    def post(self, request: Request, reference: str) -> HttpResponse:
        worker = self._worker(reference)
        form = EqualityForm(request.POST, cancel_url=_tab(worker))
        if not form.is_valid():
            return self._page(worker, form)
        answers = {question.field: form.cleaned_data[question.field] for question in QUESTIONS}
        try:
            answer_equality(worker_id=worker.pk, answers=answers, on=self.today, by=request.user)
        except (DomainError, ValidationError) as error:
            refuse(form, error)
            return self._page(worker, form)
        messages.success(request, "Your answers are saved.")
        return redirect(_tab(worker))

    def _page(self, worker: Worker, form: EqualityForm) -> HttpResponse:
        return self.render("workforce/equality_form.html", form=form, worker=worker, back=_tab(worker))

    def _worker(self, reference: str) -> Worker:
        people = visible_people(self.scope) & Worker.objects.within(self.reach)
        return get_object_or_404(people, reference=reference)


def _tab(worker: Worker) -> str:
    return reverse("person_tab", args=[worker.reference, "equality"])


class EqualityProfile(PageView):
    """The workforce by one characteristic and service. Small numbers are hidden, on the page and in the file."""

    permission = Permission.SEE_EQUALITY
    about: str

    def dispatch(self, request: Request, *args: object, **kwargs: object) -> HttpResponseBase:  # type: ignore[override]
        if not self.scope[Permission.SEE_EQUALITY].everyone:
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: Request) -> HttpResponse:
        form = ProfileForm(request.GET or None, characteristics=CHARACTERISTICS)
        valid = form.is_valid()
        data = form.cleaned_data if valid else {}
        about, day = data.get("about") or AGE, data.get("as_at") or self.today
        found = profile(about, self.reach, day)
        if found is None:
            raise PermissionDenied
        self.about = about
        return self.answer(form, found, day)

    def answer(self, form: ProfileForm, found: Profile, day: date) -> HttpResponse:
        beside = community(self.about, day)
        progression = progression_by(self.about, self.reach, day)
        return self.render(
            "workforce/equality_profile.html",
            filter_form=form,
            form=form if form.is_bound and not form.is_valid() else None,
            table=profile_table(found),
            declared=found.declared,
            day=day,
            about=self.about,
            community=beside,
            compared=community_table(found, beside) if beside else None,
            progression=progression,
            applications=progression_table(progression) if progression else None,
        )


class EqualityProfileFile(EqualityProfile):
    """The same as a file."""

    def answer(self, form: ProfileForm, found: Profile, day: date) -> HttpResponse:
        header = ["Answer", *(f"{name}{part}" for name in (*found.services, "All") for part in ("", SHARES))]
        beside = community(self.about, day)
        if beside:
            header += COMPARED
        rows: Iterator[list[Value]] = profile_rows(found, beside)
        return csv_response(f"equality {found.about} {day.isoformat()}", header, rows)
