"""The slots behind a figure of compliance: whose, when, and what became of each."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from supervision.queries.rhythm import Slot, SlotState, slots
from workforce.models import Assignment, Role, Worker
from workforce.names import full_name
from workforce.periods import period


@dataclass(frozen=True, slots=True)
class PersonSlot:
    """A slot with the person's name."""

    slot: Slot
    reference: str
    name: str


def slots_of_units(unit_ids: Collection[int], population: str, month: date) -> list[Slot]:
    """Those that closed in the month of the month end `month`, of whoever was in one of the teams then.

    Five queries.
    """
    first = month.replace(day=1)
    there = Assignment.objects.filter(team_id__in=unit_ids, period__overlap=period(first, month))
    workers = list(there.values_list("worker_id", flat=True).distinct())
    roles = set(_roles(population))
    units = set(unit_ids)
    found = slots(first, month, workers) if workers else []
    return [each for each in found if each.team_id in units and each.role_id in roles]


def _roles(population: str) -> "list[int]":
    roles = Role.objects.all()
    if population == "csww":
        roles = roles.filter(csww_role__isnull=False)
    elif population != "all":
        roles = roles.filter(role_group=population)
    return list(roles.values_list("pk", flat=True))


def named(found: Collection[Slot]) -> list[PersonSlot]:
    """With names, in their order: what is missed first. One query."""
    people = Worker.objects.in_bulk({each.worker_id for each in found})
    order = [SlotState.MISSED, SlotState.MET, SlotState.EXCUSED]
    lines = []
    for each in found:
        person = people[each.worker_id]
        lines.append(PersonSlot(each, person.reference, full_name(person.first_name, person.last_name)))
    return sorted(
        lines,
        key=lambda line: (order.index(line.slot.state), people[line.slot.worker_id].sort_name, line.slot.first_day),
    )  # fmt: skip
