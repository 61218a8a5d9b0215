"""The slots of a month: how many of each state, and, for who may see them, whose they are."""

from collections import Counter
from collections.abc import Iterator, Sequence

from django.urls import reverse

from dashboards.pages.choice import Choice
from dashboards.queries.practice_slots import PersonSlot
from supervision.queries.rhythm import Slot, SlotState
from workforce.csv_file import Value
from workforce.periods import british
from workforce.queries.suppression import HIDDEN, Limits
from workforce.tables import Cell, Column, Row, Table

WORDS = {
    SlotState.MET: ("Met", "good"),
    SlotState.MISSED: ("Missed", "bad"),
    SlotState.EXCUSED: ("Excused", "neutral"),
}
SLOTS_HEADER = ("Reference", "Name", "From", "To", "State", "Working days", "Days away")


def counts_table(choice: Choice, found: Sequence[Slot], limits: Limits) -> Table:
    """How many slots were met, missed and excused."""
    counts = Counter(each.state for each in found)
    numbers: list[int | None] = [counts[state] for state in SlotState]
    total: int | None = len(found)
    if 0 < len(found) < limits.count:
        numbers, total = [None] * len(SlotState), None
    rows = [
        Row((Cell(WORDS[state][0]), Cell(_number(each))))
        for state, each in zip(SlotState, numbers, strict=True)
    ]
    return Table(
        caption=f"Slots that closed in {choice.month_words}",
        columns=(Column("What became of them"), Column("Slots", numeric=True)),
        rows=(*rows, Row((Cell("All"), Cell(_number(total))), strong=True)),
    )


def _number(count: int | None) -> str:
    return HIDDEN if count is None else f"{count:,}"


def slots_table(choice: Choice, lines: Sequence[PersonSlot]) -> Table:
    """Whose slots, when, and what became of them; missed ones first."""
    return Table(
        caption=f"Slots of {choice.unit.name} by person",
        columns=(
            Column("Person"),
            Column("From"),
            Column("To"),
            Column("State"),
            Column("Days away", numeric=True),
        ),
        rows=tuple(
            Row(
                (
                    Cell(line.name, url=reverse("person", args=[line.slot.worker_id])),
                    Cell(british(line.slot.first_day)),
                    Cell(british(line.slot.last_day)),
                    Cell(WORDS[line.slot.state][0], tone=WORDS[line.slot.state][1]),
                    Cell(f"{line.slot.away_days} of {line.slot.working_days}"),
                )
            )
            for line in lines
        ),
        empty="No slot closed in this month.",
    )


def slot_rows(lines: Sequence[PersonSlot]) -> Iterator[Sequence[Value]]:
    """The same for a file."""
    for line in lines:
        slot = line.slot
        yield (
            line.reference,
            line.name,
            slot.first_day.isoformat(),
            slot.last_day.isoformat(),
            WORDS[slot.state][0],
            slot.working_days,
            slot.away_days,
        )
