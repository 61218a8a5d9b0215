"""What was corrected in a person's record, by whom and why: a panel of the person's page."""

from collections.abc import Mapping
from datetime import date

from django.db.models import Model

from workforce.access.permissions import Permission
from workforce.change_words import FieldChange, Labels, in_words, pointed_to
from workforce.models import Absence, Arrangement, Assignment, CaseloadCount, Employment, Unit, Worker
from workforce.panels import EMPLOYMENT, Panel, person_panel
from workforce.queries.history import Change, Kind, corrections_of, kinds_of, labels
from workforce.queries.organisation import names_in
from workforce.queries.visibility import Sight
from workforce.tables import Cell, Column, Row, Table
from workforce.written import day as written_day

CORRECTED: dict[type[Model], tuple[Permission, str]] = {
    Employment: (Permission.SEE_EMPLOYMENT, "Contract"),
    Assignment: (Permission.SEE_EMPLOYMENT, "Team and role"),
    Arrangement: (Permission.SEE_EMPLOYMENT, "Acting up and secondment"),
    Absence: (Permission.SEE_ABSENCE, "Absence"),
    CaseloadCount: (Permission.SEE_CASELOAD, "Caseload"),
}
"""The rows that can be corrected, who sees them, and what they are called."""


@person_panel(order=80, tab=EMPLOYMENT)
def corrections(worker: Worker, day: date, sight: Sight) -> Panel | None:
    """Nothing where nothing was corrected. One query, and those for the names in what was."""
    seen = [model for model, (permission, _) in CORRECTED.items() if sight.sees(permission)]
    kinds = kinds_of(seen)
    changes = corrections_of(worker.pk, kinds)
    if not changes:
        return None
    teams = {(Unit, key): name for key, name in names_in(sight.scope, day).items()}
    names: Labels = labels(pointed_to(changes, kinds)) | teams
    rows = tuple(_row(each, kinds, names) for each in changes)
    columns = (Column("What"), Column("What was there, and what stands there now"), Column("Reason"))
    return Panel("corrections", "Corrections", table=Table("Corrections", columns, rows))


def _row(change: Change, kinds: Mapping[str, Kind], names: Labels) -> Row:
    said = in_words(change, kinds, names, hidden=())
    model = kinds[change.kind].model
    gone = change.operation == "delete"
    did = "Taken off" if gone else "Corrected"
    fields = "; ".join(_field(each, gone) for each in said.fields if each.label != "Worker")
    reason = str((change.context or {}).get("reason", ""))
    when = f"{did} on {written_day(change.at)} by {said.who}"
    return Row((Cell(CORRECTED[model][1], note=when), Cell(fields), Cell(reason)))


def _field(field: FieldChange, gone: bool) -> str:
    if gone:
        return f"{field.label}: {field.before}"
    return f"{field.label}: {field.before or 'nothing'} → {field.after or 'nothing'}"
