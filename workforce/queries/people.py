"""Who is here: the search for people, and the directory's line about each."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.contrib.postgres.search import TrigramWordSimilarity
from django.db import connection, transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from workforce.access.permissions import Permission
from workforce.access.scope import Scope
from workforce.models import Assignment, Worker
from workforce.names import plain
from workforce.queries.organisation import below
from workforce.queries.visibility import visible_people

CLOSE_ENOUGH = 0.3
"""Word similarity from which a name counts as meant: one wrong letter in a name of five ("smyth": 0.33)."""

MOST_SIMILAR = 50
"""How many people of similar names are offered at most."""

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


@dataclass(frozen=True)
class FoundPeople:
    """People in the order asked for. `nearly`: nobody is called so, these are close."""

    people: "QuerySet[Worker]"
    nearly: bool = False


def find_people(search: PeopleSearch, scope: Scope, day: date) -> FoundPeople:
    """The people a scope may see who match; by similar names where none match exactly.

    Words may be parts of names, in any order, with or without accents. What has a figure in it is a number: a
    worker's reference, found by its beginning, or a Social Work England number, found whole and only where
    registrations may be seen.
    """
    people = _visible(search, scope, day).order_by(*SORTS[search.sort])
    people = _holding(people, search, day)
    text = search.text.strip()
    if not text:
        return FoundPeople(people)
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
    ranked = Worker.objects.filter(pk__in=found).annotate(closeness=close)
    return FoundPeople(ranked.order_by("-closeness", "sort_name", "pk"), nearly=True)


def _holding(people: "QuerySet[Worker]", search: PeopleSearch, day: date) -> "QuerySet[Worker]":
    held = Assignment.objects.filter(worker=OuterRef("pk")).as_at(day)
    if search.unit_id is not None:
        held = held.filter(team_id__in=below([search.unit_id], day)[search.unit_id])
    if search.role_id is not None:
        held = held.filter(role_id=search.role_id)
    return people if search.unit_id is None and search.role_id is None else people.filter(Exists(held))


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
    """A line for each, in the same order. Two queries."""
    listed = list(workers)
    held: dict[int, list[Assignment]] = {worker.pk: [] for worker in listed}
    assignments = Assignment.objects.within(scope[Permission.SEE_DIRECTORY]).as_at(day)
    related = assignments.select_related("role", "manager", "employment").order_by("-fte", "pk")
    for assignment in related.filter(worker__in=held):
        held[assignment.worker_id].append(assignment)
    reach = scope[Permission.SEE_EMPLOYMENT]
    open_to_see = set(Worker.objects.within(reach).filter(pk__in=held).values_list("pk", flat=True))
    return [_line(worker, held[worker.pk], unit_names, worker.pk in open_to_see) for worker in listed]


def _line(
    worker: Worker, held: list[Assignment], unit_names: Mapping[int, str], with_contract: bool
) -> DirectoryLine:
    return DirectoryLine(
        worker,
        roles=_once(each.role.name for each in held),
        teams=_once(unit_names.get(each.team_id, "") for each in held),
        managers=_once(each.manager.name for each in held if each.manager),
        contracts=_once(each.employment.get_contract_display() for each in held) if with_contract else (),
    )


def _once(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for text in texts if text))
