import pytest

from workforce.tables import Cell, Column
from workforce.templatetags.cells import row_cells

COLUMNS = (Column("Team"), Column("FTE", numeric=True), Column("State"))


def test_first_cell_is_the_heading_and_numbers_are_marked() -> None:
    html = row_cells((Cell("North"), Cell("4.0"), Cell("")), COLUMNS)

    assert html == '<th scope="row">North</th><td class="app-table__number">4.0</td><td></td>'


def test_text_address_and_note_are_escaped() -> None:
    html = row_cells((Cell("<b>", url='/people/"x"&y/', note="<i>"),), COLUMNS[:1])

    assert html == (
        '<th scope="row"><a class="govuk-link" href="/people/&quot;x&quot;&amp;y/">&lt;b&gt;</a>'
        ' <span class="app-table__note">&lt;i&gt;</span></th>'
    )


def test_tone_makes_a_badge() -> None:
    html = row_cells((Cell("Late & missed", tone="bad"),), COLUMNS[:1])

    assert html == '<th scope="row"><span class="app-badge app-badge--bad">Late &amp; missed</span></th>'


@pytest.mark.parametrize("cells", [(Cell("North"),), (Cell("a"),) * 4])
def test_row_with_too_few_or_too_many_cells_is_refused(cells: tuple[Cell, ...]) -> None:
    with pytest.raises(ValueError, match="zip"):
        row_cells(cells, COLUMNS)
