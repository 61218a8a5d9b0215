"""How the checks on one person stand on a day, judged by workforce/rules/checks.py; of everybody: check_list.py."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, QuerySet
from django.db.models.functions import JSONObject

from workforce.enums import CheckKind
from workforce.models import Check, CheckUpdate, Worker
from workforce.periods import british
from workforce.queries.policy import PolicyTable
from workforce.queries.rules import check_rules
from workforce.rules.checks import CheckFacts, CheckRules, CheckStanding, Update, check_state


def checks_of(worker: Worker, day: date, policies: PolicyTable) -> dict[CheckKind, CheckStanding]:
    """How somebody's checks stand: those that everybody needs, and others that are on record. One query."""
    rules = check_rules(policies, day)
    made: dict[str, list[CheckFacts]] = defaultdict(list)
    for _, facts in _facts(Check.objects.filter(worker=worker)):
        if facts.known_by(day):
            made[facts.kind].append(facts)
    return {kind: check_state(made[kind], day, rules) for kind in _kinds(made, rules)}


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
