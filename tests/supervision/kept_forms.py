"""Forms whose words are kept, as a browser sends them: with the marks of the page."""

import re
from collections.abc import Mapping
from html import unescape
from typing import Any

from django.test import Client

HIDDEN = re.compile(r'<input type="hidden" name="(\w+)" value="([^"]*)"')
MARKS = ("stamp", "tab", "draft_number", "seen")


def marks_in(page: str) -> dict[str, str]:
    """The marks of a form on a page."""
    return {name: unescape(value) for name, value in HIDDEN.findall(page) if name in MARKS}


def open_form(client: Client, address: str) -> dict[str, Any]:
    """The marks of the form at an address."""
    marks = marks_in(client.get(address, follow=True).content.decode())
    assert set(marks) == set(MARKS)
    return marks


def save_draft(client: Client, address: str, form: Mapping[str, Any], turn: int = 1) -> Any:
    """As the script of the form does."""
    return client.post(address, {**form, "turn": str(turn)})
