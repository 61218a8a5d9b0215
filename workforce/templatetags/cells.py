"""The headings and rows of a table, written in Python.

A template would ask some six questions of each cell. At thirty rows of ten cells that took as long as all the rest of
the page.
"""

from collections.abc import Sequence
from html import escape

from django.template.loader import render_to_string
from django.utils.http import urlencode
from django.utils.safestring import SafeString

from workforce.tables import Cell, Column, Row, Table

DIRECTIONS = {"": ("none", "↕"), "+": ("ascending", "▲"), "-": ("descending", "▼")}


def heading_cells(columns: Sequence[Column], sort: str, address: str) -> SafeString:
    """The headings; those with a key are links that sort by it, the other way round where the list does already.

    `address` is the query that the links keep. A column without a label is a corner without a heading.
    """
    return SafeString("".join(_heading(column, sort, address) for column in columns))


def _heading(column: Column, sort: str, address: str) -> str:
    if not column.label:
        return "<td></td>"
    opening = '<th scope="col" class="app-table__number"' if column.numeric else '<th scope="col"'
    label = escaped(column.label)
    if column.key:
        by = {column.key: "+", f"-{column.key}": "-"}.get(sort, "")
        direction, sign = DIRECTIONS[by]
        asked = urlencode({"sort": f"-{column.key}" if by == "+" else column.key})
        url = escape(f"?{address}&{asked}" if address else f"?{asked}")
        opening += f' aria-sort="{direction}"'
        label = f'<a href="{url}">{label}<span class="app-table__sort" aria-hidden="true">{sign}</span></a>'
    hint = f'<span class="app-table__note">{escaped(column.hint)}</span>' if column.hint else ""
    return f"{opening}>{label}{hint}</th>"


def body_rows(table: Table) -> SafeString:
    """The rows; one that says so where there is none."""
    if not table.rows:
        width = len(table.columns)
        return SafeString(
            f'<tr><td class="app-table__empty" colspan="{width}">{escaped(table.empty)}</td></tr>'
        )
    named = table.is_stacked
    return SafeString("\n".join(_row(row, table.columns, named=named) for row in table.rows))


def _row(row: Row, columns: Sequence[Column], *, named: bool) -> str:
    opening = '<tr class="app-table__strong">' if row.strong else "<tr>"
    return f"{opening}{row_cells(row.cells, columns, named=named)}</tr>"


def row_cells(cells: Sequence[Cell], columns: Sequence[Column], *, named: bool = False) -> SafeString:
    """The first cell is the row's heading; `named`: the others carry their column's name, for phones.

    Raises ValueError where there are too few or too many cells.
    """
    parts = []
    for position, (cell, column) in enumerate(zip(cells, columns, strict=True)):
        if position == 0:
            parts.append(f'<th scope="row">{_content(cell)}</th>')
        else:
            number = ' class="app-table__number"' if column.numeric else ""
            name = f' data-label="{escaped(column.label)}"' if named else ""
            parts.append(f"<td{number}{name}>{_content(cell)}</td>")
    return SafeString("".join(parts))


def _content(cell: Cell) -> str:
    note = f' <span class="app-table__note">{escaped(cell.note)}</span>' if cell.note else ""
    text = escaped(cell.text)
    if cell.tone:
        text = render_to_string("components/badge.html", {"text": cell.text, "tone": cell.tone}).strip()
    if cell.heard:
        text += f'<span class="govuk-visually-hidden"> {escaped(cell.heard)}</span>'
    if cell.url:
        return f'<a class="govuk-link" href="{escaped(cell.url)}">{text}</a>{note}'
    return text + note


def escaped(text: object) -> str:
    """The text for HTML, unless it is safe already. Without the lazy wrapper that makes Django's own cost thrice."""
    return text if isinstance(text, SafeString) else escape(str(text))
