"""Workforce plans in words: the units of a year, and the actions of a plan."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.urls import reverse

from workforce.enums import Tone
from workforce.models import WorkforcePlanAction, WorkforcePlanVersion
from workforce.queries.workforce_plans import YearLine
from workforce.rules.plans import NO_PLAN, action_tone
from workforce.tables import Cell, Column, Row, Table
from workforce.written import day as written_day

ACTION_HEADER = ("Unit", "Year", "Priority", "Action", "How you will know", "Owner", "Due", "Done", "Outcome")


def year_table(lines: Sequence[YearLine], names: Mapping[int, str], day: date) -> Table:
    columns = (
        Column("Unit"),
        Column("Plan"),
        Column("Responsible"),
        Column("To be agreed by"),
        Column("Actions", numeric=True),
        Column("Done", numeric=True),
        Column("Overdue", numeric=True),
    )
    rows = tuple(
        Row(
            (
                Cell(
                    names.get(line.unit_id, ""),
                    url=reverse("workforce_plan", args=[line.plan.pk]) if line.plan else "",
                ),
                Cell(str(line.plan.get_state_display()) if line.plan else NO_PLAN, tone=line.tone.badge),
                Cell(line.plan.owner.name if line.plan else ""),
                Cell(written_day(line.due_on), note="overdue" if line.tone == Tone.RED else ""),
                Cell(str(line.actions)),
                Cell(str(line.done)),
                Cell(str(line.late)),
            )
        )
        for line in lines
    )
    return Table("Workforce plans", columns, rows, empty="No unit needs a plan, and none has one.")


def actions_table(
    actions: Sequence[WorkforcePlanAction], day: date, *, may_change: bool, own_id: int | None
) -> Table:
    columns = (
        Column("Action"),
        Column("Priority"),
        Column("How you will know"),
        Column("Who sees to it"),
        Column("By"),
        Column("State"),
        Column("To do"),
    )
    rows = tuple(_action(each, day, may_change=may_change, own_id=own_id) for each in actions)
    return Table("Actions", columns, rows, empty="No action yet: a plan without one changes nothing.")


def _action(action: WorkforcePlanAction, day: date, *, may_change: bool, own_id: int | None) -> Row:
    tone = action_tone(action.due_on, action.done_on, day)
    words = {Tone.GREEN: "Done", Tone.RED: "Overdue", Tone.AMBER: "Due soon"}.get(tone, "Open")
    is_open = action.done_on is None
    done_by_owner = is_open and (may_change or (own_id is not None and action.owner_id == own_id))
    return Row(
        (
            Cell(
                action.text,
                url=reverse("workforce_action_change", args=[action.pk]) if may_change and is_open else "",
                note=action.outcome,
            ),
            Cell(action.priority),
            Cell(action.measure),
            Cell(action.owner.name),
            Cell(written_day(action.due_on)),
            Cell(words, tone=tone.badge, note=written_day(action.done_on)),
            Cell("Record that it is done", url=reverse("workforce_action_done", args=[action.pk]))
            if done_by_owner
            else Cell(""),
        )
    )


def versions_table(versions: Sequence[WorkforcePlanVersion]) -> Table:
    columns = (Column("Version"), Column("Of"), Column("By"), Column("What is new"))
    rows = tuple(
        Row(
            (
                Cell(str(each.number), url=f"?version={each.number}"),
                Cell(written_day(each.on)),
                Cell(each.by.email if each.by else ""),
                Cell(each.change),
            )
        )
        for each in versions
    )
    return Table("Versions", columns, rows)


def action_row(action: WorkforcePlanAction, names: Mapping[int, str]) -> tuple[str, ...]:
    return (
        names.get(action.plan.unit_id, ""),
        action.plan.year_words,
        action.priority,
        action.text,
        action.measure,
        action.owner.name,
        action.due_on.isoformat(),
        action.done_on.isoformat() if action.done_on else "",
        action.outcome,
    )
