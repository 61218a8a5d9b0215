"""Every page with garbage in its address and in its forms: told or ignored, and never an error of ours.

The pages are those of the access walk, each asked for by somebody who may see it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

import pytest
from django.db import transaction
from django.http import HttpResponseBase
from django.test import Client
from django.urls import reverse

from tests.access import MODULES, rows_of
from tests.garbage import (
    PageForm,
    address_with,
    garbage_for,
    half_garbage,
    one_field_garbage,
    read_page,
)
from tests.world import World

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("empty_cache")]

ASKED_FIRST = ("hr", "administrator", "equality", "learning", "practitioner", "team_manager")
FIELDS = ["seen", "version", "step", "body", "words", "number", "state", "on", "due_on", "next", "worker"]
"""What addresses without a page may look for in what is sent."""

IN_PATHS = ("\0", "٣²", "x" * 5000, "9" * 30, "%", "..")


@dataclass
class Visitor:
    """Somebody signed in. Whatever they ask for is taken back; `broken` keeps what failed, and where."""

    client: Client
    broken: list[str]

    def ask(self, method: str, address: str, data: dict[str, str] | None = None) -> HttpResponseBase | None:
        try:
            with transaction.atomic():
                answer: HttpResponseBase = getattr(self.client, method)(address, data)
                if answer.streaming:
                    list(answer.streaming_content)  # type: ignore[attr-defined]
                transaction.set_rollback(True)
        except Exception as error:
            self.note(method, address, data, repr(error))
            return None
        if answer.status_code >= 500:
            self.note(method, address, data, str(answer.status_code))
        return answer

    def note(self, method: str, address: str, data: dict[str, str] | None, what: str) -> None:
        sent = {name: value[:40] for name, value in (data or {}).items()}
        self.broken.append(f"{method} {address[:400]} {sent or ''}: {what[:300]}")


def _pages(module: str, world: World) -> Iterator[tuple[str, str, set[str]]]:
    """Who asks, the address, and what in it names a record: each name of an address once."""
    seen = set()
    for row in rows_of(module):
        if row.method != "get" or not row.ok or row.answer != 200 or row.name in seen:
            continue
        seen.add(row.name)
        who = next(actor for actor in (*ASKED_FIRST, *sorted(row.ok)) if actor in row.ok)
        named = dict(row.args(world))
        yield who, reverse(row.name, kwargs=named or None), {str(each) for each in named.values()}


def _visitors(world: World, broken: list[str]) -> dict[str, Visitor]:
    visitors = {}
    for who, account in world.accounts.items():
        client = Client()
        client.force_login(account)
        visitors[who] = Visitor(client, broken)
    return visitors


@pytest.mark.parametrize("module", MODULES)
def test_no_page_breaks_on_garbage(module: str, world: World) -> None:
    broken: list[str] = []
    visitors = _visitors(world, broken)
    known: dict[str, None] = {}  # a file does not say what it may be asked for: what its list may
    for turn, (who, address, _) in enumerate(_pages(module, world)):
        visitor = visitors[who]
        page = visitor.ask("get", address)
        forms, parameters = read_page(_html_of(page))
        known |= dict.fromkeys(parameters)
        asked = parameters if _html_of(page) else list(known)
        visitor.ask("get", address_with(address, garbage_for(asked, turn)))
        for form in forms:
            if form.method == "post" and form.action in ("", address) and form.fields:
                _send(visitor, address, form, turn)
    assert broken == []


def _html_of(answer: HttpResponseBase | None) -> str:
    is_page = answer is not None and "html" in answer.headers.get("Content-Type", "")
    return answer.content.decode() if is_page else ""  # type: ignore[union-attr]


def _send(visitor: Visitor, address: str, form: PageForm, turn: int) -> None:
    """The form empty, full of garbage, half so, and in order but for one field; half of them as a second page."""
    visitor.ask("post", address, {})
    full = garbage_for(list(form.fields), turn)
    said = visitor.ask("post", address, full)
    is_one_tick = len(form.fields) == 1  # anything sent is a tick
    if said is not None and said.status_code == 200 and not is_one_tick and b"error" not in said.content:  # type: ignore[attr-defined]
        visitor.note("post", address, full, "comes back and does not say why")
    second = {"step": "save", "version": "\0"}
    visitor.ask("post", address, half_garbage(form.fields, turn) | (second if turn % 2 else {}))
    visitor.ask("post", address, one_field_garbage(form.fields, turn) | ({} if turn % 2 else second))


@pytest.mark.parametrize("module", MODULES)
def test_no_address_that_is_only_sent_to_breaks_on_garbage(module: str, world: World) -> None:
    broken: list[str] = []
    visitors = _visitors(world, broken)
    for turn, (who, address) in enumerate(_only_sent_to(module, world)):
        for sent in ({}, garbage_for(FIELDS, turn), {"step": "save", "version": "\0", "seen": "\0"}):
            visitors[who].ask("post", address, sent)
    assert broken == []


def _only_sent_to(module: str, world: World) -> Iterator[tuple[str, str]]:
    """Addresses without a page: a button of another page sends there."""
    rows = rows_of(module)
    pages = {row.name for row in rows if row.method == "get" and row.ok and row.answer == 200}
    for row in rows:
        if row.method == "post" and row.ok and row.name not in pages:
            yield sorted(row.ok)[0], reverse(row.name, kwargs=dict(row.args(world)) or None)


@pytest.mark.parametrize("module", MODULES)
def test_no_address_breaks_on_garbage_in_its_path(module: str, world: World) -> None:
    broken: list[str] = []
    visitors = _visitors(world, broken)
    for turn, (who, address, named) in enumerate(_pages(module, world)):
        parts = re.findall(r"[^/]+", address)
        for place, part in enumerate(parts):
            if part in named:
                garbage = quote(IN_PATHS[(turn + place) % len(IN_PATHS)], safe="")
                wrong = "/".join([*parts[:place], garbage, *parts[place + 1 :]])
                visitors[who].ask("get", f"/{wrong}/")
    assert broken == []
