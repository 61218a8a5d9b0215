"""Who is on record already: people of a similar name, and the holder of a registration number."""

from collections.abc import Iterable

from django.contrib.postgres.search import TrigramSimilarity
from django.db import connection, transaction

from workforce.access.permissions import Permission
from workforce.access.scope import Scope
from workforce.models import Employment, Worker
from workforce.names import sort_name
from workforce.queries.visibility import visible_people

ALIKE = 0.6
"""Similarity of whole names from which they may be the same person's: "smith, jon" and "smith, john" have 0.69."""

MOST_ALIKE = 10


def people_alike(first_name: str, last_name: str, swe_number: str, scope: Scope) -> list[Worker]:
    """People whom the scope may see and who may be meant: by number, then by name, the likeliest first.

    Two queries.
    """
    people = visible_people(scope)
    by_number = list(people.filter(swe_number=swe_number)) if swe_number else []
    return by_number + [each for each in _by_name(first_name, last_name, scope) if each not in by_number]


def _by_name(first_name: str, last_name: str, scope: Scope) -> list[Worker]:
    name = sort_name(first_name, last_name)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT set_config('pg_trgm.similarity_threshold', %s, true)", [str(ALIKE)])
        people = visible_people(scope).filter(sort_name__trigram_similar=name)
        close = people.annotate(closeness=TrigramSimilarity("sort_name", name))
        return list(close.order_by("-closeness", "sort_name", "pk")[:MOST_ALIKE])


def last_contracts(people: Iterable[Worker], scope: Scope) -> dict[int, Employment]:
    """The contract of each that began last, as far as the scope sees contracts, by worker. One query."""
    seen = Employment.objects.within(scope[Permission.SEE_EMPLOYMENT]).filter(worker__in=list(people))
    return {each.worker_id: each for each in seen.order_by("period", "pk")}


def holder_of(swe_number: str) -> Worker | None:
    """Whose Social Work England number it is, whoever asks: a number belongs to one person."""
    return Worker.objects.filter(swe_number=swe_number).first()


def may_be_named(worker: Worker, scope: Scope) -> bool:
    """Whether the scope may see the person. One query."""
    return visible_people(scope).filter(pk=worker.pk).exists()
