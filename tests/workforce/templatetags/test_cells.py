import pytest

from workforce.tables import Cell, Column, Row, Table
from workforce.templatetags.cells import body_rows, heading_cells, row_cells

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


def test_badge_with_an_address_leads_there() -> None:
    html = row_cells((Cell("Late", url="/late/", tone="bad"),), COLUMNS[:1])

    badge = '<span class="app-badge app-badge--bad">Late</span>'
    assert html == f'<th scope="row"><a class="govuk-link" href="/late/">{badge}</a></th>'


@pytest.mark.parametrize("cells", [(Cell("North"),), (Cell("a"),) * 4])
def test_row_with_too_few_or_too_many_cells_is_refused(cells: tuple[Cell, ...]) -> None:
    with pytest.raises(ValueError, match="zip"):
        row_cells(cells, COLUMNS)


@pytest.mark.parametrize(
    "sort, direction, sign",
    [("fte", "ascending", "▲"), ("-fte", "descending", "▼"), ("name", "none", "↕"), ("", "none", "↕")],
)
def test_heading_says_how_the_list_is_sorted(sort: str, direction: str, sign: str) -> None:
    html = heading_cells((Column("FTE", key="fte", numeric=True),), sort, "")

    assert html.startswith(
        f'<th scope="col" class="app-table__number" aria-sort="{direction}"><a href="?sort='
    )
    assert f'<span class="app-table__sort" aria-hidden="true">{sign}</span></a></th>' in html


def test_heading_without_a_key_is_plain_and_without_a_label_a_corner() -> None:
    assert heading_cells((Column(""), Column("<Role>", hint="a & b")), "", "") == (
        '<td></td><th scope="col">&lt;Role&gt;<span class="app-table__note">a &amp; b</span></th>'
    )


def test_address_in_a_heading_is_escaped() -> None:
    html = heading_cells((Column("FTE", key="fte"),), "", 'q=%22&x="><script>')

    assert 'href="?q=%22&amp;x=&quot;&gt;&lt;script&gt;&amp;sort=fte"' in html


def test_strong_row_is_marked() -> None:
    rows = (Row((Cell("North"),)), Row((Cell("All"),), strong=True))

    assert body_rows(Table("Teams", COLUMNS[:1], rows)) == (
        '<tr><th scope="row">North</th></tr>\n<tr class="app-table__strong"><th scope="row">All</th></tr>'
    )


def test_table_without_rows_says_why_in_all_its_width() -> None:
    assert body_rows(Table("Teams", COLUMNS, empty="No <team>.")) == (
        '<tr><td class="app-table__empty" colspan="3">No &lt;team&gt;.</td></tr>'
    )


def test_stacked_table_names_its_cells() -> None:
    columns = (Column("Team"), Column("Posts & hours", numeric=True), Column("Where"))
    rows = (Row((Cell("North"), Cell("3"), Cell("Hall"))),)
    assert body_rows(Table("Teams", columns, rows)) == (
        '<tr><th scope="row">North</th><td class="app-table__number" data-label="Posts &amp; hours">3</td>'
        '<td data-label="Where">Hall</td></tr>'
    )
