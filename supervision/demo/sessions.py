"""Two years of supervision of everybody at work, along the council that has been written.

The slots in which sessions fall are those by which the product judges whether supervision happened
(supervision/queries/rhythm.py), asked for before there is any session. People are dealt with in parts, so that memory
does not grow with the council.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import groupby

from supervision.demo.course import MONTHS, Course, Person, Place
from supervision.demo.groups import group_lines
from supervision.demo.lines import Line, WorkingDays
from supervision.demo.pairs import Agreements, write_frequencies, write_pairings, write_trainings
from supervision.demo.showing import Showing
from supervision.demo.storing import Store
from supervision.enums import SessionKind
from supervision.models import RecordTemplate
from supervision.prompts import PROMPTS
from supervision.queries.rhythm import Slot, slots
from workforce.demo.chance import Chance
from workforce.demo.structure import PATTERNS
from workforce.models import Absence, Assignment, CaseloadCount, PolicyValue, Unit
from workforce.periods import BEGINNING, add_months, period
from workforce.policy import PolicyKey
from workforce.queries.calendar import published_bank_holidays

PEOPLE_AT_ONCE = 1_000
AHEAD = timedelta(days=62)
FORM_RENEWED = -8
"""Months before the end when the form of records was renewed."""


def write_sessions(until: date, chance: Chance) -> dict[str, int]:
    """Returns how many rows of each kind. The caller opens the transaction."""
    first = add_months(until, -MONTHS).replace(day=1)
    if not Assignment.objects.exists():
        return {}
    PolicyValue.objects.create(
        key=PolicyKey.SUPERVISION_FROM, value=first.isoformat(), period=period(BEGINNING)
    )
    counts = write_pairings(until, chance) | write_frequencies(until, chance)
    days_off = published_bank_holidays(first.year - 1, until.year + 1)
    days = WorkingDays(first - timedelta(days=100), until + timedelta(days=250), days_off)
    places = _places(chance)
    store = Store(until, chance, days, _templates(until))
    showing, agreements = Showing(until, days), Agreements(until, chance)
    for ids in _parts(first, until):
        for lines in _lines_of(ids, first, until, places, days, chance, showing, agreements):
            store.add(lines)
        store.write()
    for lines in group_lines(first, until, places, days, chance):
        store.add(lines)
    store.write()
    return counts | store.counts | agreements.write() | write_trainings(until, chance)


def _lines_of(
    ids: Sequence[int],
    first: date,
    until: date,
    places: Mapping[int, Place],
    days: WorkingDays,
    chance: Chance,
    showing: Showing,
    agreements: Agreements,
) -> Iterator[list[Line]]:
    """The sessions of each of these people."""
    people = _people(ids, first, until)
    by_kind = {
        kind: _by_worker(slots(first, until + AHEAD, ids, kind))
        for kind in (SessionKind.ONE_TO_ONE, SessionKind.CLINICAL)
    }
    for worker_id in ids:
        lines: list[Line] = []
        for kind, found in by_kind.items():
            course = Course(people[worker_id], places, days, until, chance, kind)
            lines += course.lines(found.get(worker_id, ()))
        mine = by_kind[SessionKind.ONE_TO_ONE].get(worker_id, ())
        agreements.make(worker_id, mine)
        yield showing.shaped(worker_id, lines)


def _by_worker(found: Sequence[Slot]) -> dict[int, list[Slot]]:
    return {key: list(each) for key, each in groupby(found, key=lambda slot: slot.worker_id)}


def _parts(first: date, until: date) -> Iterator[list[int]]:
    """Everybody who was at work since the first day, in parts."""
    held = Assignment.objects.filter(period__overlap=period(first, until + AHEAD))
    ids = list(held.order_by("worker_id").values_list("worker_id", flat=True).distinct())
    for start in range(0, len(ids), PEOPLE_AT_ONCE):
        yield ids[start : start + PEOPLE_AT_ONCE]


def _people(ids: Sequence[int], first: date, until: date) -> dict[int, Person]:
    away: dict[int, list[tuple[date, date]]] = defaultdict(list)
    spells = Absence.objects.filter(worker_id__in=ids, period__overlap=period(first, until + AHEAD))
    for worker_id, lasting in spells.order_by("pk").values_list("worker_id", "period"):
        away[worker_id].append((lasting.lower, lasting.upper or date.max))
    counts: dict[int, list[tuple[date, int]]] = defaultdict(list)
    counted = CaseloadCount.objects.filter(worker_id__in=ids, as_at__gte=first - AHEAD)
    for worker_id, as_at, cases in counted.order_by("as_at", "pk").values_list("worker_id", "as_at", "cases"):
        counts[worker_id].append((as_at, int(cases)))
    return {each: Person(each, away[each], counts[each]) for each in ids}


def _places(chance: Chance) -> dict[int, Place]:
    """Each unit with the story of the service that its code names."""
    stories = {pattern.code: pattern.stories[0] for pattern in PATTERNS}
    return {
        key: Place(stories.get(code[:3], "steady"), chance.uniform(-0.05, 0.04))
        for key, code in Unit.objects.order_by("pk").values_list("pk", "code")
    }


def _templates(until: date) -> list[tuple[date, int]]:
    """The form of records was renewed once: from which day which version is used."""
    form = RecordTemplate.objects.order_by("-version").first()
    if form is None:
        form = RecordTemplate.objects.create(
            version=1,
            name="Supervision",
            prompts=[prompt.key for prompt in PROMPTS],
            published_on=BEGINNING,
        )
    renewed_on = add_months(until, FORM_RENEWED)
    renewed = RecordTemplate.objects.create(
        version=form.version + 1,
        name="Supervision, with the practice model",
        prompts=form.prompts,
        required=["workload"],
        wording=form.wording,
        tools=form.tools,
        published_on=renewed_on,
    )
    return [(BEGINNING, form.version), (renewed_on, renewed.version)]
