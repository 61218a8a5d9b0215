"""What holds for every template: nothing inline, and the pages of a broken request need no context."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.template.loader import render_to_string

FOLDER = Path(settings.BASE_DIR) / "templates"
TEMPLATES = sorted(path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*.html"))
INLINE = re.compile(r"""\sstyle=|\son[a-z]+=["']|<style|<script(?![^>]*\ssrc=)|javascript:""")


@pytest.mark.parametrize("name", TEMPLATES)
def test_template_has_nothing_that_the_policy_refuses(name: str) -> None:
    assert INLINE.findall((FOLDER / name).read_text()) == []


@pytest.mark.parametrize("name", [name for name in TEMPLATES if name.startswith("components/")])
def test_component_says_what_it_takes(name: str) -> None:
    assert (FOLDER / name).read_text().startswith("{# ")


@pytest.mark.parametrize("name", ["400.html", "500.html"])
def test_page_of_a_broken_request_needs_no_context(name: str) -> None:
    html = render_to_string(name)

    assert 'href="/static/build/app.css"' in html
    assert 'href="/theme.css"' in html
