"""Which facts have changed since the figures were last computed: noted by the database, however a row was written.

Statement triggers on every table that a figure reads write who or what is touched, from which day to which, and what
the row was before. The dashboards take the notes away when they have recomputed (dashboards/domain/recompute.py). Rows
written in bulk or by raw SQL are noted as any other; a write that changes nothing that a figure reads is not.
"""

from collections.abc import Sequence

import pgtrigger
from django.db import models

from workforce.models.arrangement import Arrangement
from workforce.models.attendance import Absence, CaseloadCount
from workforce.models.employment import Assignment, Employment
from workforce.models.organisation import Unit, UnitPlacement
from workforce.models.policy import BankHoliday, PolicyValue
from workforce.models.post import PostTerms, Role

PERIOD = "lower(period)", "upper(period) - 1"
ALWAYS = "NULL::date", "NULL::date"
PRACTICE = "practice"
"""The figures of supervision: they read rows, and columns, that the others do not."""
MANY = 1000
"""A statement that writes more rows than this is noted by whom it touches, not row by row."""


class ChangedFact(models.Model):
    """A row of `fact` that changed, and the worker and the post whose figures it touches for some days.

    `before` is what figures read of the row before this change; None where there was no such row. Without `fact_id`
    the note stands for many rows, written by one statement, and says only whom they touch. Neither worker nor post:
    everything is touched. `from_day` None: from the beginning; `to_day` None: with no end.
    """

    fact = models.CharField(max_length=63)
    fact_id = models.BigIntegerField(null=True)
    before = models.JSONField(null=True)
    worker_id = models.BigIntegerField(null=True)
    post_id = models.BigIntegerField(null=True)
    from_day = models.DateField(null=True)
    to_day = models.DateField(null=True)

    def __str__(self) -> str:
        return f"{self.fact} changed from {self.from_day} to {self.to_day}"


def note_changes(
    model: type[models.Model],
    columns: Sequence[str],
    *,
    worker: str = "NULL",
    post: str = "NULL",
    days: tuple[str, str] = PERIOD,
    new_rows: bool = True,
    ends_apart: bool = False,
    reader: str = "",
    counting: str = "",
) -> None:
    """Note every change to `columns` of the model's rows.

    The others are SQL expressions over a row: whom and what it touches, and its first and last day. Without
    `new_rows` an insert is not noted, since nothing can refer to the row yet. With `ends_apart` a row of which only the
    end moved touches the days between the old end and the new one, not those before both. `reader`: the figures that
    alone read these columns; the name of the fact begins with it. `counting`: an SQL condition; no figure
    reads rows that do not meet it, and they are as if they were not there.
    """
    those = f" WHERE {counting}" if counting else ""
    old = f"SELECT id, {', '.join(columns)} FROM old_values{those}"
    new = f"SELECT id, {', '.join(columns)} FROM new_values{those}"
    sources = {
        "insert": (pgtrigger.Insert, new, pgtrigger.Referencing(new="new_values")),
        "update": (
            pgtrigger.Update,
            _only_the_end_moved(columns)
            if ends_apart
            else f"({old} EXCEPT {new}) UNION ALL ({new} EXCEPT {old})",
            pgtrigger.Referencing(old="old_values", new="new_values"),
        ),
        "delete": (pgtrigger.Delete, old, pgtrigger.Referencing(old="old_values")),
    }
    if not new_rows:
        del sources["insert"]
    for name, (operation, rows, referencing) in sources.items():
        trigger = pgtrigger.Trigger(
            name=f"note_{reader}_{name}" if reader else f"note_{name}",
            level=pgtrigger.Statement,
            when=pgtrigger.After,
            operation=operation,
            referencing=referencing,
            func=_NOTE.format(
                fact=f"{reader}.{model._meta.db_table}" if reader else model._meta.db_table,
                written="new_values" if name == "insert" else "old_values",
                row_by_row=0 if worker == post == "NULL" else MANY,
                rows=rows,
                was=f"{new} {'AND' if counting else 'WHERE'} false" if name == "insert" else old,
                worker=worker,
                post=post,
                first=days[0],
                last=days[1],
            ),
        )
        pgtrigger.register(trigger)(model)


def _only_the_end_moved(columns: Sequence[str]) -> str:
    others = [column for column in columns if column != "period"]
    same = " AND ".join(f"was.{column} IS NOT DISTINCT FROM now.{column}" for column in others)
    listed = ", ".join(["id", *columns])
    return f"""
        WITH moved AS (
            SELECT now.id, {", ".join(f"now.{column}" for column in others)},
                   daterange(
                       least(upper(was.period), upper(now.period)) - 1,
                       CASE WHEN NOT upper_inf(was.period) AND NOT upper_inf(now.period)
                            THEN greatest(upper(was.period), upper(now.period)) END
                   ) AS period
            FROM old_values AS was JOIN new_values AS now USING (id)
            WHERE lower(was.period) = lower(now.period) AND was.period <> now.period AND {same}
        )
        SELECT id, {", ".join(columns)} FROM moved
        UNION ALL
        SELECT {listed} FROM (SELECT {listed} FROM old_values EXCEPT SELECT {listed} FROM new_values) AS was
        WHERE id NOT IN (SELECT id FROM moved)
        UNION ALL
        SELECT {listed} FROM (SELECT {listed} FROM new_values EXCEPT SELECT {listed} FROM old_values) AS now
        WHERE id NOT IN (SELECT id FROM moved)
    """


_NOTE = """
    INSERT INTO workforce_changedfact (fact, fact_id, before, worker_id, post_id, from_day, to_day)
    WITH statement AS (
        SELECT count(*) <= {row_by_row} AS few FROM {written}
    ), earlier AS (
        SELECT id, to_jsonb(earlier_row) AS before
        FROM ({was}) AS earlier_row WHERE (SELECT few FROM statement)
    )
    SELECT '{fact}', fact_id, before, worker, post,
           CASE WHEN bool_or(first_day IS NULL) THEN NULL ELSE min(first_day) END,
           CASE WHEN bool_or(last_day IS NULL) THEN NULL ELSE max(last_day) END
    FROM (
        SELECT CASE WHEN few THEN id END AS fact_id, before, {worker}::bigint AS worker, {post}::bigint AS post,
               {first} AS first_day, {last} AS last_day
        FROM ({rows}) AS changed CROSS JOIN statement LEFT JOIN earlier USING (id)
    ) AS noted
    GROUP BY fact_id, before, worker, post;
    RETURN NULL;
"""

note_changes(
    Assignment,
    ["worker_id", "employment_id", "team_id", "role_id", "post_id", "fte", "agency_reason", "period"],
    worker="worker_id",
    post="post_id",
    ends_apart=True,
)
note_changes(Employment, ["worker_id", "contract", "period"], worker="worker_id", ends_apart=True)
note_changes(Absence, ["worker_id", "kind", "days_lost", "period"], worker="worker_id")
note_changes(CaseloadCount, ["worker_id", "as_at", "cases"], worker="worker_id", days=("as_at", "as_at"))
note_changes(
    PostTerms,
    ["post_id", "role_id", "team_id", "fte", "period"],
    post="post_id",
    ends_apart=True,
)
note_changes(UnitPlacement, ["unit_id", "parent_id", "period"], ends_apart=True)
note_changes(Unit, ["code"], days=ALWAYS, new_rows=False)
note_changes(Role, ["role_group", "csww_role"], days=ALWAYS, new_rows=False)
note_changes(BankHoliday, ["day"], days=ALWAYS)
note_changes(PolicyValue, ["key", "value::text", "period"], days=ALWAYS)

note_changes(
    Assignment, ["worker_id", "manager_id", "period"], worker="worker_id", ends_apart=True, reader=PRACTICE
)
note_changes(
    Employment, ["worker_id", "start_origin", "period"], worker="worker_id", ends_apart=True, reader=PRACTICE
)
note_changes(Arrangement, ["worker_id", "kind", "team_id", "period"], worker="worker_id", reader=PRACTICE)
note_changes(Role, ["regulator"], days=ALWAYS, new_rows=False, reader=PRACTICE)
