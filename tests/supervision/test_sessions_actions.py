"""Who is offered to record supervision on the page of a person."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.world import World


@pytest.mark.parametrize(
    ("actor", "offered"),
    [("team_manager", True), ("practitioner", False), ("hr", False), ("senior_leader", False)],
)
def test_manager_is_offered_it_and_nobody_for_themselves(
    client: Client, world: World, actor: str, offered: bool
) -> None:
    client.force_login(world.accounts[actor])
    page = client.get(reverse("person", args=[world.own.reference])).content.decode()
    assert (reverse("record_new", args=[world.own.reference]) in page) is offered
