"""Appraisal on the timeline of a person: meetings and reviews, with their days and nothing of what was said."""

from collections.abc import Iterator
from functools import partial

from django.urls import reverse

from supervision.models import Appraisal
from supervision.pages.appraisals import signed_on
from supervision.queries.appraisal_rules import name_of_appraisal
from workforce.access.permissions import Permission
from workforce.models import Worker
from workforce.periods import british
from workforce.queries.visibility import Sight
from workforce.timeline import Entry, Rows, person_timeline


@person_timeline
def appraisals(worker: Worker, sight: Sight) -> Iterator[Rows]:
    """Each meeting that was held, and each mid-year review."""
    if not sight.sees(Permission.SEE_APPRAISAL):
        return
    called = name_of_appraisal(sight.scope)
    yield Rows(worker.appraisals.filter(meeting_on__isnull=False), partial(_meeting, called=called))
    yield Rows(worker.appraisals.filter(mid_year_on__isnull=False), partial(_review, called=called))


def _meeting(held: Appraisal, *, called: str) -> Entry:
    signed = signed_on(held)
    notes = (
        f"due on {british(held.due_on)}",
        f"signed by both on {british(signed)}" if signed else "not signed by both",
    )
    url = reverse("appraisal", args=[held.pk])
    day = held.meeting_on
    assert day is not None  # the rows are those with a meeting
    return Entry(f"appraisal:{held.pk}", called, f"{called} held", day, day, ", ".join(notes), url)


def _review(held: Appraisal, *, called: str) -> Entry:
    day = held.mid_year_on
    assert day is not None  # the rows are those with a review
    url = reverse("appraisal", args=[held.pk])
    return Entry(f"mid-year:{held.pk}", called, f"{called}: mid-year review held", day, day, "", url)
