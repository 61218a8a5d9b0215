"""Appraisals as tables and files: the list of everybody, and what one of them shows."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from django.urls import reverse

from supervision.appraisal_prompts import AppraisalPrompt
from supervision.enums import AppraisalState, Due, NeedState, Score
from supervision.models import Appraisal, AppraisalSample, AppraisalVersion, DevelopmentItem, Objective
from supervision.queries.appraisal_standing import AppraisalStanding
from workforce.csv_file import Value
from workforce.panels import Fact
from workforce.tables import Cell, Column, Row, Table
from workforce.written import day as written_day
from workforce.written import pounds

CSV_HEADER = ("Number", "Name", "Team", "Due on", "Stands", "Last held on", "On its way", "Planned for")
TONES = {Due.OVERDUE: "bad", Due.SOON: "warning", Due.LATER: "good", Due.NOBODY: "warning"}


def standings_table(
    found: Sequence[AppraisalStanding], names: Mapping[int, str], called: str, sort: str
) -> Table:
    """Who is due when, each leading to the person's appraisals."""
    columns = (
        Column("Name", key="name"),
        Column("Team"),
        Column("Due on", key="due"),
        Column("How it stands"),
        Column("Last held"),
        Column("On its way"),
    )
    rows = tuple(
        Row(
            (
                Cell(each.name, url=reverse("appraisals_of", args=[each.reference])),
                Cell(names.get(each.team_id, "")),
                Cell(written_day(each.due_on)),
                Cell(str(each.due.label), tone=TONES.get(each.due, "")),
                Cell(written_day(each.last_on) or "Never"),
                _way(each),
            )
        )
        for each in found
    )
    empty = "Nobody fits. Choose another team, or show everybody."
    return Table(f"{called}: who is due when", columns, rows, sort=sort, empty=empty)


def _way(each: AppraisalStanding) -> Cell:
    if each.state is None:
        return Cell("Not started" if each.since else "")
    planned = f"meeting on {written_day(each.planned_on)}" if each.planned_on else ""
    before = each.state in (AppraisalState.NOT_STARTED, AppraisalState.SELF_ASSESSMENT)
    words = "Started" if each.state == AppraisalState.NOT_STARTED else str(each.state.label)
    return Cell(words, note=planned if before else "")


def standings_rows(found: Iterable[AppraisalStanding], names: Mapping[int, str]) -> Iterator[Sequence[Value]]:
    for each in found:
        yield (
            each.reference,
            each.name,
            names.get(each.team_id, ""),
            each.due_on.isoformat() if each.due_on else "",
            str(each.due.label),
            each.last_on.isoformat() if each.last_on else "",
            str(each.state.label) if each.state else "",
            each.planned_on.isoformat() if each.planned_on else "",
        )


def appraisals_table(found: Iterable[Appraisal], day: date, called: str) -> Table:
    """One person's appraisals, the latest first: days and states."""
    columns = (
        Column("Due on"),
        Column("State"),
        Column("Meeting"),
        Column("Signed by both"),
        Column("Mid-year review"),
    )
    rows = tuple(
        Row(
            (
                Cell(written_day(each.due_on), url=reverse("appraisal", args=[each.pk])),
                Cell(str(each.get_state_display())),
                Cell(written_day(each.meeting_on)),
                Cell(written_day(signed_on(each))),
                mid_year_cell(each, day),
            )
        )
        for each in found
    )
    return Table(called, columns, rows, empty="None yet. Start the first one.")


def signed_on(appraisal: Appraisal) -> date | None:
    """The day of the second signature; None until both have signed."""
    one, other = appraisal.appraisee_signed_on, appraisal.appraiser_signed_on
    return max(one, other) if one and other else None


def mid_year_cell(appraisal: Appraisal, day: date) -> Cell:
    """When the review was held, or is due."""
    if appraisal.mid_year_on:
        return Cell(written_day(appraisal.mid_year_on))
    if appraisal.mid_year_due_on is None or appraisal.state == AppraisalState.CLOSED:
        return Cell("")
    late = appraisal.mid_year_due_on < day
    return Cell(f"due on {written_day(appraisal.mid_year_due_on)}", note="overdue" if late else "")


def facts_of(appraisal: Appraisal, day: date) -> list[Fact]:
    """The days of one appraisal."""
    waiting = appraisal.meeting_on is None
    late = ", overdue" if waiting and appraisal.due_on < day else ""
    held = appraisal.meeting_on is not None
    facts = [
        Fact("State", str(appraisal.get_state_display())),
        Fact("Due on", f"{written_day(appraisal.due_on)}{late}"),
        Fact("Appraised by", appraisal.appraiser.name),
    ]
    if appraisal.covers_from:
        facts.append(Fact("Looks back to", written_day(appraisal.covers_from)))
    if held:
        facts.append(Fact("Meeting held on", written_day(appraisal.meeting_on)))
        facts.append(Fact("Mid-year review", _mid_year_words(appraisal, day)))
        facts.append(Fact("Signed by the person", written_day(appraisal.appraisee_signed_on) or "Not yet"))
        facts.append(Fact("Signed by the manager", written_day(appraisal.appraiser_signed_on) or "Not yet"))
    else:
        facts.append(Fact("Meeting planned for", written_day(appraisal.planned_on) or "Not planned"))
    if appraisal.countersigned_on:
        facts.append(Fact("Countersigned on", written_day(appraisal.countersigned_on)))
    return facts


def _mid_year_words(appraisal: Appraisal, day: date) -> str:
    cell = mid_year_cell(appraisal, day)
    held = "held on " if appraisal.mid_year_on else ""
    return ", ".join(part for part in (f"{held}{cell.text}" if cell.text else "not held", cell.note) if part)


def words_of(
    version: AppraisalVersion | None, prompts: Sequence[AppraisalPrompt], values: Sequence[str] = ()
) -> list[Fact]:
    """What was written, prompt by prompt; what was left empty is not shown."""
    if version is None:
        return []
    found = [
        Fact(prompt.label, str(version.body[prompt.key]))
        for prompt in prompts
        if version.body.get(prompt.key)
    ]
    if values:
        found.append(Fact("Values and behaviours that showed", ", ".join(values)))
    return found


def feedback_of(sample: AppraisalSample) -> list[Fact]:
    """What a sample said: when and by whom, each score in words, the whole, and the feedback."""
    scores = [Fact(label, str(Score(score).label)) for label, score in sample.scores if score is not None]
    return [
        Fact("Scored on", f"{written_day(sample.done_on)}, by {sample.auditor.name}"),
        *scores,
        Fact("As a whole", "Good" if sample.is_good else "Not good yet"),
        Fact("Feedback", sample.feedback or "None was given."),
    ]


def objective_note(objective: Objective) -> str:
    """What an objective serves."""
    parts = (
        f"Priority: {objective.priority.name}" if objective.priority else "",
        f"Value: {objective.value.name}" if objective.value else "",
    )
    return ". ".join(part for part in parts if part)


def development_table(items: Sequence[DevelopmentItem], day: date, page: str) -> Table:
    """What is to be learned, and how it stands. `page`: where open items lead; nothing: nowhere."""
    columns = (Column("Need"), Column("How"), Column("By when"), Column("How it stands"), Column("Looked at"))
    rows = tuple(_development_row(each, day, page) for each in items)
    return Table("What is to be learned", columns, rows, empty="Nothing agreed yet.")


def _development_row(item: DevelopmentItem, day: date, page: str) -> Row:
    reviews = list(item.reviews.all())
    last = reviews[-1] if reviews else None
    opened = item.state == NeedState.OPEN
    came = ". ".join(part for part in (last.outcome, last.impact) if part) if last else ""
    return Row(
        (
            Cell(item.need, url=reverse(page, args=[item.pk]) if page and opened else "", note=item.why),
            Cell(item.how, note=pounds(item.cost) if item.cost is not None else ""),
            Cell(written_day(item.by_when), note="past its day" if opened and item.by_when < day else ""),
            Cell(str(item.get_state_display()), note=came),
            Cell(written_day(last.on if last else None)),
        )
    )
