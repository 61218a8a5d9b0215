"""What the database keeps as it is from some step on: a signed record, a done audit."""

import pgtrigger


def locked(name: str, *columns: str, once: str) -> pgtrigger.Trigger:
    """These columns do not change any more once a row meets `once` (SQL about OLD). Others do, and it may be deleted
    where nothing else forbids it.

    Not UPDATE OF: Django writes every column of a row that it saves, changed or not.
    """
    was, now = (", ".join(f'{row}."{column}"' for column in columns) for row in ("OLD", "NEW"))
    return pgtrigger.Protect(
        name=name,
        operation=pgtrigger.Update,
        condition=pgtrigger.Condition(f"({once} AND ({was}) IS DISTINCT FROM ({now}))"),
    )


def one_of(column: str, values: list[str]) -> str:
    """SQL: the column of the row as it was is one of the values."""
    return f"OLD.{column} IN ({', '.join(repr(str(value)) for value in values)})"
