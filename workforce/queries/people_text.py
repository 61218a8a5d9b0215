"""What is typed into the search for people: names, and the roles, teams and managers of people."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher

from django.contrib.postgres.search import TrigramWordSimilarity
from django.db import connection, transaction
from django.db.models import Case, Exists, OuterRef, Q, QuerySet, Value, When

from workforce.models import Assignment, Worker
from workforce.names import plain
from workforce.queries.organisation import TreeNode
from workforce.queries.roles import role_names

CLOSE_ENOUGH = 0.3
"""Word similarity from which a name counts as meant: one wrong letter in a name of five ("smyth": 0.33)."""

CLOSER = 0.5
"""The same where a slip would bring many: the people of a manager, and names where a role or a team may be meant."""

CLOSE_WORD = 0.79
"""Share of common letters from which a word of a role or a team counts as meant ("nroth": 0.8)."""

SHORTEST = 3
"""Letters of a word that is also looked for in roles, teams and managers; a shorter one is in half of them."""

MOST_SIMILAR = 50
"""How many people of similar names are offered at most."""


@dataclass(frozen=True)
class Meant:
    """The roles and the units that a word means."""

    role_ids: frozenset[int]
    unit_ids: frozenset[int]


def called(words: Iterable[str]) -> Q:
    """People in whose names each word is a part. No word: nobody."""
    found = Q()
    for word in words:
        found &= Q(sort_name__contains=word)
    return found or Q(pk__in=[])


def described(
    people: "QuerySet[Worker]", words: Sequence[str], day: date, load: Callable[[], "Known"]
) -> "QuerySet[Worker]":
    """People for each of the words by name, role, team (or what is above it) or manager on `day`; names come first."""
    if not words:
        return people.none()
    long = [word for word in words if len(word) >= SHORTEST]
    known = load() if long else None
    for word in words:
        arms = [Worker.objects.filter(sort_name__contains=word).order_by().values("pk")]
        if known is not None and word in long:
            arms += _held_by(known.meant(word, slips=False), Q(sort_name__contains=word), day)
        people = people.filter(pk__in=arms[0].union(*arms[1:]) if arms[1:] else arms[0])
    by_name = Case(When(called(words), then=Value(0)), default=Value(1))
    ordering = people.query.order_by
    return people.order_by(by_name, *ordering) if known is not None else people


def nearly_described(
    people: "QuerySet[Worker]", words: Sequence[str], day: date, known: "Known"
) -> "QuerySet[Worker]":
    """People whose name is like it, and those whose role, team or manager may be meant; the closest names first.

    Where all words may mean roles and teams, a name has to be closer to be offered beside them.
    """
    text = " ".join(words)
    meant = _by_words(words, day, known)
    managing = Assignment.objects.as_at(day).filter(manager=OuterRef("pk"))
    threshold = CLOSE_ENOUGH if meant is None else CLOSER
    with _as_close_as(threshold):
        similar = _similar(text, people, threshold)
        managers = _similar(text, Worker.objects.filter(Exists(managing)), CLOSER)
    found = Q(pk__in=similar)
    if managers:
        held = Assignment.objects.as_at(day).filter(manager_id__in=managers)
        found |= Q(pk__in=held.values("worker_id"))
    if meant is not None:
        found |= meant
    close = TrigramWordSimilarity(text, "sort_name")
    return people.filter(found).annotate(closeness=close).order_by("-closeness", "sort_name", "pk")


def _by_words(words: Sequence[str], day: date, known: "Known") -> Q | None:
    """People of whom each word nearly is one of a role or a team; None where a word is neither."""
    found = Q()
    for word in words:
        meant = known.meant(word, slips=True)
        if len(word) < SHORTEST or not (meant.role_ids or meant.unit_ids):
            return None
        held = Assignment.objects.as_at(day).filter(
            Q(role_id__in=meant.role_ids) | Q(team_id__in=meant.unit_ids)
        )
        found &= Q(pk__in=held.values("worker_id"))
    return found


@contextmanager
def _as_close_as(threshold: float) -> Iterator[None]:
    """What counts as similar for the index of trigrams is a setting of the transaction."""
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT set_config('pg_trgm.word_similarity_threshold', %s, true)", [str(threshold)]
            )
        yield


def _similar(text: str, people: "QuerySet[Worker]", threshold: float) -> list[int]:
    """The most similar names, through the index of trigrams."""
    close = TrigramWordSimilarity(text, "sort_name")
    found = people.filter(sort_name__trigram_word_similar=text).annotate(closeness=close)
    keys = found.filter(closeness__gte=threshold).order_by("-closeness", "sort_name", "pk")
    return [row[0] for row in keys.values_list("pk", "closeness", "sort_name")[:MOST_SIMILAR]]


def _held_by(meant: Meant, manager: Q, day: date) -> "list[QuerySet[Assignment, dict[str, int]]]":
    """Apart from each other, because each has an index of its own."""
    held = Assignment.objects.as_at(day).order_by()
    arms = [held.filter(manager_id__in=Worker.objects.filter(manager).order_by().values("pk"))]
    if meant.role_ids:
        arms.append(held.filter(role_id__in=meant.role_ids))
    if meant.unit_ids:
        arms.append(held.filter(team_id__in=meant.unit_ids))
    return [arm.values("worker_id") for arm in arms]


@dataclass(frozen=True)
class Known:
    """The words of all roles and units of a day."""

    roles: Sequence[tuple[int, Collection[str]]]
    nodes: Sequence[TreeNode]

    @classmethod
    def of(cls, nodes: Sequence[TreeNode]) -> "Known":
        """One query."""
        return cls([(key, plain(name).split()) for key, name in role_names()], nodes)

    def meant(self, word: str, *, slips: bool) -> Meant:
        roles = frozenset(key for key, words in self.roles if _is_among(word, words, slips))
        units: set[int] = set()
        for node in self.nodes:  # parents come first
            if node.parent_id in units or _is_among(word, plain(node.name).split(), slips):
                units.add(node.unit_id)
        return Meant(roles, frozenset(units))


def _is_among(word: str, words: Collection[str], slips: bool) -> bool:
    """Whether one of the words begins so, or nearly is so."""
    if any(each.startswith(word) for each in words):
        return True
    return slips and any(SequenceMatcher(None, word, each).ratio() >= CLOSE_WORD for each in words)
