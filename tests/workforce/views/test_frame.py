"""The frame of every page: the council's name, demo accounts, error pages."""

import pytest
from django.test import Client

from tests.world import World

pytestmark = pytest.mark.django_db


def test_demo_lists_its_accounts_on_the_sign_in_page_only(client: Client, settings, world: World) -> None:  # type: ignore[no-untyped-def]
    settings.DEMO_ACCOUNTS = True
    assert "Try it as" in client.get("/account/login/").content.decode()
    assert "Try it as" not in client.get("/privacy/").content.decode()


def test_deployment_lists_no_account(client: Client, settings) -> None:  # type: ignore[no-untyped-def]
    assert settings.DEMO_ACCOUNTS is False
    assert "Try it as" not in client.get("/account/login/").content.decode()


def test_council_is_named_on_every_page(client: Client, settings) -> None:  # type: ignore[no-untyped-def]
    settings.COUNCIL_NAME = "Example Council"
    assert "Example Council" in client.get("/account/login/").content.decode()


@pytest.mark.parametrize(
    ("address", "status"), [("/access/", 403), ("/no-such-page/", 404), ("/people/NOBODY/", 404)]
)
def test_refusals_keep_the_frame(client: Client, world: World, address: str, status: int) -> None:
    client.force_login(world.accounts["practitioner"])
    response = client.get(address)
    assert response.status_code == status
    assert 'href="/people/"' in response.content.decode()


def test_unknown_address_tells_nobody_who_is_not_signed_in(client: Client) -> None:
    assert client.get("/no-such-page/").headers["Location"] == "/account/login/?next=/no-such-page/"


def test_pages_may_not_be_framed_nor_run_foreign_scripts(client: Client) -> None:
    headers = client.get("/account/login/").headers
    assert headers["X-Frame-Options"] == "DENY"
    assert "script-src 'self'" in headers["Content-Security-Policy"]
    assert "unsafe" not in headers["Content-Security-Policy"]
