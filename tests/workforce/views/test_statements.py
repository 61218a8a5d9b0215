"""Pages that anybody may read."""

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("address", ["/accessibility/", "/privacy/"])
def test_statement_is_open_and_names_whom_to_ask(client: Client, settings, address: str) -> None:  # type: ignore[no-untyped-def]
    settings.COUNCIL_CONTACT = "workforce@council.example"
    settings.COUNCIL_NAME = "Example Council"
    page = client.get(address).content.decode()
    assert "workforce@council.example" in page
    assert "Example Council" in page


def test_statements_are_in_the_footer_of_every_page(client: Client) -> None:
    page = client.get("/account/login/").content.decode()
    assert 'href="/accessibility/"' in page
    assert 'href="/privacy/"' in page
