"""Every address of the project, asked for by everybody who may come to the door.

An address without a row in `tests/access/` fails, and so does any answer that its row does not allow. The
rows say what ought to be; they are not made from the roles that the product uses.
"""

from collections.abc import Iterator

import pytest
from django.contrib import admin
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.access import all_rows
from tests.world import ACTORS, ANONYMOUS, ENDED, World

WITHOUT_A_NAME = {
    "admin/(?P<url>.*)$",  # the admin's answer to an address that it does not have
    *(
        f"admin/{model._meta.app_label}/{model._meta.model_name}/<path:object_id>/"
        for model in admin.site._registry
    ),
}
"""Addresses that Django's admin keeps for itself without a name: they lead to the named one."""


def _addresses(resolver: URLResolver, space: str = "", route: str = "") -> Iterator[tuple[str, str]]:
    for each in resolver.url_patterns:
        path = f"{route}{each.pattern}"
        if isinstance(each, URLPattern):
            yield (f"{space}{each.name}" if each.name else "", path)
        else:
            yield from _addresses(each, f"{space}{each.namespace}:" if each.namespace else space, path)


def test_every_address_has_a_row() -> None:
    found = list(_addresses(get_resolver()))
    nameless = {route for name, route in found if not name}
    assert nameless - WITHOUT_A_NAME == set()
    named, listed = {name for name, _ in found if name}, {row.name for row in all_rows()}
    assert named - listed == set(), "addresses without a row in tests/access"
    assert listed - named == set(), "rows of addresses that are no more"


@pytest.mark.slow
@pytest.mark.parametrize("actor", ACTORS)
@pytest.mark.usefixtures("empty_cache")
def test_nobody_gets_an_answer_that_the_table_does_not_allow(actor: str, world: World) -> None:
    answers = []
    client = Client()
    for row in all_rows():
        signs_in = actor == ENDED or (actor != ANONYMOUS and not client.cookies)
        if signs_in:  # whose access has ended is signed out by each request
            client.force_login(world.accounts[actor])
        address = reverse(row.name, kwargs=dict(row.args(world)) or None)
        response = getattr(client, row.method)(address, data=dict(row.query(world)))
        if response.status_code != row.expected(actor):
            answers.append(
                f"{row.name} {row.about}: {response.status_code}, allowed is {row.expected(actor)}"
            )
    assert answers == []
