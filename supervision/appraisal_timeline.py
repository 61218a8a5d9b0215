"""Appraisal on the timeline of a person: meetings and reviews, with their days and nothing of what was said.

It is called appraisal here whatever the council calls it: a timeline is one query, and asks for no setting.
"""

from collections.abc import Iterator

from django.urls import reverse

from supervision.models import Appraisal
from supervision.pages.appraisals import signed_on
from workforce.access.permissions import Permission
from workforce.models import Worker
from workforce.periods import british
from workforce.queries.visibility import Sight
from workforce.timeline import Entry, Rows, person_timeline

LANE = "Appraisal"


@person_timeline
def appraisals(worker: Worker, sight: Sight) -> Iterator[Rows]:
    """Each meeting that was held, and each mid-year review."""
    if not sight.sees(Permission.SEE_APPRAISAL):
        return
    yield Rows(Appraisal.objects.filter(appraisee=worker, meeting_on__isnull=False), _meeting)
    yield Rows(Appraisal.objects.filter(appraisee=worker, mid_year_on__isnull=False), _review)


def _meeting(held: Appraisal) -> Entry:
    signed = signed_on(held)
    notes = (
        f"due on {british(held.due_on)}",
        f"signed by both on {british(signed)}" if signed else "not signed by both",
    )
    url = reverse("appraisal", args=[held.pk])
    day = held.meeting_on
    assert day is not None  # the rows are those with a meeting
    return Entry(f"appraisal:{held.pk}", LANE, "Appraisal held", day, day, ", ".join(notes), url)


def _review(held: Appraisal) -> Entry:
    day = held.mid_year_on
    assert day is not None  # the rows are those with a review
    url = reverse("appraisal", args=[held.pk])
    return Entry(f"mid-year:{held.pk}", LANE, "Appraisal: mid-year review held", day, day, "", url)
