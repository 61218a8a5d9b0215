"""An import in the browser from the first mistake to the undo; a real worker does the work."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from config.celery import app
from tests.journeys.conftest import Visiting
from tests.real_worker import celery_worker
from tests.workforce.imports.conftest import Folder, folder
from tests.world import World, build_world

__all__ = ["folder"]
pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]

LONG = 60_000


@pytest.fixture
def council(db: None, settings: Any, tmp_path: Path) -> Iterator[World]:
    settings.MEDIA_ROOT = tmp_path / "media"
    world = build_world()
    with celery_worker(tmp_path / "worker.log"):
        yield world
    app.control.purge()


def upload(page: Page, folder: Folder) -> None:
    page.get_by_role("link", name="Import files").click()
    page.get_by_label("CSV files, or one Excel workbook").set_input_files(sorted(folder.path.glob("*.csv")))
    page.get_by_role("button", name="Upload and check").click()


def follow(page: Page, until: str) -> None:
    """Let the page renew itself until it says so."""
    renew = page.get_by_role("link", name="Renew this page by itself")
    if renew.count():
        renew.click()
    expect(page.locator("h1")).to_contain_text(until, timeout=LONG)


@pytest.mark.parametrize("phone", [False, True], ids=["desktop", "phone"])
def test_mistakes_are_seen_corrected_imported_and_undone(
    visit: Visiting, council: World, folder: Folder, phone: bool
) -> None:
    visitor = visit(council.accounts["hr"], phone=phone)
    page = visitor.go("/imports/")
    folder.change("absences", 2, kind="holiday")
    folder.change("workers", 3, email="nobody")

    upload(page, folder)
    follow(page, "To be confirmed")
    expect(page.get_by_role("button", name="Confirm the import")).to_have_count(0)
    page.get_by_role("link", name="Every problem, by row").click()
    expect(page.get_by_role("row", name=re.compile("absences.csv .*2 .*kind .*Error"))).to_be_visible()
    faults = visitor.faults_at(page.url.removeprefix(visitor.address))

    page.get_by_role("link", name=re.compile(r"^Import \d+$")).click()
    page.get_by_role("button", name="Cancel this import and remove its files").click()
    folder.change("absences", 2, kind="sickness")
    upload(page, folder)
    follow(page, "To be confirmed")
    faults += visitor.faults_at(page.url.removeprefix(visitor.address))
    page.get_by_role("link", name="Every line: what is and what will be").click()
    expect(page.get_by_role("rowheader", name="Ben Beech, W-BEECH").first).to_be_visible()
    faults += visitor.faults_at(page.url.removeprefix(visitor.address))
    page.go_back()

    page.get_by_label("I have looked at the warning and accept it").check()
    page.get_by_role("button", name="Confirm the import").click()
    follow(page, "Imported")
    faults += visitor.faults_at(page.url.removeprefix(visitor.address))

    page.get_by_role("link", name="Undo this import").click()
    faults += visitor.faults_at(page.url.removeprefix(visitor.address))
    page.get_by_role("button", name="Undo the import").click()
    follow(page, "Undone")

    faults += [fault for path in ("/imports/", "/imports/upload/") for fault in visitor.faults_at(path)]
    assert faults == []
    assert visitor.complaints == []
