"""Appraisal on the page of a person: days and states, whatever was said."""

from datetime import date

from django.urls import reverse

from supervision.enums import Due
from supervision.pages.appraisals import appraisals_table
from supervision.queries.appraisal_rules import name_of_appraisal
from supervision.queries.appraisal_standing import AppraisalStanding, standing_of
from supervision.queries.appraisal_words import appraisals_of
from workforce.access.permissions import Permission
from workforce.models import Worker
from workforce.panels import Fact, Link, Panel, Tab, person_panel, person_tab
from workforce.queries.visibility import Sight
from workforce.written import day as written_day

TAB = "appraisal"

person_tab(Tab(TAB, "Appraisal", (Permission.SEE_APPRAISAL,), order=56))


@person_panel(order=60, tab=TAB)
def appraisal(worker: Worker, day: date, sight: Sight) -> Panel | None:
    """How the next one stands, and those there were. Four queries at most."""
    if not sight.sees(Permission.SEE_APPRAISAL):
        return None
    called = name_of_appraisal(sight.scope)
    found = list(appraisals_of(worker.pk))
    return Panel(
        "appraisal",
        called,
        facts=_facts(standing_of(worker.pk, day)),
        table=appraisals_table(found, day, called),
        links=(
            Link(
                f"{called}: all of them, and what to do next",
                reverse("appraisals_of", args=[worker.reference]),
            ),
        ),
    )


def _facts(standing: AppraisalStanding | None) -> tuple[Fact, ...]:
    if standing is None:
        return ()
    if standing.due_on is None:
        return (Fact("Next one", "None: agency and casual staff are not appraised here"),)
    if standing.due is Due.NOBODY:
        return (
            Fact("Next one", "No appraiser: nobody manages or supervises the person here"),
            Fact("Last meeting", written_day(standing.last_on) or "None on record"),
        )
    return (
        Fact("Next one due on", f"{written_day(standing.due_on)} ({str(standing.due.label).lower()})"),
        Fact("Last meeting", written_day(standing.last_on) or "None on record"),
    )
