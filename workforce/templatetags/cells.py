"""The cells of a table's row, written in Python.

A template would ask some six questions of each cell. At thirty rows of ten cells that took as long as all the rest of
the page.
"""

from collections.abc import Sequence

from django.template.loader import render_to_string
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString

from workforce.tables import Cell, Column


def row_cells(cells: Sequence[Cell], columns: Sequence[Column]) -> SafeString:
    """The first cell is the row's heading. Raises ValueError where there are too few or too many cells."""
    parts = []
    for position, (cell, column) in enumerate(zip(cells, columns, strict=True)):
        if position == 0:
            parts.append(f'<th scope="row">{_content(cell)}</th>')
        else:
            opening = '<td class="app-table__number">' if column.numeric else "<td>"
            parts.append(f"{opening}{_content(cell)}</td>")
    return SafeString("".join(parts))


def _content(cell: Cell) -> str:
    note = f' <span class="app-table__note">{conditional_escape(cell.note)}</span>' if cell.note else ""
    if cell.tone:
        badge = render_to_string("components/badge.html", {"text": cell.text, "tone": cell.tone})
        return badge.strip() + note
    text = conditional_escape(cell.text)
    if cell.url:
        return f'<a class="govuk-link" href="{conditional_escape(cell.url)}">{text}</a>{note}'
    return text + note
