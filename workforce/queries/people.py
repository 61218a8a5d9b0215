"""Who is here: the search for people, and the directory's line about each."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.contrib.postgres.search import TrigramWordSimilarity
from django.db import connection, transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from workforce.access.permissions import Permission
from workforce.access.scope import Reach, Scope
from workforce.enums import Contract
from workforce.models import Assignment, Worker
from workforce.names import full_name, plain
from workforce.queries.organisation import below
from workforce.queries.visibility import visible_people

CLOSE_ENOUGH = 0.3
"""Word similarity from which a name counts as meant: one wrong letter in a name of five ("smyth": 0.33)."""

MOST_SIMILAR = 50
"""How many people of similar names are offered at most."""

LISTED = ("reference", "first_name", "last_name")
"""What a list of people shows of each; everything else would be asked for one by one."""

SORTS = {
    "name": ("sort_name", "reference"),
    "-name": ("-sort_name", "-reference"),
    "number": ("reference",),
    "-number": ("-reference",),
}


@dataclass(frozen=True)
class PeopleSearch:
    """What somebody looks for. `unit_id` is a team or anything above one; `not_only_in_post`: others too."""

    text: str = ""
    unit_id: int | None = None
    role_id: int | None = None
    not_only_in_post: bool = False
    sort: str = "name"


_NUMBER_IN_POST = "SELECT count(DISTINCT worker_id) FROM workforce_employment WHERE period @> %(day)s::date"


@dataclass(frozen=True)
class FoundPeople:
    """People in the order asked for, with their names and numbers. `nearly`: nobody is called so, these are close.

    `in_post` is the day where the people are simply everybody in post on it.
    """

    people: "QuerySet[Worker]"
    nearly: bool = False
    in_post: date | None = None

    def count(self) -> int:
        """How many they are. One query; of everybody in post the engagements alone are counted."""
        if self.in_post is None:
            return self.people.count()
        with connection.cursor() as cursor:
            cursor.execute(_NUMBER_IN_POST, {"day": self.in_post})
            number: int = cursor.fetchone()[0]
        return number


def find_people(search: PeopleSearch, scope: Scope, day: date) -> FoundPeople:
    """The people a scope may see who match; by similar names where none match exactly.

    Words may be parts of names, in any order, with or without accents. What has a figure in it is a number: a
    worker's reference, found by its beginning, or a Social Work England number, found whole and only where
    registrations may be seen.
    """
    people = _visible(search, scope, day).order_by(*SORTS[search.sort]).only(*LISTED)
    people = _holding(people, search, day)
    text = search.text.strip()
    if not text:
        return FoundPeople(people, in_post=day if _is_everybody_in_post(search, scope) else None)
    if any(sign.isdigit() for sign in text):
        return FoundPeople(people.filter(_numbered(text, scope)))
    words = plain(text).split()
    exact = people.filter(_called(words))
    return FoundPeople(exact) if not words or exact.exists() else _nearly_called(" ".join(words), people)


def _visible(search: PeopleSearch, scope: Scope, day: date) -> "QuerySet[Worker]":
    """In post on the day, or everybody whose page the scope may open."""
    if search.not_only_in_post:
        return visible_people(scope)
    return Worker.objects.within(scope[Permission.SEE_DIRECTORY]).in_post(day)


def _is_everybody_in_post(search: PeopleSearch, scope: Scope) -> bool:
    return scope[Permission.SEE_DIRECTORY].everyone and search == PeopleSearch(
        text=search.text, sort=search.sort
    )


def _nearly_called(name: str, people: "QuerySet[Worker]") -> FoundPeople:
    """The most similar names, through the index of trigrams, whose threshold is a setting of the transaction."""
    close = TrigramWordSimilarity(name, "sort_name")
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config('pg_trgm.word_similarity_threshold', %s, true)", [str(CLOSE_ENOUGH)]
        )
        similar = people.filter(sort_name__trigram_word_similar=name).annotate(closeness=close)
        found = list(
            similar.order_by("-closeness", "sort_name", "pk").values_list("pk", flat=True)[:MOST_SIMILAR]
        )
    ranked = Worker.objects.filter(pk__in=found).only(*LISTED).annotate(closeness=close)
    return FoundPeople(ranked.order_by("-closeness", "sort_name", "pk"), nearly=True)


def _holding(people: "QuerySet[Worker]", search: PeopleSearch, day: date) -> "QuerySet[Worker]":
    if search.unit_id is None and search.role_id is None:
        return people
    held = Assignment.objects.filter(worker=OuterRef("pk")).as_at(day)
    if search.unit_id is not None:
        held = held.filter(team_id__in=below([search.unit_id], day)[search.unit_id])
    if search.role_id is not None:
        held = held.filter(role_id=search.role_id)
    return people.filter(Exists(held))


def _called(words: Iterable[str]) -> Q:
    called = Q()
    for word in words:
        called &= Q(sort_name__contains=word)
    return called or Q(pk__in=[])


def _numbered(text: str, scope: Scope) -> Q:
    numbered = Q(reference__istartswith=text)
    registered = scope[Permission.SEE_REGISTRATION]
    if registered:
        holders = Worker.objects.within(registered).filter(swe_number__iexact=text)
        numbered |= Q(pk__in=holders.values("pk"))
    return numbered


@dataclass(frozen=True)
class DirectoryLine:
    """What the directory says about somebody on a day. `contracts` is empty where it may not be seen."""

    worker: Worker
    roles: tuple[str, ...]
    teams: tuple[str, ...]
    managers: tuple[str, ...]
    contracts: tuple[str, ...]


def directory_lines(
    workers: Iterable[Worker], scope: Scope, day: date, unit_names: Mapping[int, str]
) -> list[DirectoryLine]:
    """A line for each, in the same order. Two queries at most."""
    listed = list(workers)
    held: dict[int, list[_Held]] = {worker.pk: [] for worker in listed}
    assignments = Assignment.objects.within(scope[Permission.SEE_DIRECTORY]).as_at(day)
    rows = assignments.filter(worker__in=held).order_by("-fte", "pk")
    for each in map(_Held._make, rows.values_list(*_HELD)):
        held[each.worker_id].append(each)
    open_to_see = _open_to_see(held, scope[Permission.SEE_EMPLOYMENT])
    return [_line(worker, held[worker.pk], unit_names, worker.pk in open_to_see) for worker in listed]


class _Held(NamedTuple):
    """What a line needs of one assignment: plain values, because rows of four tables cost a page twice as much."""

    worker_id: int
    team_id: int
    role: str
    manager_first_name: str | None
    manager_last_name: str | None
    contract: str


_HELD = (
    "worker_id",
    "team_id",
    "role__name",
    "manager__first_name",
    "manager__last_name",
    "employment__contract",
)


def _open_to_see(worker_ids: Collection[int], reach: Reach) -> Collection[int]:
    """Those of the workers whose record lies in reach. One query, none where all do or nobody does."""
    if reach.everyone:
        return worker_ids
    if not reach:
        return ()
    return set(Worker.objects.within(reach).filter(pk__in=worker_ids).values_list("pk", flat=True))


def _line(
    worker: Worker, held: list[_Held], unit_names: Mapping[int, str], with_contract: bool
) -> DirectoryLine:
    return DirectoryLine(
        worker,
        roles=_once(each.role for each in held),
        teams=_once(unit_names.get(each.team_id, "") for each in held),
        managers=_once(
            full_name(each.manager_first_name, each.manager_last_name)
            for each in held
            if each.manager_first_name is not None and each.manager_last_name is not None
        ),
        contracts=_once(str(Contract(each.contract).label) for each in held) if with_contract else (),
    )


def _once(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for text in texts if text))
