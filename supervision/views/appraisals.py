"""Appraisals: who is due when, one person's, one of them with its words, and beginning one."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse

from supervision.appraisal_prompts import COMMENTS, MID_YEAR_NOTES
from supervision.domain.appraisals import log_reading, start_appraisal
from supervision.enums import RUNNING, SEEN_BY_BOTH, SIGNED_STATES, AppraisalPart, AppraisalState, Due
from supervision.forms.appraisal import AppraisalFilter, StartForm
from supervision.models import Appraisal
from supervision.pages.appraisals import (
    CSV_HEADER,
    appraisals_table,
    development_table,
    facts_of,
    feedback_of,
    objective_note,
    standings_rows,
    standings_table,
    words_of,
)
from supervision.queries.appraisal_reading import (
    Reader,
    line_managers_of,
    may_countersign,
    may_read_feedback,
    people_open_to,
    readings_of,
)
from supervision.queries.appraisal_rules import ratings_on
from supervision.queries.appraisal_samples import scored_samples
from supervision.queries.appraisal_standing import (
    DUE_SORT,
    SORTS,
    AppraisalSearch,
    appraisal_standings,
    standing_of,
)
from supervision.queries.appraisal_words import (
    appraisals_of,
    development_in,
    form_of,
    latest_words,
    objectives_in,
    prompts_of,
    values_named,
)
from supervision.views.appraisal_base import AppraisalFormPage, AppraisalView
from workforce.access.permissions import Permission
from workforce.csv_file import csv_download
from workforce.models import Worker
from workforce.queries.organisation import below, names_in, tree_in
from workforce.queries.policy import policies_in
from workforce.tables import chosen_sort
from workforce.views.absence import reached
from workforce.views.page import Request, offset_asked

PER_PAGE = 50


class AppraisalList(AppraisalView):
    """What the list and its file share."""

    def look(self, request: Request) -> None:
        self.form = AppraisalFilter(request.GET, nodes=reached(tree_in(self.scope), self.reach))
        data = self.form.cleaned_data if self.form.is_valid() else {}
        unit = data.get("unit")
        self.search = AppraisalSearch(
            text=data.get("q", ""),
            states=self.form.states(),
            unit_ids=below([unit], self.today)[unit] if unit else None,
            sort=chosen_sort(request.GET.get("sort"), SORTS, DUE_SORT).removeprefix("-"),
        )
        self.names = names_in(self.scope, self.today)

    def found(self, offset: int = 0, limit: int | None = None) -> Any:
        return appraisal_standings(
            self.reach, self.today, self.search, offset, limit, policies=policies_in(self.scope)
        )


class Appraisals(AppraisalList):
    """Who is due when, most overdue first."""

    def get(self, request: Request) -> HttpResponse:
        self.look(request)
        start = offset_asked(request.GET.get("page"), PER_PAGE)
        found, total = self.found(start, PER_PAGE)
        if start and not found:  # past the end: the first page says how many there are
            start = 0
            found, total = self.found(0, PER_PAGE)
        return self.render(
            "supervision/appraisals.html",
            filter_form=self.form,
            chosen=self.form.chosen(),
            page=Paginator(range(total), PER_PAGE).get_page(start // PER_PAGE + 1),
            table=standings_table(found, self.names, self.called, self.search.sort),
            own=request.user.worker if self.reach.own_worker_id else None,
            query=request.GET.urlencode(),
        )


class AppraisalsFile(AppraisalList):
    """The list as CSV."""

    def get(self, request: Request) -> HttpResponseBase:
        self.look(request)
        found, _ = self.found()
        return csv_download(f"{self.called} {self.today}", CSV_HEADER, standings_rows(found, self.names))


class OfAPerson(AppraisalView):
    """Somebody whose appraisals the reader may know of."""

    def person(self, reference: str) -> Worker:
        worker: Worker = get_object_or_404(people_open_to(self.reach, self.request.user), reference=reference)
        return worker

    def may_start(self, worker: Worker) -> bool:
        own = self.request.user.worker_id
        return own is not None and (own == worker.pk or own in line_managers_of(worker.pk, self.today))


class AppraisalsOf(OfAPerson):
    """One person's: how the next one stands, and those there were."""

    def get(self, request: Request, reference: str) -> HttpResponse:
        worker = self.person(reference)
        standing = standing_of(worker.pk, self.today)
        found = list(appraisals_of(worker.pk))
        way = standing.appraisal_id if standing else None
        expected = standing is not None and standing.since is not None
        nobody = standing is not None and standing.due is Due.NOBODY
        keeps = self.scope.may(Permission.KEEP_SUPERVISION) and worker.pk != request.user.worker_id
        return self.render(
            "supervision/appraisals_of.html",
            worker=worker,
            standing=standing,
            way=way,
            nobody=nobody,
            name_url=reverse("pairing_add", args=[worker.reference]) if nobody and keeps else "",
            may_start=expected and way is None and self.may_start(worker),
            table=appraisals_table(found, self.today, self.called),
            number=len(found),
        )


class StartAppraisal(AppraisalFormPage, OfAPerson):
    """Begin the next one, by the person or the manager."""

    title = "Start"
    hint = "The day of the meeting may be left blank. Your manager or the person may set it later."
    submit = "Start"
    form_class = StartForm

    def find(self, **kwargs: Any) -> None:
        self.worker = self.person(kwargs["reference"])
        if not self.may_start(self.worker):
            raise PermissionDenied

    def subject(self) -> str:
        return f"{self.called}: {self.worker.name}"

    def act(self, form: Any) -> str:
        self.made = start_appraisal(
            worker_id=self.worker.pk,
            today=self.today,
            by=self.request.user,
            planned_on=form.cleaned_data["planned_on"],
        )
        return f"{self.called} of {self.worker.name}: started."

    def cancel_url(self) -> str:
        return reverse("appraisals_of", args=[self.worker.reference])

    def back(self) -> str:
        return self.worker.name

    def done_url(self) -> str:
        return reverse("appraisal", args=[self.made.pk])


class AppraisalPage(AppraisalView):
    """One appraisal. Its words are for who may read them, and every reading is kept."""

    def get(self, request: Request, appraisal_id: int) -> HttpResponse:
        appraisal = self.appraisal_or_404(appraisal_id)
        reader = self.reader_of(appraisal)
        if reader is not None:
            log_reading(appraisal=appraisal, reader=reader, by=request.user)
        person, manager = self.is_person(appraisal), self.is_manager(appraisal)
        return self.render(
            "supervision/appraisal.html",
            appraisal=appraisal,
            facts=facts_of(appraisal, self.today),
            reader=reader,
            actions=self._actions(appraisal, person=person, manager=manager and not person),
            parts=[*self._parts(appraisal, reader), *self._feedback(appraisal, reader)] if reader else [],
            moves=list(appraisal.moves.select_related("by__worker")),
            readings=list(readings_of(appraisal)[:20]) if person else None,
            **self._agreed(appraisal, reader, works_on=person or manager),
        )

    def _parts(self, appraisal: Appraisal, reader: Reader) -> list[dict[str, Any]]:
        """Each part that is written and that the reader may see."""
        form, written = form_of(appraisal), latest_words(appraisal)
        asked = {
            AppraisalPart.SELF: prompts_of(form, AppraisalPart.SELF),
            AppraisalPart.MANAGER: prompts_of(form, AppraisalPart.MANAGER),
            AppraisalPart.COMMENTS: [COMMENTS],
            AppraisalPart.MID_YEAR: [MID_YEAR_NOTES],
        }
        found = []
        for part, prompts in asked.items():
            version = written.get(part)
            if version is not None and reader.reads(part):
                values = values_named(version.body.get("values_shown", []))
                found.append(
                    {"heading": part.label, "facts": words_of(version, prompts, values), "by": version}
                )
        return found

    def _feedback(self, appraisal: Appraisal, reader: Reader) -> list[dict[str, Any]]:
        """What samples said of it, for whoever it is said to. The reading of the page is kept, and this with it."""
        if not may_read_feedback(appraisal, reader, self.request.user, self.today):
            return []
        return [
            {"heading": f"Quality sample: {each.name}", "facts": feedback_of(each)}
            for each in scored_samples(appraisal)
        ]

    def _agreed(self, appraisal: Appraisal, reader: Reader | None, *, works_on: bool) -> dict[str, Any]:
        """Objectives, development items and the rating, for who reads the manager's part."""
        if reader is None or not reader.reads(AppraisalPart.MANAGER):
            return {"objectives": None, "development": None, "rating": None}
        rating = appraisal.ratings.last() if reader.rating else None
        objectives = [
            {"row": each, "note": objective_note(each), "progress": list(each.progress.all())}
            for each in objectives_in(appraisal)
        ]
        changes = works_on and appraisal.may_change and not self.is_person(appraisal)
        reviews = works_on and appraisal.state in SIGNED_STATES
        page = "development_change" if changes else "development_review" if reviews else ""
        return {
            "objectives": objectives,
            "may_progress": works_on and appraisal.state in RUNNING,
            "may_change": changes,
            "development": development_table(development_in(appraisal), self.today, page),
            "rating": rating.rating if rating else "",
        }

    def _actions(self, appraisal: Appraisal, *, person: bool, manager: bool) -> list[tuple[str, str]]:
        """What the reader may do next, most pressing first: what it is called, and its address."""
        steps = _steps_of_person(appraisal) if person else []
        if manager:
            gives_ratings = bool(ratings_on(policies_in(self.scope), self.today))
            steps = _steps_of_manager(appraisal, gives_ratings=gives_ratings)
        if appraisal.state == AppraisalState.SIGNED and may_countersign(
            appraisal, self.scope, self.request.user
        ):
            steps.append(("Countersign", "appraisal_countersign"))
        return [(label, reverse(name, args=[appraisal.pk])) for label, name in steps]


def _steps_of_person(appraisal: Appraisal) -> list[tuple[str, str]]:
    state = appraisal.state
    if state not in SEEN_BY_BOTH:
        return [("Write your self-assessment", "appraisal_self")]
    if state == AppraisalState.SHARED and appraisal.appraisee_signed_on is None:
        return [("Sign", "appraisal_sign"), ("Comment", "appraisal_comment")]
    return []


def _steps_of_manager(appraisal: Appraisal, *, gives_ratings: bool) -> list[tuple[str, str]]:
    state = appraisal.state
    if state in (AppraisalState.NOT_STARTED, AppraisalState.SELF_ASSESSMENT):
        return [("Record the meeting", "appraisal_hold"), ("Plan the meeting", "appraisal_plan")]
    steps: list[tuple[str, str]] = []
    if appraisal.may_change:
        steps += [("Write your part", "appraisal_write"), ("Add an objective", "objective_add")]
        if gives_ratings:
            steps.append(("Give a rating", "appraisal_rate"))
        if state == AppraisalState.HELD:
            steps.append(("Share", "appraisal_share"))
    if state == AppraisalState.SHARED and appraisal.appraiser_signed_on is None:
        steps.insert(0, ("Sign", "appraisal_sign"))
    if state in RUNNING and appraisal.mid_year_on is None:
        steps.append(("Record the mid-year review", "appraisal_mid_year"))
    if appraisal.may_change or state in RUNNING:
        steps.append(("Add a development item", "development_add"))
    if state in RUNNING:
        steps.append(("Close", "appraisal_close"))
    return steps
