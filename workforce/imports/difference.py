"""What a plan would write, line by line, and one mark for all of it.

Both read the planned tables. The mark tells whether the plan that somebody saw is still the plan: it covers every
value that would be written, every value that would be written over, and every problem.
"""

from django.db.backends.utils import CursorWrapper

from workforce.imports.columns import Column
from workforce.imports.layout import LAYOUTS, WORKERS, Layout
from workforce.imports.plan import STORED
from workforce.models import ImportRun

ADDS_LISTED = 10_000
"""Of the new rows of a file so many are listed; all of them stand in the file itself. What changes or ends is listed
whole."""

NOT_SHOWN = "not shown here"
OF_EQUALITY = frozenset({"sex", "ethnicity"})


def digest(cursor: CursorWrapper) -> str:
    """The mark of the plan as it is now."""
    parts = [_marks_of(layout) for layout in LAYOUTS]
    parts.append("SELECT file, row, md5(concat_ws('|', severity, column_name, reason)) FROM import_problem")
    cursor.execute(
        "SELECT md5(coalesce(string_agg(mark, '' ORDER BY file, row, mark), ''))"
        f" FROM ({' UNION ALL '.join(parts)}) AS all_of_it (file, row, mark)"
    )
    (mark,) = cursor.fetchone() or ("",)
    return str(mark)


def _marks_of(layout: Layout) -> str:
    return f"""
        SELECT '{layout.name}', plan.row, md5(concat(plan::text, was::text))
        FROM {layout.planned} plan LEFT JOIN ({STORED[layout.name]}) was ON was.id = plan.id
        WHERE plan.action IN ('add', 'change', 'end')
    """


def keep_lines(cursor: CursorWrapper, run: ImportRun) -> None:
    """Store the lines of the plan for the run's pages, in the order of files and rows; earlier ones go."""
    cursor.execute("DELETE FROM workforce_importline WHERE run_id = %s", [run.pk])
    for layout in LAYOUTS:
        for where, before, limit in (
            ("plan.action = 'add'", False, f"LIMIT {ADDS_LISTED}"),
            ("plan.action IN ('change', 'end')", True, ""),
        ):
            cursor.execute(_lines_of(layout, where, with_before=before, limit=limit), [run.pk])


def keep_problems(cursor: CursorWrapper, run: ImportRun, order: list[str]) -> None:
    """Store every problem for the run's pages, errors first, file by file and by row; earlier ones go."""
    cursor.execute("DELETE FROM workforce_importproblem WHERE run_id = %s", [run.pk])
    cursor.execute(
        """
        INSERT INTO workforce_importproblem (run_id, severity, file, "row", "column", reason)
        SELECT %s, severity, left(file, 300), nullif(row, 0), left(column_name, 300), reason FROM import_problem
        ORDER BY severity, array_position(%s::text[], file), row, number
        """,
        [run.pk, order],
    )


def problems_by_file(cursor: CursorWrapper) -> dict[str, dict[str, int]]:
    """How many errors and warnings each file has: {"workers.csv": {"error": 3}}."""
    cursor.execute(
        "SELECT file, severity, count(*) FROM import_problem GROUP BY file, severity ORDER BY file"
    )
    found: dict[str, dict[str, int]] = {}
    for file, severity, count in cursor.fetchall():
        found.setdefault(file, {})[severity] = count
    return found


def _lines_of(layout: Layout, where: str, *, with_before: bool, limit: str) -> str:
    before = _chosen(layout, "was") if with_before else "'{}'::jsonb"
    after = _chosen(layout, "plan") if with_before else f"jsonb_strip_nulls({_cells(layout, 'plan')})"
    was = f"JOIN ({STORED[layout.name]}) was ON was.id = plan.id" if with_before else ""
    return f"""
        INSERT INTO workforce_importline (run_id, file, action, "row", name, before, after)
        SELECT %s, '{layout.name}', plan.action, plan.row, {_name(layout)}, {before}, {after}
        FROM {layout.planned} plan {was} {_person(layout)} WHERE {where} ORDER BY plan.row {limit}
    """


def _name(layout: Layout) -> str:
    """What the row is about, in words: the person where there is one, and what names the row."""
    person = ["trim(person.first_name || ' ' || person.last_name)"] if _has_person(layout) else []
    if layout is WORKERS:
        person = ["trim(plan.first_name || ' ' || plan.last_name)"]
    return f"concat_ws(', ', {', '.join([*person, *(_text('plan', column) for column in layout.key_columns())])})"


def _person(layout: Layout) -> str:
    if not _has_person(layout):
        return ""
    return f"LEFT JOIN {WORKERS.planned} person ON person.worker_ref = plan.worker_ref"


def _has_person(layout: Layout) -> bool:
    return layout is not WORKERS and layout.key[0] == "worker_ref"


def _chosen(layout: Layout, row: str) -> str:
    """The cells of the columns that change."""
    return f"""(
        SELECT jsonb_object_agg(cell.key, cell.value) FROM jsonb_each({_cells(layout, row)}) cell
        WHERE cell.key = ANY(string_to_array(plan.changes, ', '))
    )"""


def _cells(layout: Layout, row: str) -> str:
    """A row as JSON, under the files' headings, each cell as text that a person reads."""
    cells = [f"'{column.name}', {_text(row, column)}" for column in layout.columns]
    return f"jsonb_build_object({', '.join(cells)})"


def _text(row: str, column: Column) -> str:
    value = f"{row}.{column.target}"
    if column.name in OF_EQUALITY:
        return f"CASE WHEN {value} IS NOT NULL OR plan.id IS NOT NULL THEN '{NOT_SHOWN}' END"
    match column.sql_type:
        case "date":
            return f"to_char({value}, 'FMDD FMMonth YYYY')"
        case "numeric":
            return f"trim_scale({value})::text"
        case "boolean":
            return f"CASE {value} WHEN true THEN 'yes' WHEN false THEN 'no' END"
        case _:
            return f"{value}::text"
