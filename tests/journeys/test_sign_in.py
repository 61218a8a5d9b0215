"""From the door to a person's page and out again, in a browser; and every page of the frame under axe."""

import pytest
from playwright.sync_api import expect

from tests.factories.workforce import PASSWORD
from tests.journeys.conftest import Visit, Visiting
from tests.world import World, build_world

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("empty_cache"),
]


@pytest.fixture
def council(transactional_db: None) -> World:
    return build_world()


def _faults(visitor: Visit, path: str) -> list[str]:
    visitor.go(path)
    unstyled = [] if visitor.is_styled() else [f"{path} is not styled"]
    too_wide = [f"{path} scrolls sideways"] if visitor.width_beyond_the_screen() else []
    return unstyled + too_wide + [f"{path} {fault}" for fault in visitor.faults()]


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_manager_signs_in_finds_somebody_and_signs_out(
    visit: Visiting, council: World, scripts: bool
) -> None:
    # given a manager at a page that needs an account
    visitor = visit(scripts=scripts)
    page = visitor.go("/people/")
    expect(page).to_have_title("Sign in – Tenure")

    # when they sign in with the keyboard alone
    page.get_by_label("Email").fill("team@council.example")
    page.get_by_label("Password").fill(PASSWORD)
    page.keyboard.press("Enter")

    # then they are where they wanted to be, and find somebody by a name with a slip in it
    expect(page.get_by_role("heading", level=1)).to_have_text("People")
    page.get_by_label("Name, number, role, team or manager").fill("ownteem")
    page.get_by_role("button", name="Search").click()
    page.get_by_role("link", name="Olu Ownteam").click()
    expect(page.get_by_role("heading", name="Teams and roles")).to_be_visible()

    # and after signing out the page is closed again
    page.locator(".app-account summary").click()
    page.get_by_role("button", name="Sign out").click()
    visitor.go("/people/OWN/")
    expect(page).to_have_title("Sign in – Tenure")
    assert visitor.complaints == []


def test_wrong_password_is_said_and_keeps_the_address(visit: Visiting, council: World) -> None:
    visitor = visit()
    page = visitor.go("/account/login/")
    page.get_by_label("Email").fill("team@council.example")
    page.get_by_label("Password").fill("wrong password")
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("alert")).to_contain_text("not correct")
    expect(page.get_by_label("Email")).to_have_value("team@council.example")
    assert visitor.faults() == []


@pytest.mark.parametrize("phone", [False, True], ids=["desktop", "phone"])
@pytest.mark.parametrize(
    ("actor", "paths"),
    [
        (
            "team_manager",
            ("/", "/people/", "/people/?q=ownteem", "/people/?q=xqzw", "/people/OWN/", "/access/"),
        ),
        ("administrator", ("/", "/access/", "/access/grant/", "/changes/?kind=rolegrant", "/people/OTHER/")),
        ("practitioner", ("/", "/people/OWN/?as_at=31/2/2024", "/accessibility/", "/privacy/")),
    ],
)
def test_pages_of_the_frame_are_accessible(
    visit: Visiting, council: World, actor: str, paths: tuple[str, ...], phone: bool
) -> None:
    visitor = visit(council.accounts[actor], phone=phone)
    assert [fault for path in paths for fault in _faults(visitor, path)] == []
    # a refused page (403) is reported by the browser itself
    assert [said for said in visitor.complaints if "403" not in said] == []
