"""Who needs which registration on a day, and how it stands: read in one query, judged by workforce/rules."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef, QuerySet, Subquery
from django.db.models.functions import JSONObject

from workforce.access.permissions import Permission
from workforce.access.scope import Reach, Scope
from workforce.enums import RegisterResult, Regulator
from workforce.models import (
    Assignment,
    CpdCount,
    ProfessionalRegistration,
    RegisterCheck,
    RenewalConfirmation,
    RevalidationCount,
    Worker,
)
from workforce.queries.policy import PolicyTable, policies_in
from workforce.queries.register_lines import Key
from workforce.queries.rules import registration_rules, revalidation_rules
from workforce.queries.visibility import Sight
from workforce.rules.registration import (
    Confirmation,
    Cpd,
    Look,
    RegistrationFacts,
    RegistrationRules,
    RegistrationStanding,
    registration_state,
)
from workforce.rules.revalidation import (
    RevalidationFacts,
    RevalidationRules,
    RevalidationStanding,
    revalidation_state,
)

NEWEST_CONFIRMATIONS = 3


@dataclass(frozen=True, slots=True)
class Needed:
    """Somebody in a role that needs a registration, and how it stands."""

    worker_id: int
    reference: str
    name: str
    sort_name: str
    regulator: str
    number: str
    team_ids: tuple[int, ...]
    roles: tuple[str, ...]
    facts: RegistrationFacts
    standing: RegistrationStanding
    revalidation: RevalidationStanding | None = None

    @property
    def regulator_name(self) -> str:
        return str(Regulator(self.regulator).label)

    def last_look(self, day: date) -> Look | None:
        return self.facts.last_look(day)


def needed(reach: Reach, day: date, policies: PolicyTable, worker_id: int | None = None) -> list[Needed]:
    """Everybody in reach who holds a role that needs a registration on `day`, by name. One query."""
    held = _held(reach, day)
    return _judged(held if worker_id is None else held.filter(worker=worker_id), day, policies)


def needed_at(keys: Sequence[Key], day: date, policies: PolicyTable) -> list[Needed]:
    """The lines of the register of these keys, in their order. One query."""
    held = Assignment.objects.as_at(day).exclude(role__regulator="")
    found = _judged(held.filter(worker__in={worker_id for worker_id, _ in keys}), day, policies)
    lines = {(each.worker_id, each.regulator): each for each in found}
    return [lines[key] for key in keys if key in lines]


def needed_by(sight: Sight, day: date) -> list[Needed]:
    """The registrations that one person needs, for the parts of that person's page. Two queries, once a page."""
    return needed_of(sight.scope, sight.worker.pk, day)


def needed_of(scope: Scope, worker_id: int, day: date) -> list[Needed]:
    """The same of a person who has been found to be in reach. Two queries, once a request."""
    everybody = Reach(day, everyone=True)
    return scope.once(
        ("registrations", worker_id, day), lambda: needed(everybody, day, policies_in(scope), worker_id)
    )


def needed_in(scope: Scope, permission: Permission) -> list[Needed]:
    """Everybody in a permission's reach today, asked for once a request. Two queries."""
    reach, day = scope[permission], scope.as_at
    if reach.person_id:
        return needed_of(scope, reach.person_id, day)
    return scope.once(("registrations", reach), lambda: needed(reach, day, policies_in(scope)))


def kept_by(sight: Sight) -> list[ProfessionalRegistration]:
    """What is kept of one person's registrations. One query, once a page."""
    return sight.once("kept registrations", lambda: list(sight.worker.registrations.order_by("regulator")))


def policies_of(sight: Sight) -> PolicyTable:
    """Every number of a rule. One query, once a request."""
    return policies_in(sight.scope)


def _held(reach: Reach, day: date) -> "QuerySet[Assignment]":
    held = Assignment.objects.as_at(day).exclude(role__regulator="")
    return held if reach.everyone else held.filter(worker__in=Worker.objects.within(reach))


def _looks(day: date) -> "QuerySet[RegisterCheck]":
    looks = RegisterCheck.objects.filter(
        worker=OuterRef("worker"), regulator=OuterRef("role__regulator"), on__lte=day
    )
    return looks.order_by("-on", "-pk")


def _judged(held: "QuerySet[Assignment]", day: date, policies: PolicyTable) -> list[Needed]:
    rules, of_nurses = registration_rules(policies, day), revalidation_rules(policies, day)
    found: dict[tuple[int, str], Needed] = {}
    for row in _rows(held, day):
        key = row["worker_id"], row["role__regulator"]
        if key in found:
            found[key] = _also(found[key], row)
        else:
            found[key] = _needed(row, day, rules, of_nurses)
    return list(found.values())


def _rows(held: "QuerySet[Assignment]", day: date) -> Iterable[dict[str, Any]]:
    """A row for each assignment, with what is on record as one table: taking it apart is half of the time."""
    of_person = {"worker": OuterRef("worker")}
    theirs = of_person | {"regulator": OuterRef("role__regulator")}
    counts = RevalidationCount.objects.filter(**of_person, counted_on__lte=day)
    facts = JSONObject(
        kept=_one(ProfessionalRegistration.objects.filter(**theirs), *KEPT_FACTS),
        look=_one(_looks(day), "on", "result", "expires_on"),
        confirmed=_some(
            RenewalConfirmation.objects.filter(**theirs, renewed_on__lte=day).order_by("-year_from"),
            *("year_from", "renewed_on"),
        ),
        cpd=_one(
            CpdCount.objects.filter(**theirs, counted_on__lte=day).order_by(
                "-year_from", "-counted_on", "-pk"
            ),
            *("year_from", "counted_on", "pieces", "with_peer"),
        ),
        submitted=ArraySubquery(counts.filter(submitted_on__lte=day).values("submitted_on")),
        counted=_one(counts.order_by("-counted_on", "-pk"), *COUNTED_FACTS),
    )
    rows = (
        held.annotate(facts=facts)
        .order_by("worker__sort_name", "worker__reference", "role__regulator", "-fte", "pk")
        .values(
            *(
                "worker_id",
                "worker__reference",
                "worker__first_name",
                "worker__last_name",
                "worker__sort_name",
            ),
            *("worker__swe_number", "role__regulator", "role__name", "team_id", "facts"),
        )
    )
    return (row | row.pop("facts") for row in rows)


KEPT_FACTS = ("number", "part", "applied_on", "first_registered", "expires_on", "dual", "revalidation_on")
COUNTED_FACTS = (
    *("due_on", "practice_hours", "cpd_hours", "participatory_hours", "feedback"),
    *("reflective_accounts", "discussion_on", "confirmed_on"),
)


def _one(rows: "QuerySet[Any]", *fields: str) -> Subquery:
    """The first of some rows, as a table of these fields; nothing where there is none."""
    return Subquery(rows.values(found=JSONObject(**{name: F(name) for name in fields}))[:1])


def _some(rows: "QuerySet[Any]", *fields: str) -> ArraySubquery:
    found = rows.values(found=JSONObject(**{name: F(name) for name in fields}))
    return ArraySubquery(found[:NEWEST_CONFIRMATIONS])


def _needed(row: dict[str, Any], day: date, rules: RegistrationRules, of_nurses: RevalidationRules) -> Needed:
    kept = row["kept"] or {}
    number = (
        (row["worker__swe_number"] or "")
        if row["role__regulator"] == Regulator.SWE
        else kept.get("number", "")
    )
    facts = _facts(row, kept, number)
    return Needed(
        worker_id=row["worker_id"],
        reference=row["worker__reference"],
        name=f"{row['worker__first_name']} {row['worker__last_name']}",
        sort_name=row["worker__sort_name"],
        regulator=row["role__regulator"],
        number=number,
        team_ids=(row["team_id"],),
        roles=(row["role__name"],),
        facts=facts,
        standing=registration_state(facts, day, rules),
        revalidation=_revalidation(row, kept, day, of_nurses),
    )


def _also(before: Needed, row: dict[str, Any]) -> Needed:
    """The same person and register, held in one more assignment."""
    return replace(
        before,
        team_ids=tuple(dict.fromkeys((*before.team_ids, row["team_id"]))),
        roles=tuple(dict.fromkeys((*before.roles, row["role__name"]))),
    )


def _facts(row: dict[str, Any], kept: dict[str, Any], number: str) -> RegistrationFacts:
    look, cpd = row["look"], row["cpd"]
    return RegistrationFacts(
        regulator=row["role__regulator"],
        has_number=bool(number),
        part=kept.get("part", ""),
        applied_on=_day(kept, "applied_on"),
        first_registered=_day(kept, "first_registered"),
        expires_on=_day(kept, "expires_on"),
        looks=(Look(_the_day(look, "on"), look["result"], _day(look, "expires_on")),) if look else (),
        confirmations=tuple(
            Confirmation(_the_day(each, "year_from"), _the_day(each, "renewed_on"))
            for each in row["confirmed"]
        ),
        cpd=(
            (Cpd(_the_day(cpd, "year_from"), _the_day(cpd, "counted_on"), cpd["pieces"], cpd["with_peer"]),)
            if cpd
            else ()
        ),
    )


def _revalidation(
    row: dict[str, Any], kept: dict[str, Any], day: date, rules: RevalidationRules
) -> RevalidationStanding | None:
    facts = _revalidation_facts(kept, row["submitted"], row["counted"])
    if row["role__regulator"] != Regulator.NMC or facts is None:
        return None
    return revalidation_state(facts, day, rules)


def _revalidation_facts(
    kept: dict[str, Any], submitted: Iterable[str], counted: dict[str, Any] | None
) -> RevalidationFacts | None:
    anchor = _day(kept, "revalidation_on")
    if anchor is None:
        return None
    facts = RevalidationFacts(anchor, kept["dual"], tuple(map(date.fromisoformat, submitted)))
    if counted is None:
        return facts
    return replace(
        facts,
        counted_for=_day(counted, "due_on"),
        practice_hours=counted["practice_hours"],
        cpd_hours=counted["cpd_hours"],
        participatory_hours=counted["participatory_hours"],
        feedback=counted["feedback"],
        reflective_accounts=counted["reflective_accounts"],
        discussed=counted["discussion_on"] is not None,
        confirmed=counted["confirmed_on"] is not None,
    )


def _day(table: dict[str, Any], name: str) -> date | None:
    value = table.get(name)
    return date.fromisoformat(value) if value else None


def _the_day(table: dict[str, Any], name: str) -> date:
    return date.fromisoformat(table[name])


def facts_of(worker: Worker, regulator: str, day: date) -> RegistrationFacts:
    """What is on record of one registration by a day, whether a role needs it or not. Four queries."""
    kept = worker.registrations.filter(regulator=regulator).first()
    number = (worker.swe_number or "") if regulator == Regulator.SWE else kept.number if kept else ""
    looks = worker.registerchecks.filter(regulator=regulator, on__lte=day).order_by("-on", "-pk")[:1]
    said = worker.renewalconfirmations.filter(regulator=regulator, renewed_on__lte=day)
    counts = worker.cpdcounts.filter(regulator=regulator, counted_on__lte=day).order_by("counted_on", "pk")
    return RegistrationFacts(
        regulator=regulator,
        has_number=bool(number),
        part=kept.part if kept else "",
        applied_on=kept.applied_on if kept else None,
        first_registered=kept.first_registered if kept else None,
        expires_on=kept.expires_on if kept else None,
        looks=tuple(Look(each.on, each.result, each.expires_on) for each in looks),
        confirmations=tuple(Confirmation(each.year_from, each.renewed_on) for each in said),
        cpd=tuple(Cpd(each.year_from, each.counted_on, each.pieces, each.with_peer) for each in counts),
    )


def revalidation_facts_of(
    worker: Worker, day: date, kept: ProfessionalRegistration | None = None
) -> RevalidationFacts | None:
    """What is on record of somebody's revalidation by a day; None where no date is known. Two queries, one less where
    what is kept is known.
    """
    if kept is None:
        kept = worker.registrations.filter(regulator=Regulator.NMC, revalidation_on__isnull=False).first()
    if kept is None or kept.revalidation_on is None:
        return None
    counts = list(worker.revalidationcounts.filter(counted_on__lte=day).order_by("counted_on", "pk"))
    done = [each.submitted_on for each in counts if each.submitted_on and each.submitted_on <= day]
    facts = RevalidationFacts(kept.revalidation_on, kept.dual, tuple(done))
    if not counts:
        return facts
    last = counts[-1]
    return replace(
        facts,
        counted_for=last.due_on,
        practice_hours=last.practice_hours,
        cpd_hours=last.cpd_hours,
        participatory_hours=last.participatory_hours,
        feedback=last.feedback,
        reflective_accounts=last.reflective_accounts,
        discussed=last.discussion_on is not None,
        confirmed=last.confirmed_on is not None,
    )


def conditions_of(worker: Worker, day: date) -> str:
    """What the latest look at a register by a day says of conditions. One query."""
    looks = worker.registerchecks.filter(on__lte=day, result=RegisterResult.CONDITIONS)
    latest = looks.order_by("-on", "-pk").first()
    return latest.conditions if latest else ""


def regulators_of(worker: Worker, day: date) -> list[Regulator]:
    """The registers that somebody's roles of the day need, or that they are on record with. Two queries."""
    roles = worker.assignments.as_at(day).exclude(role__regulator="")
    found = set(roles.values_list("role__regulator", flat=True))
    found |= set(worker.registrations.values_list("regulator", flat=True))
    if worker.swe_number:
        found.add(Regulator.SWE)
    return [each for each in Regulator if each in found]


KEPT = (
    *("regulator", "number", "part", "applied_on", "first_registered", "expires_on", "dual"),
    *("revalidation_on", "confirmer", "discussion_partner"),
)
COUNTED = (
    *("practice_hours", "cpd_hours", "participatory_hours", "feedback", "reflective_accounts"),
    *("discussion_on", "confirmed_on"),
)


def kept_of(worker: Worker, regulator: str) -> dict[str, Any]:
    """What is kept of a registration, by field; only the number where nothing else is. One query."""
    kept = worker.registrations.filter(regulator=regulator).values(*KEPT).first() or {}
    number = {"number": worker.swe_number or ""} if regulator == Regulator.SWE else {}
    return {**kept, **number}


def last_counts_of(worker: Worker) -> dict[str, Any]:
    """The latest counts towards a revalidation that is still to come, by field. One query."""
    last = worker.revalidationcounts.order_by("-counted_on", "-pk").first()
    if last is None or last.submitted_on is not None:
        return {}
    return {name: getattr(last, name) for name in COUNTED}
