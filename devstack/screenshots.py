"""`make screenshots`: the pictures of docs/screenshots, taken of a demonstration on a home of its own."""

import os
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from devstack import processes
from devstack.browser import find_browser
from devstack.home import PROJECT
from devstack.problems import CannotStart

FOLDER = PROJECT / "docs" / "screenshots"
WIDTHS = {"desktop": {"width": 1280, "height": 900}, "phone": {"width": 390, "height": 844}}
PATIENCE = 120_000
"""Milliseconds for a page."""
TALLEST = 2000
"""Pixels; the tallest pages on a phone are three times that, and say no more."""


@dataclass(frozen=True)
class Picture:
    """A page as the demo account of a role sees it; without a role, as a visitor does."""

    name: str
    path: str
    role: str = ""


PICTURES = [
    Picture("sign-in", "/account/login/"),
    Picture("home", "/", "Team manager"),
    Picture("due", "/due/", "HR officer"),
    Picture("dashboard", "/dashboard/", "Senior leader"),
    Picture("metric", "/dashboard/vacancy_rate/", "Senior leader"),
    Picture("records-behind", "/dashboard/turnover_rate/people/", "Service manager"),
    Picture("benchmarks", "/benchmarks/", "Senior leader"),
    Picture("benchmark-rate", "/benchmarks/?measure=vacancy_rate_fte", "Senior leader"),
    Picture("people", "/people/", "Team manager"),
    Picture("person", "/people/W000100/", "HR officer"),
    Picture("person-timeline", "/people/W000100/record/timeline/", "HR officer"),
    Picture("person-contracts", "/people/W000100/record/employment/", "HR officer"),
    Picture("establishment", "/establishment/", "HR officer"),
    Picture("registrations", "/registrations/", "HR officer"),
    Picture("data-quality", "/quality/", "HR officer"),
    Picture("progression", "/careers/progression/", "Principal social worker"),
    Picture("inductions", "/support/inductions/", "Team manager"),
    Picture("supervision", "/supervision/", "Team manager"),
    Picture("heat-map", "/dashboard/practice/heat-map/", "Senior leader"),
    Picture("appraisals", "/supervision/appraisals/", "Team manager"),
    Picture("forums", "/supervision/forums/", "Practitioner"),
    Picture("succession", "/plans/succession/", "Senior leader"),
    Picture("equality", "/equality/?about=disability", "Equality lead"),
    Picture("access", "/access/", "Administrator"),
]


@contextmanager
def demonstration() -> Iterator[str]:
    """The address of a demo that runs as long as the pictures are taken, with a council written for them: one of an
    earlier run lacks what the product has learned since.
    """
    home = PROJECT / ".cache" / "screenshots"
    shutil.rmtree(home, ignore_errors=True)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = str(probe.getsockname()[1])
    environment = {**os.environ, "TENURE_HOME": str(home), "PORT": port, "HOST": "127.0.0.1"}
    command = [sys.executable, "-m", "devstack", "demo"]
    demo = processes.spawn(command, output=subprocess.PIPE, env=environment, cwd=PROJECT)
    assert demo.stdout is not None
    said = []
    try:
        for line in demo.stdout:
            said.append(line.decode(errors="replace"))
            if "Tenure is at " in said[-1]:
                break
        else:
            raise CannotStart("The demo did not start:\n" + "".join(said[-20:]))
        yield f"http://127.0.0.1:{port}"
    finally:
        processes.stop(demo, by=[signal.SIGTERM])


def take(address: str, chromium: str) -> None:
    from playwright.sync_api import sync_playwright

    FOLDER.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        signed_in = {role: _sign_in(browser, address, role) for role in {each.role for each in PICTURES}}
        for picture in PICTURES:
            for width, size in WIDTHS.items():
                context = _context(browser, viewport=size, storage_state=signed_in[picture.role])
                page = context.new_page()
                answer = page.goto(address + picture.path)
                if answer is None or not answer.ok or page.url != address + picture.path:
                    raise CannotStart(f"{picture.path} does not answer {picture.role or 'a visitor'}.")
                tall = min(page.evaluate("document.documentElement.scrollHeight"), TALLEST)
                frame = {"x": 0, "y": 0, "width": size["width"], "height": tall}
                page.screenshot(path=FOLDER / f"{picture.name}-{width}.png", full_page=True, clip=frame)
                context.close()
        browser.close()


def _context(browser: Any, **more: Any) -> Any:
    context = browser.new_context(locale="en-GB", **more)
    context.set_default_timeout(PATIENCE)
    return context


def _sign_in(browser: Any, address: str, role: str) -> Any:
    """What a browser keeps of a sign-in. Once for each role: so many a minute are refused. Nothing for a visitor."""
    context = _context(browser)
    if role:
        page = context.new_page()
        page.goto(f"{address}/account/login/")
        with page.expect_navigation():
            page.get_by_role("button", name=f"Sign in as {role}", exact=True).click()
    kept = context.storage_state()
    context.close()
    return kept


def main() -> int:
    chromium = find_browser()
    if chromium is None:
        print("No Chromium: install it, or set CHROMIUM to one.", file=sys.stderr)
        return 1
    try:
        with demonstration() as address:
            take(address, chromium)
    except CannotStart as problem:
        print(problem, file=sys.stderr)
        return 1
    print(f"{len(PICTURES) * len(WIDTHS)} pictures are in {FOLDER.relative_to(PROJECT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
