"""The letter that lets somebody choose a new password, and where its link leads."""

import re

import pytest
from django.core.mail import EmailMessage
from django.test import Client

from workforce.models import Account

pytestmark = pytest.mark.django_db


def test_letter_is_plain_and_its_link_leads_to_the_form(
    client: Client, mailoutbox: list[EmailMessage]
) -> None:
    Account.objects.create_user("robin@northmoor.example", "an old and long password")

    client.post("/account/password/reset/", {"email": "robin@northmoor.example"})

    (letter,) = mailoutbox
    assert letter.subject == "Set a new password for Tenure"
    assert letter.body.startswith("Somebody, probably you, asked for a new password")
    (link,) = re.findall(r"http://testserver\S+", letter.body)
    page = client.get(link, follow=True)
    assert "Choose a new password" in page.content.decode()


def test_stranger_is_told_the_same_and_gets_no_letter(client: Client, mailoutbox: list[EmailMessage]) -> None:
    page = client.post("/account/password/reset/", {"email": "nobody@northmoor.example"}, follow=True)

    assert "If there is an account with that address" in page.content.decode()
    assert mailoutbox == []


def test_used_link_says_what_to_do(client: Client) -> None:
    page = client.get("/account/password/reset/key/1-set-password/", follow=True)

    assert "This link no longer works" in page.content.decode()
