"""How the checks on people stand on a day: read in two queries, judged by workforce/rules/checks.py."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, QuerySet
from django.db.models.functions import JSONObject

from workforce.access.scope import Reach
from workforce.enums import CheckKind
from workforce.models import Assignment, Check, CheckUpdate, Worker
from workforce.periods import british
from workforce.queries.policy import PolicyTable
from workforce.queries.rules import check_rules
from workforce.rules.checks import CheckFacts, CheckRules, CheckStanding, Update, check_state


@dataclass(frozen=True, slots=True)
class CheckLine:
    """One kind of check of one person."""

    worker_id: int
    reference: str
    name: str
    sort_name: str
    kind: CheckKind
    team_ids: tuple[int, ...]
    standing: CheckStanding


@dataclass(slots=True)
class _Person:
    worker_id: int
    reference: str
    name: str
    sort_name: str
    team_ids: tuple[int, ...]


def check_lines(reach: Reach, day: date, policies: PolicyTable) -> list[CheckLine]:
    """Each check that somebody in post and in reach needs, or has on record, by name. Two queries."""
    rules = check_rules(policies, day)
    people = _people(reach, day)
    made: dict[int, dict[str, list[CheckFacts]]] = defaultdict(lambda: defaultdict(list))
    for worker_id, facts in _facts(_checks(reach, day)) if people else ():
        if facts.known_by(day):
            made[worker_id][facts.kind].append(facts)
    return [line for person in people for line in _lines(person, made[person.worker_id], day, rules)]


def checks_of(worker: Worker, day: date, policies: PolicyTable) -> dict[CheckKind, CheckStanding]:
    """How somebody's checks stand: those that everybody needs, and others that are on record. One query."""
    rules = check_rules(policies, day)
    made: dict[str, list[CheckFacts]] = defaultdict(list)
    for _, facts in _facts(Check.objects.filter(worker=worker)):
        if facts.known_by(day):
            made[facts.kind].append(facts)
    return {kind: check_state(made[kind], day, rules) for kind in _kinds(made, rules)}


def _people(reach: Reach, day: date) -> list[_Person]:
    held = Assignment.objects.as_at(day)
    held = held if reach.everyone else held.filter(worker__in=Worker.objects.within(reach))
    rows = held.order_by("worker__sort_name", "worker__reference", "-fte", "pk").values_list(
        *("worker_id", "worker__reference", "worker__first_name", "worker__last_name", "worker__sort_name"),
        "team_id",
    )
    found: dict[int, _Person] = {}
    for key, reference, first, last, sort_name, team_id in rows:
        person = found.setdefault(key, _Person(key, reference, f"{first} {last}", sort_name, ()))
        person.team_ids = tuple(dict.fromkeys((*person.team_ids, team_id)))
    return list(found.values())


def _checks(reach: Reach, day: date) -> "QuerySet[Check]":
    here = Assignment.objects.as_at(day).values("worker_id")
    return Check.objects.within(reach).filter(worker__in=here)


def _facts(checks: "QuerySet[Check]") -> Iterable[tuple[int, CheckFacts]]:
    updates = CheckUpdate.objects.filter(of=OuterRef("pk")).order_by("on", "pk")
    rows = checks.annotate(
        came=ArraySubquery(updates.values(found=JSONObject(on="on", result="result")))
    ).values_list(
        *("worker_id", "kind", "requested_on", "done_on", "expires_on", "outcome", "update_service", "came")
    )
    for worker_id, kind, requested_on, done_on, expires_on, outcome, update_service, came in rows:
        known = tuple(Update(date.fromisoformat(each["on"]), each["result"]) for each in came)
        yield (
            worker_id,
            CheckFacts(kind, requested_on, done_on, expires_on, outcome, update_service, known),
        )


def _lines(
    person: _Person, made: dict[str, list[CheckFacts]], day: date, rules: CheckRules
) -> Iterable[CheckLine]:
    for kind in _kinds(made, rules):
        standing = check_state(made[kind], day, rules)
        yield CheckLine(
            person.worker_id, person.reference, person.name, person.sort_name, kind, person.team_ids, standing
        )


def _kinds(made: dict[str, list[CheckFacts]], rules: CheckRules) -> list[CheckKind]:
    """Those that everybody needs, and others on record, in the order of the list."""
    return [kind for kind in CheckKind if kind in rules.required or kind in made]


def dbs_checks_of(worker: Worker) -> dict[int, str]:
    """Somebody's DBS checks that are done, in words, by number, the latest first. One query."""
    done = worker.checks.filter(kind=CheckKind.DBS, done_on__isnull=False).order_by("-done_on", "-pk")
    return {
        each.pk: f"DBS of {british(each.done_on)}"
        + (f", {each.certificate_number}" if each.certificate_number else "")
        for each in done
        if each.done_on
    }


def latest_checks_of(worker: Worker, day: date) -> dict[str, str]:
    """Of each kind, what is kept of the latest check by a day: its certificate, in words. One query."""
    done = worker.checks.filter(done_on__lte=day).order_by("done_on", "pk")
    return {each.kind: _details(each) for each in done}


def _details(check: Check) -> str:
    parts = (
        check.certificate_number,
        check.get_level_display(),
        f"{check.get_workforce_display()} workforce" if check.workforce else "",
        "barred list checked" if check.barred_list else "",
        "Update Service" if check.update_service else "",
        f"until {british(check.expires_on)}" if check.expires_on else "",
    )
    return ", ".join(str(part) for part in parts if part)
