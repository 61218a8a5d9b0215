"""Who is supervised by a senior, more often than usual, under which agreement; and who is trained to supervise."""

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import takewhile
from typing import Any

from supervision.demo.words import TERMS
from supervision.enums import FrequencyUnit
from supervision.models import Agreement, FrequencyRule, SupervisorPairing, SupervisorTraining
from supervision.queries.rhythm import Slot
from workforce.demo.chance import Chance
from workforce.demo.writing import copy_rows
from workforce.encryption import encrypt
from workforce.models import Assignment, Role
from workforce.periods import add_months, period

SENIORS, SUPERVISED_BY_THEM = ("AP", "SSW"), ("SW", "NQSW", "FSW")
PAIRED_TEAMS = 0.3
MORE_OFTEN = 0.015
REASONS = ("Back after a long absence", "At the person's own wish, for three months", "New kind of work")
NO_AGREEMENT, HALF_SIGNED = 0.06, 0.08
NOT_TRAINED, LAPSED = 0.09, 0.09


def write_pairings(until: date, chance: Chance) -> dict[str, int]:
    """In some teams a senior supervises one colleague, since some months ago."""
    seniors: dict[int, list[Assignment]] = defaultdict(list)
    others: dict[int, list[Assignment]] = defaultdict(list)
    held = Assignment.objects.as_at(until).filter(role__code__in=SENIORS + SUPERVISED_BY_THEM)
    for each in held.select_related("role").order_by("team__code", "pk"):
        (seniors if each.role.code in SENIORS else others)[each.team_id].append(each)
    rows = []
    for team_id, found in seniors.items():
        if others[team_id] and chance.random() < PAIRED_TEAMS:
            senior, worker = chance.choice(found), chance.choice(others[team_id])
            since = max(add_months(until, -chance.randint(2, 12)), senior.first_day, worker.first_day)
            if senior.worker_id != worker.worker_id:
                rows.append(
                    (worker.worker_id, senior.worker_id, f"[{since},)", "Practice supervision in the team")
                )
    columns = ["worker_id", "supervisor_id", "period", "reason"]
    unique = {row[0]: row for row in rows}.values()
    return {"pairings": copy_rows(SupervisorPairing, columns, unique)}


def write_frequencies(until: date, chance: Chance) -> dict[str, int]:
    """A few people more often for a while, and one role less often."""
    held = Assignment.objects.as_at(until).filter(fte__gte=1, manager__isnull=False).order_by("pk")
    people = [each for each in held if each.first_day < add_months(until, -9)]
    chosen = chance.sample(people, max(1, round(len(people) * MORE_OFTEN))) if people else []
    rules = [
        FrequencyRule(
            worker_id=worker_id,
            every=2,
            unit=FrequencyUnit.WEEK,
            reason=chance.choice(REASONS),
            period=period(until - timedelta(days=chance.randint(20, 70)), until + timedelta(days=60)),
        )
        for worker_id in dict.fromkeys(each.worker_id for each in chosen)
    ]
    role = Role.objects.filter(code="WDO").first()
    if role is not None:
        since = period(add_months(until, -30))
        rules.append(FrequencyRule(role=role, every=6, unit=FrequencyUnit.WEEK, period=since))
    return {"frequencies of supervision": len(FrequencyRule.objects.bulk_create(rules))}


def write_trainings(until: date, chance: Chance) -> dict[str, int]:
    """Whoever supervises somebody has mostly learned to: some long ago, some again, some not yet."""
    managers = (
        Assignment.objects.as_at(until).filter(manager__isnull=False).values_list("manager_id", flat=True)
    )
    pairs = SupervisorPairing.objects.as_at(until).values_list("supervisor_id", flat=True)
    rows: list[tuple[Any, ...]] = []
    for worker_id in sorted({*managers, *pairs}):
        drawn = chance.random()
        if drawn < NOT_TRAINED:
            continue
        months = chance.randint(38, 55) if drawn < NOT_TRAINED + LAPSED else chance.randint(1, 34)
        latest = add_months(until, -months)
        again = months < 34 and chance.random() < 0.4
        if again:
            rows.append((worker_id, add_months(latest, -34), False, None))
        rows.append((worker_id, latest, again, None))
    columns = ["worker_id", "completed_on", "refresher", "by_id"]
    return {"training of supervisors": copy_rows(SupervisorTraining, columns, rows)}


@dataclass(slots=True)
class Agreements:
    """Collects the agreements of the pairs that there are on the last day."""

    until: date
    chance: Chance
    _rows: list[tuple[Any, ...]] = field(default_factory=list)

    def make(self, worker_id: int, found: Sequence[Slot]) -> None:
        """Those of one person, from the slots: the last ones with the same supervisor are the time of the pair."""
        until, chance = self.until, self.chance
        begun = [slot for slot in found if slot.first_day <= until]
        supervisor = begun[-1].supervisor_id if begun else None
        if supervisor in (None, worker_id) or begun[-1].last_day < until:
            return
        since = list(takewhile(lambda slot: slot.supervisor_id == supervisor, reversed(begun)))[-1].first_day
        if since > begun[0].first_day:
            made_on = since + timedelta(days=chance.randint(3, 40))
        else:
            made_on = until - timedelta(days=chance.randint(5, 430))
        if made_on > until or chance.random() < NO_AGREEMENT:
            return
        earlier = add_months(made_on, -12)
        if earlier >= since:
            self._add(worker_id, supervisor, earlier, earlier, made_on)
        signed_on = made_on + timedelta(days=chance.choice((0, 0, 1, 3, 7, 9)))
        is_signed = signed_on <= until and chance.random() > HALF_SIGNED
        self._add(worker_id, supervisor, made_on, signed_on if is_signed else None, None)

    def _add(
        self,
        worker_id: int,
        supervisor: int | None,
        made_on: date,
        signed_on: date | None,
        ended_on: date | None,
    ) -> None:
        terms = {key: self.chance.choice(words) for key, words in TERMS.items()}
        token = encrypt(json.dumps(terms, ensure_ascii=False, sort_keys=True))
        renew_by = add_months(signed_on, 12) if signed_on else None
        self._rows.append(
            (worker_id, supervisor, token, made_on, made_on, signed_on, renew_by, ended_on, None)
        )

    def write(self) -> dict[str, int]:
        columns = (
            "supervisee_id supervisor_id terms made_on supervisor_signed_on supervisee_signed_on renew_by "
            "ended_on by_id"
        )
        return {"supervision agreements": copy_rows(Agreement, columns.split(), self._rows)}
