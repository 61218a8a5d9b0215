"""Due dates of briefings, documents, commitments, accreditations, benefits and recognition: all from one statement."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse

from workforce.access.scope import Scope
from workforce.due import DueItem, due_source
from workforce.queries.support_due import Attention, Wanted, attention

HALF_A_YEAR = 183
A_MONTH = 30

KINDS: dict[str, tuple[str, str, int]] = {
    Wanted.BRIEFING: ("Briefing to pass on", "briefing", 14),
    Wanted.NOT_PASSED_ON: ("Briefing not passed on by all", "briefing", 0),
    Wanted.DOCUMENT: ("Document to review", "hub_document_review", A_MONTH),
    Wanted.ACTION: ("Commitment: action", "commitments", A_MONTH),
    Wanted.ACCREDITATION: ("Accreditation expires", "accreditation", HALF_A_YEAR),
    Wanted.BENEFIT: ("Benefit to review", "benefit_review", A_MONTH),
    Wanted.PROMPT: ("To celebrate", "prompts", A_MONTH),
    Wanted.RECOGNISED: ("You are recognised: may it be published?", "recognition_one", 14),
}
"""What each is called, the page it leads to, and days of warning."""

WITHOUT_A_KEY = (Wanted.ACTION, Wanted.PROMPT)
"""Their page is a list."""


@due_source
def support(scope: Scope, first_day: date, last_day: date) -> Iterator[DueItem]:
    """What falls on these days or is overdue. One query at most, which the first page shares."""
    if any(reach.person_id for reach in scope.reaches.values()):
        return  # about one person there is nothing here
    for each in attention(scope):
        if each.kind != Wanted.NOTICE and each.on <= last_day:
            yield _item(each, scope.as_at)


OWN = (Wanted.BRIEFING, Wanted.NOT_PASSED_ON, Wanted.DOCUMENT, Wanted.RECOGNISED)
"""Asked of nobody but the reader."""

COUNTED = {Wanted.NOT_PASSED_ON: "manager", Wanted.PROMPT: "reason"}
PASSING = (Wanted.PROMPT, Wanted.RECOGNISED)
"""Nobody is late with these."""


def _item(each: Attention, today: date) -> DueItem:
    """What nobody is late with stays of today until it is done."""
    kind, page, warning = KINDS[each.kind]
    counted = COUNTED.get(Wanted(each.kind), "")
    return DueItem(
        kind,
        each.subject,
        max(each.on, today) if each.kind in PASSING else each.on,
        url=reverse(page) if each.kind in WITHOUT_A_KEY else reverse(page, args=[each.key]),
        detail=f"{each.number} {counted}{'' if each.number == 1 else 's'}" if counted else "",
        warning_days=warning,
        passes=each.kind in PASSING,
        own=each.kind in OWN,
    )
