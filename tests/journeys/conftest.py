"""A browser at the pages: signed in as somebody, watched for errors and for what the policy refused."""

import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from tests.world import World, build_world
from workforce.access.roles import RoleName
from workforce.domain.grants import grant_role
from workforce.models import Account

# Playwright keeps an event loop in this thread, which Django would take for an asynchronous view
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

DESKTOP = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    browser = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    if not browser:
        pytest.skip("no Chromium: `make test` says how to get one")
    quiet = ["--disable-background-networking", "--disable-component-update", "--disable-sync"]
    plain = ["--no-sandbox", "--disable-gpu", "--no-first-run"]
    return browser_type_launch_args | {"executable_path": browser, "args": [*plain, *quiet]}


Visiting = Callable[..., "Visit"]
"""Opens a page as somebody."""


@dataclass
class Visit:
    """A page in a browser of its own and what its console said."""

    page: Page
    address: str
    complaints: list[str] = field(default_factory=list)

    def go(self, path: str) -> Page:
        self.page.goto(self.address + path)
        return self.page

    def press(self, button: str, *, exact: bool = False) -> Page:
        """Press a button that leads to another page, and wait until that page is there."""
        with self.page.expect_navigation():
            self.page.get_by_role("button", name=button, exact=exact).click()
        return self.page

    def follow(self, link: str, *, exact: bool = False) -> Page:
        """Follow a link, and wait until its page is there."""
        with self.page.expect_navigation():
            self.page.get_by_role("link", name=link, exact=exact).click()
        return self.page

    def faults(self) -> list[str]:
        """What axe finds, in words: rule, help and the first place."""
        self.page.wait_for_load_state()
        found = Axe().run(self.page).response["violations"]
        return [f"{each['id']}: {each['help']} ({each['nodes'][0]['html'][:120]})" for each in found]

    def faults_at(self, path: str) -> list[str]:
        """All that is wrong with a page: its styles, its width, and what axe finds."""
        self.go(path)
        unstyled = [] if self.is_styled() else [f"{path} is not styled"]
        too_wide = [f"{path} scrolls sideways"] if self.width_beyond_the_screen() else []
        return unstyled + too_wide + self.faults()

    def faulty(self, paths: Iterable[str]) -> dict[str, list[str]]:
        """The pages with which something is wrong, and what."""
        return {path: found for path in paths if (found := self.faults_at(path))}

    def width_beyond_the_screen(self) -> int:
        self.page.wait_for_load_state()
        return self.page.evaluate(
            "Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth)"
        )

    def is_styled(self) -> bool:
        """Whether both stylesheets applied: without them axe finds nothing wrong either."""
        return self.page.evaluate(
            "getComputedStyle(document.querySelector('.app-header')).backgroundColor !== 'rgba(0, 0, 0, 0)'"
            " && getComputedStyle(document.documentElement).getPropertyValue('--govuk-brand-colour') !== ''"
            " && [...document.styleSheets].length === 2"
        )


@pytest.fixture
def administrator(db: None) -> Account:
    account = Account.objects.create_user("administrator@northmoor.example")
    grant_role(account=account, role=RoleName.ADMINISTRATOR, first_day=date(2020, 1, 1), by=None)
    return account


@pytest.fixture
def council(db: None) -> World:
    """The council that most journeys go through. A module with more in it has a fixture of its own."""
    return build_world()


@pytest.fixture
def visit(browser: Browser, live_server: LiveServer) -> Iterator[Callable[..., Visit]]:
    """`visit(account)`: a browser signed in as that account; on a phone or without scripts on demand."""
    contexts = []

    def start(account: Account | None = None, *, phone: bool = False, scripts: bool = True) -> Visit:
        context = browser.new_context(viewport=PHONE if phone else DESKTOP, java_script_enabled=scripts)
        contexts.append(context)
        if account is not None:
            client = Client()
            client.force_login(account, backend=settings.AUTHENTICATION_BACKENDS[0])
            session = client.cookies[settings.SESSION_COOKIE_NAME].value
            context.add_cookies(
                [{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}]
            )
        started = Visit(context.new_page(), live_server.url)
        started.page.on("console", lambda message: started.complaints.append(message.text))
        started.page.on("pageerror", lambda error: started.complaints.append(str(error)))
        return started

    yield start
    for context in contexts:
        context.close()
