"""What holds for every template: nothing inline, and the pages of a broken request need no context."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.template.loader import render_to_string
from django.test import RequestFactory

from workforce.tables import Cell, Column, Row, Table

FOLDER = Path(settings.BASE_DIR) / "templates"
TEMPLATES = sorted(path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*.html"))
INLINE = re.compile(r"""\sstyle=|\son[a-z]+=["']|<style|<script(?![^>]*\ssrc=)|javascript:""")


@pytest.mark.parametrize("name", TEMPLATES)
def test_template_has_nothing_that_the_policy_refuses(name: str) -> None:
    assert set(INLINE.findall((FOLDER / name).read_text())) <= refused_but_needed(name)


def refused_but_needed(name: str) -> set[str]:
    """A file that is saved and opened by itself has no style sheet beside it, and no policy."""
    return {"<style"} if name.endswith("_file.html") else set()


@pytest.mark.parametrize("name", [name for name in TEMPLATES if name.startswith("components/")])
def test_component_says_what_it_takes(name: str) -> None:
    assert (FOLDER / name).read_text().startswith("{# ")


@pytest.mark.parametrize("name", ["400.html", "500.html"])
def test_page_of_a_broken_request_needs_no_context(name: str) -> None:
    html = render_to_string(name)

    assert 'href="/static/build/app.css"' in html
    assert 'href="/theme.css"' in html


def table_html(table: Table, address: str = "/people/?sort=-fte&team=north&page=2") -> str:
    return render_to_string(
        "components/table.html", {"table": table, "id": "teams"}, RequestFactory().get(address)
    )


def test_table_headings_sort_and_say_how_it_is_sorted() -> None:
    columns = (Column("Team", key="team"), Column("FTE", key="fte", numeric=True), Column("Manager"))

    html = table_html(Table("Teams", columns, sort="-fte"))

    assert re.findall(r'aria-sort="(\w+)"', html) == ["none", "descending"]
    assert re.findall(r'<a href="([^"]+)"', html) == [
        "?team=north&amp;sort=team",
        "?team=north&amp;sort=fte",
    ]


def test_table_without_rows_says_so_across_its_width() -> None:
    html = table_html(Table("Teams", (Column("Team"), Column("FTE")), empty="No teams."))

    assert '<td class="app-table__empty" colspan="2">No teams.</td>' in html


def test_table_has_row_headings_and_no_empty_heading() -> None:
    html = table_html(
        Table("Teams", (Column(""), Column("FTE")), (Row((Cell("North & East"), Cell("4.0"))),))
    )

    assert re.findall(r"<th[^>]*>\s*([^<\s][^<]*?)\s*<", html) == ["FTE", "North &amp; East"]
    assert len(re.findall(r"<th\b", html)) == 2
