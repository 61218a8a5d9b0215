"""Practice documents: which version holds, who has acknowledged it, what people say to its standards."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery

from supervision.enums import SelfRating
from supervision.models import (
    PracticeAcknowledgement,
    PracticeDocument,
    PracticeSupport,
    PracticeVersion,
    SelfAssessment,
    supervised_people,
)
from supervision.queries.audience import AddressedTo, addressing, people_addressed
from supervision.queries.sorting import Sorts, in_order
from workforce.access.scope import Reach
from workforce.models import Account, Worker
from workforce.periods import add_months
from workforce.policy import PolicyKey
from workforce.queries.policy import PolicyTable
from workforce.queries.suppression import Limits, Suppressed, suppressed

MAIN = """
    SELECT DISTINCT ON (held.worker_id) held.worker_id, held.team_id
    FROM workforce_assignment AS held JOIN workforce_unit AS team ON team.id = held.team_id
    WHERE lower(held.period) <= %(day)s AND (upper(held.period) IS NULL OR upper(held.period) > %(day)s)
    ORDER BY held.worker_id, held.fte DESC, lower(held.period), team.code COLLATE "C"
"""
"""SQL: everybody at work on `%(day)s` with the team of the main assignment."""

CURRENT = """
    SELECT DISTINCT ON (version.document_id) version.id, version.document_id, version.acknowledge_by
    FROM supervision_practiceversion AS version
    JOIN supervision_practicedocument AS document
      ON document.id = version.document_id AND document.withdrawn_on IS NULL
    WHERE version.launched_on <= %(day)s
    ORDER BY version.document_id, version.number DESC
"""
"""SQL: the version of each document that holds on `%(day)s`."""


DOCUMENT_SORTS: Sorts = {
    "name": ("name",),
    "version": (F("launched_on"), "name"),
    "review": ("review_on", "name"),
}
PEOPLE_SORTS: Sorts = {"name": ("sort_name",), "number": ("reference",)}


@dataclass(frozen=True, slots=True)
class DocumentSearch:
    """What is looked for. `to_read`: only those that the reader has to acknowledge; `withdrawn`: those taken away."""

    words: str = ""
    kind: str = ""
    to_read: bool = False
    withdrawn: bool = False


def documents(search: DocumentSearch, account: Account, day: date, sort: str = "name") -> "QuerySet[Any]":
    """Documents, usually by name, each with the version that holds, and whether the reader is to acknowledge it or
    has. One query.
    """
    found = PracticeDocument.objects.containing(search.words)
    found = found.filter(withdrawn_on__isnull=False) if search.withdrawn else found.offered()
    if search.kind:
        found = found.filter(kind=search.kind)
    listed = with_version(found, account, day)
    if search.to_read:
        listed = listed.filter(is_mine=True, is_acknowledged=False, version_id__isnull=False)
    return in_order(listed, DOCUMENT_SORTS, sort)


def with_version(found: "QuerySet[Any]", account: Account, day: date) -> "QuerySet[Any]":
    """With `version_id`, `version_number`, `launched_on`, `is_mine` and `is_acknowledged`."""
    version = PracticeVersion.objects.filter(document=OuterRef("pk"), launched_on__lte=day).order_by(
        "-number"
    )
    acknowledged = PracticeAcknowledgement.objects.filter(
        worker=account.worker_id, version=OuterRef("version_id")
    )
    mine = AddressedTo(PracticeDocument, account.worker_id, day)
    addressed = PracticeDocument.objects.filter(pk=OuterRef("pk"), pk__in=mine)
    known: QuerySet[Any] = found.annotate(
        version_id=Subquery(version.values("pk")[:1]),
        version_number=Subquery(version.values("number")[:1]),
        launched_on=Subquery(version.values("launched_on")[:1]),
        is_mine=Exists(addressed),
    ).annotate(is_acknowledged=Exists(acknowledged))
    return known


def document_for(document_id: int, account: Account, day: date) -> PracticeDocument | None:
    """A document as `documents` gives it, also a withdrawn one. One query."""
    found: PracticeDocument | None = with_version(
        PracticeDocument.objects.filter(pk=document_id), account, day
    ).first()
    return found


def versions_of(document: PracticeDocument) -> list[PracticeVersion]:
    """All versions, the latest first, with the number of acknowledgements and workshops. One query."""
    found = document.versions.select_related("template").annotate(
        done=Count("acknowledgements", distinct=True), held=Count("workshops", distinct=True)
    )
    return list(found.order_by("-number"))


class Asked(NamedTuple):
    """How many people of a team are asked to acknowledge a document, and how many have acknowledged what holds."""

    document_id: int
    team_id: int
    asked: int
    done: int


def acknowledged(reach: Reach, day: date, document_id: int | None = None) -> list[Asked]:
    """By document and team of the main assignment, for the teams in reach. One query.

    Agency workers are asked like everybody (NS-63). Who is in no audience is not counted, whether they have read it.
    """
    where = "true" if reach.everyone else "main.team_id = ANY(%(teams)s)"
    only = "" if document_id is None else "AND belongs.addressed_id = %(document)s"
    sql = f"""
        SELECT belongs.addressed_id, main.team_id, count(*), count(said.id)
        FROM ({addressing(PracticeDocument._meta.db_table)}) AS belongs
        JOIN ({CURRENT}) AS current ON current.document_id = belongs.addressed_id
        JOIN ({MAIN}) AS main ON main.worker_id = belongs.worker_id
        LEFT JOIN supervision_practiceacknowledgement AS said
          ON said.version_id = current.id AND said.worker_id = belongs.worker_id
        WHERE {where} {only}
        GROUP BY 1, 2 ORDER BY 1, 2
    """
    values: dict[str, Any] = {"day": day, "teams": list(reach.unit_ids), "document": document_id}
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return [Asked(*row) for row in cursor.fetchall()]


def not_acknowledged(
    version: PracticeVersion, reach: Reach, day: date, sort: str = "name"
) -> "QuerySet[Worker]":
    """The people in reach who are asked and have not said that they have read a version, usually by name."""
    asked = people_addressed(version.document, day)
    said = PracticeAcknowledgement.objects.filter(version=version).values("worker_id")
    found: QuerySet[Worker] = supervised_people(reach)
    return in_order(found.filter(pk__in=asked).exclude(pk__in=said), PEOPLE_SORTS, sort)


def share(asked: int, done: int) -> float | None:
    """Per cent; None where nobody is asked."""
    return 100 * done / asked if asked else None


def by_document(rows: Iterable[Asked]) -> dict[int, tuple[int, int]]:
    """Asked and done of each document."""
    found: dict[int, tuple[int, int]] = defaultdict(lambda: (0, 0))
    for row in rows:
        asked, done = found[row.document_id]
        found[row.document_id] = (asked + row.asked, done + row.done)
    return dict(found)


def right_share(version_id: int, reach: Reach) -> float | None:
    """Right answers of those asked, per cent (NS-50); None where no question was asked. One query."""
    rows = PracticeAcknowledgement.objects.within(reach).filter(version=version_id, asked__gt=0)
    found = list(rows.values_list("asked", "right"))
    return share(sum(asked for asked, _ in found), sum(right for _, right in found))


def own_assessments(worker_id: int | None, day: date) -> list[SelfAssessment]:
    """One's own, the earliest first. One query."""
    if worker_id is None:
        return []
    found = SelfAssessment.objects.within(Reach(day, own_worker_id=worker_id))
    return list(found.select_related("version__document").order_by("on", "pk"))


def mean_rating(ratings: Mapping[str, int]) -> float | None:
    return sum(ratings.values()) / len(ratings) if ratings else None


@dataclass(frozen=True, slots=True)
class TeamCounts:
    """Who assessed themselves in the last twelve months. `people`: assessed and not, by team; `ratings`: for each
    standard how many chose each rating, None where fewer than a group answered.
    """

    team_ids: Sequence[int]
    people: Suppressed
    ratings: Sequence[tuple[str, Sequence[int | None] | None]]
    limits: Limits


def limits_on(policies: PolicyTable, day: date) -> Limits:
    return Limits(
        int(policies.value(PolicyKey.SUPPRESSION_COUNT, day)),
        int(policies.value(PolicyKey.RATE_MIN_DENOMINATOR, day)),
    )


def assessed_in(version: PracticeVersion, reach: Reach, day: date, limits: Limits) -> TeamCounts:
    """Of the people in reach, as numbers only (NS-62). The last of each person counts. Three queries."""
    teams = _teams_in(reach, day)
    since = add_months(day, -12)
    rows = SelfAssessment.objects.filter(version=version, on__range=(since, day), worker__in=list(teams))
    latest = {row.worker_id: row.ratings for row in rows.order_by("on", "pk")}
    team_ids = sorted(set(teams.values()))
    every, done = Counter(teams.values()), Counter(teams[key] for key in latest)
    grid = [[done[team] for team in team_ids], [every[team] - done[team] for team in team_ids]]
    standards = list(version.standards.order_by("number"))
    ratings = [(each.words, _of_standard(str(each.number), latest.values(), limits)) for each in standards]
    return TeamCounts(team_ids, suppressed(grid, limits), ratings, limits)


def _of_standard(
    number: str, answers: Iterable[Mapping[str, int]], limits: Limits
) -> Sequence[int | None] | None:
    found = Counter(each[number] for each in answers if number in each)
    if sum(found.values()) < limits.group:
        return None
    shown = suppressed([[found[rating]] for rating in SelfRating.values], limits)
    return [cells[0] for cells in shown.cells[:-1]]


def _teams_in(reach: Reach, day: date) -> dict[int, int]:
    """Everybody at work in reach, with their team. One query."""
    where = "true" if reach.everyone else "team_id = ANY(%(teams)s)"
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT worker_id, team_id FROM ({MAIN}) AS main WHERE {where}",
            {"day": day, "teams": list(reach.unit_ids)},
        )
        return dict(cursor.fetchall())


class Supported(NamedTuple):
    """How often people of a team were supported in a way."""

    team_id: int
    kind: str
    number: int


def support_counts(reach: Reach, first: date, day: date) -> list[Supported]:
    """Support given from `first` to `day`, by the team of whom it was given to, for the teams in reach. One query."""
    where = "true" if reach.everyone else "main.team_id = ANY(%(teams)s)"
    with connection.cursor() as cursor:
        cursor.execute(
            f"""
            SELECT main.team_id, given.kind, count(*) FROM supervision_practicesupport AS given
            JOIN ({MAIN}) AS main ON main.worker_id = given.supported_id
            WHERE given."on" BETWEEN %(first)s AND %(day)s AND {where}
            GROUP BY 1, 2 ORDER BY 1, 2
            """,
            {"first": first, "day": day, "teams": list(reach.unit_ids)},
        )
        return [Supported(*row) for row in cursor.fetchall()]


def own_support(worker_id: int | None) -> "QuerySet[PracticeSupport]":
    """What one gave or was given, the latest first."""
    mine = Q(supporter=worker_id) | Q(supported=worker_id) if worker_id else Q(pk__in=[])
    found = PracticeSupport.objects.filter(mine).select_related("supporter", "supported")
    return found.order_by("-on", "-pk")
