"""What people are to learn, from both places that say it: what was agreed in appraisals, and lines of supervision.

For whoever holds the permission to see development needs, in its reach. From a record of supervision come the lines of
one prompt, which says so, and only once the person has signed (docs/decisions/0014). Whoever shows them notes that they
were read: domain/readings.py.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, QuerySet

from supervision.models import DevelopmentItem, SessionVersion
from supervision.queries.development_needs import development_needs
from supervision.queries.reading import sessions_with_needs
from workforce.access.scope import Reach
from workforce.models import Assignment

LEARNING = "learning"
"""The prompt of a record whose lines become learning needs."""

MARKS = "-–•*· \t"
"""With which people begin the lines of a list."""

NOTHING = frozenset({"", "none", "nothing", "nil", "no", "n/a", "none at present", "none identified"})
"""What people write where there is no need, because the record is not shared without something."""


class NeedSource(StrEnum):
    """Where a need was named."""

    SUPERVISION = "Supervision"
    APPRAISAL = "Appraisal"


@dataclass(frozen=True, slots=True)
class LearningNeed:
    """One need of one person. `source_id`: the session, or the development item, that it comes from.

    `by_when` None: nobody has said; lines of supervision have no day.
    """

    worker_id: int
    reference: str
    name: str
    words: str
    named_on: date
    source: NeedSource
    source_id: int
    by_when: date | None = None


def records_with_needs(
    reach: Reach, day: date, *, since: date, unit_ids: Collection[int] | None = None
) -> "QuerySet[Any]":
    """The version that holds of each signed record since a day, the latest first, of people at work on `day`.

    With `team_ids`, the main team first. What is in them is encrypted: `needs_in` says it, line by line.
    """
    held = Assignment.objects.filter(worker=OuterRef("session__supervisee")).as_at(day)
    here = held if unit_ids is None else held.filter(team_id__in=unit_ids)
    later = SessionVersion.objects.filter(session=OuterRef("session"), number__gt=OuterRef("number"))
    found: QuerySet[Any] = SessionVersion.objects.filter(
        ~Exists(later),
        Exists(here),
        session__in=sessions_with_needs(reach).filter(on__range=(since, day)),
    )
    teams = ArraySubquery(held.order_by("-fte", "pk").values("team_id"))
    named = found.select_related("session__supervisee").annotate(team_ids=teams)
    ordered: QuerySet[Any] = named.order_by("-session__on", "-session_id")
    return ordered


def needs_in(version: SessionVersion) -> list[LearningNeed]:
    """The needs that a record names, one for each line. No query where the session was fetched with it."""
    who = version.session.supervisee
    lines = str(version.body.get(LEARNING, "")).splitlines()
    if who is None:
        return []
    return [
        LearningNeed(
            worker_id=who.pk,
            reference=who.reference,
            name=who.name,
            words=words,
            named_on=version.session.on,
            source=NeedSource.SUPERVISION,
            source_id=version.session_id,
        )
        for line in lines
        if (words := line.strip(MARKS)).rstrip(".").casefold() not in NOTHING
    ]


def learning_needs(reach: Reach, day: date, *, since: date) -> Iterator[LearningNeed]:
    """Every need named since a day, from supervision and then from appraisals that both have seen. Two queries."""
    for version in records_with_needs(reach, day, since=since).iterator():
        yield from needs_in(version)
    agreed = development_needs(reach, day, show="").select_related("appraisal")
    for item in agreed.filter(appraisal__meeting_on__range=(since, day)).iterator():
        yield _agreed(item)


def _agreed(item: DevelopmentItem) -> LearningNeed:
    return LearningNeed(
        worker_id=item.worker_id,
        reference=item.worker.reference,
        name=item.worker.name,
        words=item.need,
        named_on=item.appraisal.meeting_on or item.by_when,
        source=NeedSource.APPRAISAL,
        source_id=item.pk,
        by_when=item.by_when,
    )
