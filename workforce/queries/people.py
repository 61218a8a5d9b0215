"""Who is here: the search for people, and the directory's line about each."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from django.db import connection
from django.db.models import Exists, OuterRef, Q, QuerySet

from workforce.access.permissions import Permission
from workforce.access.scope import Reach, Scope
from workforce.enums import EMPLOYED, Contract
from workforce.models import Assignment, Employment, Worker
from workforce.names import full_name, plain
from workforce.queries.organisation import below, tree
from workforce.queries.people_order import Order
from workforce.queries.people_text import Known, called, described, nearly_described
from workforce.queries.standing import Span
from workforce.queries.states import State, engagement_state
from workforce.queries.visibility import visible_people

LISTED = ("reference", "first_name", "last_name")
"""What a list of people shows of each; everything else would be asked for one by one."""

AT_ONCE = 500
"""How many people a file is written of at once."""

EMPLOYED_BY_US = "employed"
"""Any contract of those who are the council's own staff, as a filter."""


class Who(StrEnum):
    """Whom the directory lists. All but the first are for those who see records."""

    IN_POST = "in-post"
    STARTING = "starting"
    LEFT = "left"
    EVERYBODY = "everybody"


@dataclass(frozen=True)
class PeopleSearch:
    """What somebody looks for. `unit_id` is a team or anything above one; `manager` is part of a manager's name.

    `contract` and `grade` find only people whose record may be seen.
    """

    text: str = ""
    unit_id: int | None = None
    role_id: int | None = None
    manager: str = ""
    contract: str = ""
    grade: str = ""
    who: Who = Who.IN_POST
    sort: str = "name"


_NUMBER_IN_POST = "SELECT count(DISTINCT worker_id) FROM workforce_employment WHERE period @> %(day)s::date"


@dataclass(frozen=True)
class FoundPeople:
    """People in the order asked for, with their names and numbers. `nearly`: nothing is called so, these are close.

    `in_post` is the day where the people are simply everybody in post on it. `keys`: all of them, where they were
    looked for already.
    """

    people: "QuerySet[Worker]"
    order: Order
    nearly: bool = False
    in_post: date | None = None
    keys: Sequence[int] | None = None
    ordered: bool = field(default=True, init=False)

    def count(self) -> int:
        """How many they are. One query at most; of everybody in post the engagements alone are counted."""
        if self.keys is not None:
            return len(self.keys)
        if self.in_post is None:
            return self.people.order_by().count()
        with connection.cursor() as cursor:
            cursor.execute(_NUMBER_IN_POST, {"day": self.in_post})
            number: int = cursor.fetchone()[0]
        return number

    def __len__(self) -> int:
        return self.count()

    def __getitem__(self, part: slice) -> list[Worker]:
        """Some of them, as a page asks for. One query, two where the order is that of another table."""
        if self.keys is not None:
            return _by_keys(self.keys[part])
        if self.order.columns is not None or self._by_closeness:
            return list(self.people[part])
        return _by_keys(self.order.keys(self.people, part.start or 0, part.stop))

    @property
    def _by_closeness(self) -> bool:
        """What is only similar comes closest first, unless another order was asked for."""
        return self.nearly and self.order.sort == "name"

    def in_parts(self) -> Iterator[list[Worker]]:
        """All of them, some hundred at once: for a file. The order is worked out once."""
        if self._by_closeness:
            yield list(self.people)
            return
        keys = self.order.keys(self.people) if self.keys is None else self.keys
        for start in range(0, len(keys), AT_ONCE):
            yield _by_keys(keys[start : start + AT_ONCE])


def _by_keys(keys: Sequence[int]) -> list[Worker]:
    found = Worker.objects.only(*LISTED).in_bulk(keys)
    return [found[key] for key in keys if key in found]


def find_people(search: PeopleSearch, scope: Scope, day: date) -> FoundPeople:
    """The people a scope may see who match; by what is similar where nothing matches exactly.

    Words may be parts of names, or begin words of a role, a team or a service, or be part of a manager's name, in any
    order, with or without accents. What has a figure in it may also be a number: a worker's reference, found by its
    beginning, or a Social Work England number, found whole and only where registrations may be seen.
    """
    order = Order(search.sort, day, scope[Permission.SEE_EMPLOYMENT])
    people = _visible(search, scope, day).only(*LISTED)
    people = _engaged(_holding(people, search, scope, day), search, scope, day)
    people = people.order_by(*(order.columns or ("sort_name", "reference")))
    text = search.text.strip()
    if not text:
        return FoundPeople(people, order, in_post=day if _is_everybody_in_post(search, scope) else None)
    words = plain(text).split()
    if any(sign.isdigit() for sign in text):
        numbered = people.filter(_numbered(text, scope))
        if numbered.exists():
            return FoundPeople(numbered, order)
    known = cache(lambda: Known.of(tree(day)))
    exact = described(people, words, day, known)
    keys = order.keys(exact)
    if keys or not words or any(sign.isdigit() for sign in text):
        return FoundPeople(exact, order, keys=keys)
    nearly = nearly_described(people, words, day, known())
    if search.sort != "name" and order.columns is not None:
        nearly = nearly.order_by(*order.columns)
    return FoundPeople(nearly, order, nearly=True)


def _visible(search: PeopleSearch, scope: Scope, day: date) -> "QuerySet[Worker]":
    """In post on the day; or those whose page the scope may open, who have left, who start later, or all of them."""
    if search.who is Who.IN_POST:
        return Worker.objects.within(scope[Permission.SEE_DIRECTORY]).in_post(day)
    people = visible_people(scope)
    engagements = Employment.objects.filter(worker=OuterRef("pk"))
    match search.who:
        case Who.LEFT:
            return people.filter(Exists(engagements), ~Exists(engagements.not_over(day)))
        case Who.STARTING:
            later = engagements.filter(period__startswith__gt=day)
            return people.filter(Exists(later), ~Exists(engagements.as_at(day)))
        case _:
            return people


def _is_everybody_in_post(search: PeopleSearch, scope: Scope) -> bool:
    everybody = PeopleSearch(text=search.text, sort=search.sort)
    return scope[Permission.SEE_DIRECTORY].everyone and search == everybody


def _holding(people: "QuerySet[Worker]", search: PeopleSearch, scope: Scope, day: date) -> "QuerySet[Worker]":
    """Those with one assignment on the day that is in the unit, in the role, under the manager and of the grade."""
    conditions = Q()
    if search.unit_id is not None:
        conditions &= Q(team_id__in=below([search.unit_id], day)[search.unit_id])
    if search.role_id is not None:
        conditions &= Q(role_id=search.role_id)
    if search.manager.strip():
        managers = Worker.objects.filter(called(plain(search.manager).split()))
        conditions &= Q(manager_id__in=managers.values("pk"))
    if search.grade:
        seen = Worker.objects.within(scope[Permission.SEE_EMPLOYMENT])
        conditions &= Q(role__grade=search.grade, worker_id__in=seen.values("pk"))
    if not conditions:
        return people
    return people.filter(Exists(Assignment.objects.filter(conditions, worker=OuterRef("pk")).as_at(day)))


def _engaged(people: "QuerySet[Worker]", search: PeopleSearch, scope: Scope, day: date) -> "QuerySet[Worker]":
    """Those under a contract on the day, as far as contracts are seen; of people not in post it may be any contract."""
    if not search.contract:
        return people
    contracts = EMPLOYED if search.contract == EMPLOYED_BY_US else (search.contract,)
    held = Employment.objects.within(scope[Permission.SEE_EMPLOYMENT]).filter(contract__in=contracts)
    if search.who is Who.IN_POST:
        held = held.as_at(day)
    return people.filter(pk__in=held.values("worker_id"))


def _numbered(text: str, scope: Scope) -> Q:
    numbered = Q(reference__istartswith=text)
    registered = scope[Permission.SEE_REGISTRATION]
    if registered:
        holders = Worker.objects.within(registered).filter(swe_number__iexact=text)
        numbered |= Q(pk__in=holders.values("pk"))
    return numbered


@dataclass(frozen=True)
class DirectoryLine:
    """What the directory says about somebody on a day.

    `contracts`, `first_day` and `state` are empty where the record may not be seen. `first_day` is that of the contract
    that holds on the day, or of the next one. `state` is there for those who are not in post.
    """

    worker: Worker
    roles: tuple[str, ...]
    teams: tuple[str, ...]
    managers: tuple[str, ...]
    contracts: tuple[str, ...]
    first_day: date | None = None
    state: State | None = None


def directory_lines(
    workers: Iterable[Worker], scope: Scope, day: date, unit_names: Mapping[int, str]
) -> list[DirectoryLine]:
    """A line for each, in the same order. Two queries at most, three where somebody is not in post."""
    listed = list(workers)
    held: dict[int, list[_Held]] = {worker.pk: [] for worker in listed}
    assignments = Assignment.objects.within(scope[Permission.SEE_DIRECTORY]).as_at(day)
    rows = assignments.filter(worker__in=held).order_by("-fte", "pk")
    for each in map(_Held._make, rows.values_list(*_HELD)):
        held[each.worker_id].append(each)
    open_to_see = _open_to_see(held, scope[Permission.SEE_EMPLOYMENT])
    away = {key for key, of_worker in held.items() if not of_worker and key in open_to_see}
    spans = _spans(away, day) if away else {}
    return [
        _line(worker, held[worker.pk], unit_names, worker.pk in open_to_see, spans.get(worker.pk, ()), day)
        for worker in listed
    ]


def _spans(worker_ids: Collection[int], day: date) -> dict[int, list[Span]]:
    """All contracts of people whose record has been found to be in reach. One query."""
    found: dict[int, list[Span]] = {}
    rows = Employment.objects.filter(worker__in=worker_ids).values_list("worker_id", "contract", "period")
    for worker_id, contract, period in rows:
        found.setdefault(worker_id, []).append(Span(contract, period.lower, period.upper))
    return found


class _Held(NamedTuple):
    """What a line needs of one assignment: plain values, because rows of four tables cost a page twice as much."""

    worker_id: int
    team_id: int
    role: str
    manager_first_name: str | None
    manager_last_name: str | None
    contract: str
    first_day: date


_HELD = (
    "worker_id",
    "team_id",
    "role__name",
    "manager__first_name",
    "manager__last_name",
    "employment__contract",
    "employment__period__startswith",
)


def _open_to_see(worker_ids: Collection[int], reach: Reach) -> Collection[int]:
    """Those of the workers whose record lies in reach. One query, none where all do or nobody does."""
    if reach.everyone:
        return worker_ids
    if not reach:
        return ()
    if reach.person_id:
        return {reach.person_id}
    return set(Worker.objects.within(reach).filter(pk__in=worker_ids).values_list("pk", flat=True))


def _line(
    worker: Worker,
    held: list[_Held],
    unit_names: Mapping[int, str],
    with_record: bool,
    spans: Collection[Span],
    day: date,
) -> DirectoryLine:
    line = DirectoryLine(
        worker,
        roles=_once(each.role for each in held),
        teams=_once(unit_names.get(each.team_id, "") for each in held),
        managers=_once(
            full_name(each.manager_first_name, each.manager_last_name)
            for each in held
            if each.manager_first_name is not None and each.manager_last_name is not None
        ),
        contracts=(),
    )
    if not with_record:
        return line
    contracts = [each.contract for each in held] or [span.contract for span in spans if span.holds_on(day)]
    return replace(
        line,
        contracts=_once(str(Contract(each).label) for each in contracts),
        first_day=min((each.first_day for each in held), default=_first_day(spans, day)),
        state=engagement_state(list(spans), day) if spans else None,
    )


def _first_day(spans: Collection[Span], day: date) -> date | None:
    """Of what holds or comes next, else of what was last."""
    firsts = sorted(span.first for span in spans if span.end is None or span.end > day)
    return firsts[0] if firsts else max((span.first for span in spans), default=None)


def _once(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for text in texts if text))
