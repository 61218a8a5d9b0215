"""Signing in and out, being refused, and passwords: what happens, what is said and what is recorded."""

import re
from datetime import date

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from tests.factories.workforce import PASSWORD, EmploymentFactory
from tests.periods import LONG_AGO
from tests.world import ENDED, World
from workforce.models import Account, Assignment, Employment, SignInEvent, Worker
from workforce.periods import ONE_DAY, period

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("empty_cache")]
EMAIL = "hr@council.example"


def _sign_in(client: Client, email: str = EMAIL, password: str = PASSWORD, **more: str) -> str:
    response = client.post("/account/login/", {"login": email, "password": password, **more}, follow=True)
    return response.content.decode()


def _kinds() -> list[str]:
    return list(SignInEvent.objects.order_by("pk").values_list("kind", flat=True))


def _leaves_on(worker: Worker, last_day: date) -> None:
    for rows in (Assignment.objects.filter(worker=worker), Employment.objects.filter(worker=worker)):
        rows.update(period=period(LONG_AGO, last_day))


@pytest.fixture
def signed_in(client: Client, world: World) -> Client:
    _sign_in(client)
    return client


def test_anonymous_is_led_to_sign_in_and_back(client: Client, world: World) -> None:
    response = client.get("/people/?q=x")
    assert response.headers["Location"] == "/account/login/?next=/people/%3Fq%3Dx"
    page = _sign_in(client, next="/people/?q=x")
    assert "<h1>People</h1>" in page


def test_signing_in_is_recorded_with_the_network_address(client: Client, world: World) -> None:
    page = _sign_in(client, "HR@Council.Example")
    assert "Your work" in page
    event = SignInEvent.objects.get()
    assert (event.kind, event.account, event.address) == ("signed_in", world.accounts["hr"], "127.0.0.1")
    assert event.request


def test_session_is_another_one_after_signing_in(client: Client, world: World) -> None:
    client.get("/account/login/")
    session = client.session
    session["seen"] = True
    session.save()
    before = session.session_key
    _sign_in(client)
    assert client.session.session_key != before


@pytest.mark.parametrize("email", [EMAIL, "nobody@council.example"], ids=["known address", "unknown address"])
def test_wrong_sign_in_says_the_same_whoever_asks(client: Client, world: World, email: str) -> None:
    page = _sign_in(client, email, "wrong password")
    assert "The email address and/or password you specified are not correct." in page
    event = SignInEvent.objects.get()
    assert event.kind == "failed"
    assert event.account == Account.objects.filter(email=email).first()


def test_sixth_wrong_password_locks_even_the_right_one_out(client: Client, world: World) -> None:
    for _ in range(5):
        _sign_in(client, password="wrong password")
    page = _sign_in(client)
    assert "Too many failed login attempts. Try again later." in page
    assert _kinds() == ["failed"] * 5 + ["locked_out"]


def test_right_password_after_the_last_day_is_told_why(client: Client, world: World) -> None:
    page = _sign_in(client, world.accounts[ENDED].email)
    assert "This account is closed" in page
    assert _kinds() == ["no_access"]
    assert client.get("/people/").status_code == 302


def test_closed_account_is_told_so(client: Client, world: World) -> None:
    Account.objects.filter(email=EMAIL).update(is_active=False)
    assert "This account is closed" in _sign_in(client)
    assert _kinds() == ["no_access"]


def test_session_ends_with_the_last_day(client: Client, world: World) -> None:
    client.force_login(world.accounts["practitioner"])
    today = timezone.localdate()
    _leaves_on(world.own, today)
    assert client.get("/people/").status_code == 200
    _leaves_on(world.own, today - ONE_DAY)
    response = client.get("/people/", follow=True)
    assert "This account is closed" in response.content.decode()
    assert "_auth_user_id" not in client.session


def test_session_of_a_closed_account_ends_at_once(signed_in: Client, world: World) -> None:
    Account.objects.filter(email=EMAIL).update(is_active=False)
    assert signed_in.get("/people/").status_code == 302


def test_new_employment_opens_the_account_again(client: Client, world: World) -> None:
    EmploymentFactory(worker=world.accounts[ENDED].worker, agency=True, period=period(timezone.localdate()))
    assert "Your work" in _sign_in(client, world.accounts[ENDED].email)


def test_signing_out_ends_the_session_and_is_recorded(signed_in: Client) -> None:
    assert signed_in.get("/account/logout/").status_code == 200
    assert signed_in.get("/people/").status_code == 200
    signed_in.post("/account/logout/")
    assert signed_in.get("/people/").status_code == 302
    assert _kinds() == ["signed_in", "signed_out"]


@pytest.mark.parametrize("method", ["get", "post"])
def test_nobody_signs_up(client: Client, world: World, method: str) -> None:
    data = {"email": "new@council.example", "password1": PASSWORD, "password2": PASSWORD}
    response = getattr(client, method)("/account/signup/", data)
    assert "Accounts are made" in response.content.decode()
    assert not Account.objects.filter(email="new@council.example").exists()


def test_forgotten_password_is_set_by_a_link(client: Client, world: World) -> None:
    client.post("/account/password/reset/", {"email": EMAIL})
    (letter,) = mail.outbox
    assert letter.to == [EMAIL]
    link = re.search(r"http://testserver(/account/password/reset/key/\S+)", letter.body)
    assert link is not None
    form = client.get(link[1], follow=True)
    new = "another correct horse"
    client.post(form.redirect_chain[-1][0], {"password1": new, "password2": new})
    assert "Your work" in _sign_in(client, password=new)
    assert _kinds() == ["password_set", "signed_in"]


def test_forgotten_password_of_nobody_looks_the_same_and_writes_no_letter(
    client: Client, world: World
) -> None:
    known = client.post("/account/password/reset/", {"email": EMAIL})
    unknown = client.post("/account/password/reset/", {"email": "nobody@council.example"})
    assert known.headers["Location"] == unknown.headers["Location"]
    assert len(mail.outbox) == 1


def test_password_is_changed_with_the_old_one(signed_in: Client) -> None:
    new = "another correct horse"
    data = {"oldpassword": PASSWORD, "password1": new, "password2": new}
    response = signed_in.post("/account/password/change/", data, follow=True)
    assert response.status_code == 200
    assert Account.objects.get(email=EMAIL).check_password(new)
    assert signed_in.get("/people/").status_code == 200
    assert _kinds() == ["signed_in", "password_set"]


@pytest.mark.parametrize("new", ["short", "password1234", "hr@council.example"])
def test_weak_password_is_refused(signed_in: Client, new: str) -> None:
    data = {"oldpassword": PASSWORD, "password1": new, "password2": new}
    response = signed_in.post("/account/password/change/", data)
    assert "There is a problem" in response.content.decode()
    assert Account.objects.get(email=EMAIL).check_password(PASSWORD)


def test_door_is_on_the_page_of_changes(client: Client, world: World) -> None:
    _sign_in(client, password="wrong password")
    client.force_login(world.accounts["auditor"])
    page = client.get("/changes/?kind=signin").content.decode()
    assert "Wrong e-mail address or password" in page
    assert EMAIL in page


def test_form_without_its_token_is_refused(world: World) -> None:
    strict = Client(enforce_csrf_checks=True)
    assert strict.post("/account/login/", {"login": EMAIL, "password": PASSWORD}).status_code == 403
