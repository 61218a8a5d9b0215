"""People who took part in a session, found by what was typed."""

from django.db.models import QuerySet

from workforce.domain.errors import DomainError
from workforce.models import Worker

MOST_LINES = 30


def people_called(people: "QuerySet[Worker]", text: str) -> list[int]:
    """The people of these lines, each a number or a whole name. Two queries a line at most.

    Raises DomainError where it is not certain who is meant: nobody is guessed.
    """
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return [_one(people, line) for line in lines[:MOST_LINES]]


def _one(people: "QuerySet[Worker]", line: str) -> int:
    found = list(people.filter(reference__iexact=line).values_list("pk", flat=True)[:2])
    if not found:
        first, _, last = line.partition(" ")
        named = people.filter(first_name__iexact=first, last_name__iexact=last.strip())
        found = list(named.values_list("pk", flat=True)[:2])
    if len(found) != 1:
        why = "Several people have that name: type the number" if found else "Nobody has that name or number"
        raise DomainError(f"{line[:60]}: {why}.")
    return found[0]
