"""The two pages of a verb, for tests: whoever is signed in, and what the second page sends on."""

import re
from datetime import date
from html import unescape

from django.test import Client

from tests.world import World


def signed_in(world: World, actor: str) -> Client:
    client = Client()
    client.force_login(world.accounts[actor])
    return client


def hidden(page: str) -> dict[str, str]:
    """What a page sends on."""
    found = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page)
    return {name: unescape(value) for name, value in found if name != "csrfmiddlewaretoken"}


def typed_day(name: str, day: date) -> dict[str, str]:
    """A date in its three boxes."""
    return {f"{name}_day": str(day.day), f"{name}_month": str(day.month), f"{name}_year": str(day.year)}
