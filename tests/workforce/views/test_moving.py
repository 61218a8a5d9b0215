"""Moving, promoting and changing the manager in the browser: where to first, then the post, then what it does."""

import re
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.factories.supervision_sessions import SessionFactory
from tests.factories.workforce import AssignmentFactory, PostTermsFactory, RoleFactory
from tests.periods import LONG_AGO
from tests.workforce.views.verb_pages import hidden, signed_in
from tests.world import World
from workforce.models import Assignment, PostTerms
from workforce.periods import ONE_DAY, period
from workforce.written import day as written_day

pytestmark = pytest.mark.django_db


@pytest.fixture
def hr(world: World) -> Client:
    return signed_in(world, "hr")


@pytest.fixture
def sister_post(world: World) -> PostTerms:
    role = world.own.assignments.get().role
    return PostTermsFactory(team=world.sister_team, role=role, post__reference="SISTER-1")


def day_of(name: str, day: date) -> dict[str, str]:
    return {f"{name}_day": str(day.day), f"{name}_month": str(day.month), f"{name}_year": str(day.year)}


def tomorrow() -> date:
    return timezone.localdate() + ONE_DAY


def page_after(client: Client, verb: str, data: dict[str, str], reference: str = "OWN") -> str:
    answer = client.post(f"/people/{reference}/{verb}/", data, follow=True)
    assert answer.status_code == 200
    return answer.content.decode()


def to_sister(world: World, **more: str) -> dict[str, str]:
    held = world.own.assignments.get()
    to = {"assignment": str(held.pk), "team": str(world.sister_team.pk)} | day_of("from_day", tomorrow())
    return to | more


def placed(world: World, terms: PostTerms, **more: str) -> dict[str, str]:
    return to_sister(world) | {"post": str(terms.post_id), "fte": "1", "manager": "keep"} | more


def test_posts_with_room_on_the_day_are_offered(hr: Client, world: World, sister_post: PostTerms) -> None:
    full = PostTermsFactory(team=world.sister_team, post__reference="FULL-1")
    AssignmentFactory(post=full.post, team=full.team, role=full.role)
    PostTermsFactory(team=world.sister_team, frozen_post=True, post__reference="FROZEN-1")

    page = page_after(hr, "move", to_sister(world))

    assert f"To Sister team, from {written_day(tomorrow())}." in page
    assert "SISTER-1, Social worker: 1.00 of 1.00 FTE free" in page
    assert "As now: Mina Managing" in page
    assert "FULL-1" not in page
    assert "FROZEN-1" not in page
    assert "FULL-1, Social worker: full" in page_after(hr, "move", to_sister(world, over_fill="on"))


def test_move_says_which_team_gains_and_loses_and_saves_nothing(
    hr: Client, world: World, sister_post: PostTerms
) -> None:
    page = page_after(hr, "move", placed(world, sister_post))

    assert "Check before you save" in page
    assert "Own team loses 1.00 FTE and Sister team gains 1.00 FTE" in page
    assert "is no leaver of the council" in page
    assert "Vacancy rate" in page
    assert world.own.assignments.count() == 1


def test_move_is_saved_as_shown(hr: Client, world: World, sister_post: PostTerms) -> None:
    page = page_after(hr, "move", placed(world, sister_post))

    done = page_after(hr, "move", hidden(page) | {"step": "save"})

    assert "Olu Ownteam is Social worker in Sister team from" in done
    before, after = world.own.assignments.order_by("period")
    assert (before.team, before.last_day) == (world.own_team, timezone.localdate())
    assert (after.post, after.manager) == (sister_post.post, before.manager)


def test_day_or_team_can_be_chosen_again(hr: Client, world: World, sister_post: PostTerms) -> None:
    page = page_after(hr, "move", placed(world, sister_post) | {"again": "Choose another day or team"})
    assert "To which team or service" in page
    assert f'<option value="{world.sister_team.pk}" selected>' in page


def test_assignment_that_somebody_ended_meanwhile_is_said_to_be_changed(
    hr: Client, world: World, sister_post: PostTerms
) -> None:
    page = page_after(hr, "move", placed(world, sister_post))
    world.own.assignments.update(period=period(LONG_AGO, LONG_AGO))
    again = page_after(hr, "move", hidden(page) | {"step": "save"})
    assert "Somebody has changed this record since you opened the form." in again


def test_role_beside_a_post_is_refused(hr: Client, world: World, sister_post: PostTerms) -> None:
    page = page_after(hr, "move", placed(world, sister_post, role=str(RoleFactory().pk)))
    assert "The post brings its own role." in page


def test_post_that_filled_meanwhile_is_refused_and_nothing_saved(
    hr: Client, world: World, sister_post: PostTerms
) -> None:
    page = page_after(hr, "move", placed(world, sister_post))
    AssignmentFactory(post=sister_post.post, team=sister_post.team, role=sister_post.role)

    again = page_after(hr, "move", hidden(page) | {"step": "save"})

    assert "There is a problem" in again
    assert world.own.assignments.count() == 1


@pytest.mark.parametrize(
    ("manager", "number", "said"),
    [
        ("other", "", "Enter their number."),
        ("other", "NOWHERE", "Nobody here has the number NOWHERE."),
        ("keep", "OTHER", "Leave this empty"),
        ("other", "OWN", "Nobody is their own manager."),
    ],
    ids=["no number", "no such number", "a number too many", "oneself"],
)
def test_manager_is_named_once(
    hr: Client, world: World, sister_post: PostTerms, manager: str, number: str, said: str
) -> None:
    page = page_after(hr, "move", placed(world, sister_post, manager=manager, manager_number=number))
    assert said in page
    assert "Check before you save" not in page


def test_manager_by_number_is_taken(hr: Client, world: World, sister_post: PostTerms) -> None:
    page = page_after(hr, "move", placed(world, sister_post, manager="other", manager_number="other"))
    page_after(hr, "move", hidden(page) | {"step": "save"})
    assert world.own.assignments.order_by("period").last().manager == world.other


def promotion(world: World, **more: str) -> dict[str, str]:
    senior = RoleFactory(code="SENIOR", name="Senior social worker", rank=20)
    held = world.own.assignments.get()
    to = {"assignment": str(held.pk), "team": str(world.own_team.pk), "role": str(senior.pk)}
    return to | day_of("from_day", tomorrow()) | more


def test_promotion_without_another_post(hr: Client, world: World) -> None:
    to = promotion(world)
    page = page_after(hr, "promote", to)
    assert f"Senior social worker, from {written_day(tomorrow())}. Posts of Own team are offered." in page
    assert "No post" in page
    page = page_after(hr, "promote", to | {"post": "none", "fte": "1", "manager": "keep"})

    done = page_after(hr, "promote", hidden(page) | {"step": "save"})

    assert "Olu Ownteam is Senior social worker in Own team from" in done
    assert [each.role.name for each in world.own.assignments.order_by("period")] == [
        "Social worker",
        "Senior social worker",
    ]


def test_promotion_to_a_post_elsewhere_says_which_team_gains(hr: Client, world: World) -> None:
    to = promotion(world, team=str(world.sister_team.pk))
    terms = PostTermsFactory(team=world.sister_team, role_id=to["role"])
    page = page_after(hr, "promote", to | {"post": str(terms.post_id), "fte": "1", "manager": "keep"})
    assert "Sister team gains 1.00 FTE" in page


def test_present_role_is_refused(hr: Client, world: World) -> None:
    held = world.own.assignments.get()
    to = promotion(world, role=str(held.role_id)) | {"post": "none", "fte": "1", "manager": "keep"}
    assert "This is the role of the assignment already." in page_after(hr, "promote", to)


def manager_from_tomorrow(world: World) -> dict[str, str]:
    held = world.own.assignments.get()
    chosen = {"assignment": str(held.pk), "manager": "other", "manager_number": "OTHER"}
    return chosen | day_of("from_day", tomorrow())


def test_change_of_manager_moves_no_figure(hr: Client, world: World) -> None:
    page = page_after(hr, "manager", manager_from_tomorrow(world))
    assert re.search(r"Figures that move</h2>\s*<p class=\"govuk-body\">None", page)

    done = page_after(hr, "manager", hidden(page) | {"step": "save"})

    assert "Otto Otherteam manages Olu Ownteam from" in done
    assert world.own.assignments.count() == 2


def test_same_manager_is_refused(hr: Client, world: World) -> None:
    manager = world.own.assignments.get().manager
    data = manager_from_tomorrow(world) | {"manager_number": manager.reference}
    assert "Nothing changes: that is so already." in page_after(hr, "manager", data)


def handed(world: World, **more: str) -> dict[str, str]:
    chosen = {"team": str(world.own_team.pk), "manager": "other", "manager_number": "OTHER"}
    return chosen | day_of("from_day", tomorrow()) | more


@pytest.fixture
def team_of_three(world: World) -> list[Assignment]:
    own = world.own.assignments.get()
    two = [AssignmentFactory(team=own.team, role=own.role, manager=own.manager) for _ in range(2)]
    return [own, *two]


def test_people_are_handed_over_at_once(hr: Client, world: World, team_of_three: list[Assignment]) -> None:
    page = page_after(hr, "hand-over", handed(world), "MANAGER")
    assert page.count("managed by Otto Otherteam") == 3

    done = page_after(hr, "hand-over", hidden(page) | {"step": "save"}, "MANAGER")

    assert "Otto Otherteam manages 3 people from" in done
    assert world.other.manages.count() == 3


def test_hand_over_stops_where_one_of_them_changed_meanwhile(
    hr: Client, world: World, team_of_three: list[Assignment]
) -> None:
    page = page_after(hr, "hand-over", handed(world), "MANAGER")
    Assignment.objects.filter(pk=team_of_three[1].pk).update(fte="0.5")
    again = page_after(hr, "hand-over", hidden(page) | {"step": "save"}, "MANAGER")
    assert "Somebody else has changed this record" in again
    assert not world.other.manages.exists()


def test_hand_over_to_one_of_them_leaves_that_one(
    hr: Client, world: World, team_of_three: list[Assignment]
) -> None:
    deputy = team_of_three[1].worker
    page = page_after(hr, "hand-over", handed(world, manager_number=deputy.reference), "MANAGER")
    assert "The new manager is among them." in page
    page_after(hr, "hand-over", hidden(page) | {"step": "save"}, "MANAGER")
    assert deputy.manages.count() == 2


@pytest.mark.parametrize(("verb", "worker"), [("hand-over", "MANAGER"), ("manager", "OWN"), ("move", "OWN")])
def test_page_says_which_records_of_supervision_are_to_be_shared_before(
    hr: Client, world: World, sister_post: PostTerms, verb: str, worker: str
) -> None:
    data = {
        "hand-over": handed(world),
        "manager": manager_from_tomorrow(world),
        "move": placed(world, sister_post),
    }[verb]
    assert "not shared yet" not in page_after(hr, verb, data, worker)
    manager = world.own.assignments.get().manager
    for number in range(2):
        SessionFactory(supervisee=world.own, supervisor=manager, held=True, on=LONG_AGO + number * ONE_DAY)
    page = page_after(hr, verb, data, worker)
    assert "2 records of supervision are not shared yet. Ask whoever wrote them to share them before" in page


def queries_of(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


@pytest.mark.parametrize(
    "address", ["/people/MANAGER/hand-over/", "/people/OWN/manager/", "/people/OWN/move/"]
)
def test_forms_cost_the_same_for_one_and_for_three(hr: Client, world: World, address: str) -> None:
    own = world.own.assignments.get()
    first = queries_of(hr, address)
    for _ in range(2):
        AssignmentFactory(team=own.team, role=own.role, manager=own.manager)
    assert queries_of(hr, address) == first


@pytest.mark.parametrize("verb", ["move", "promote", "manager", "hand-over"])
@pytest.mark.parametrize("actor", ["practitioner", "team_manager", "service_manager", "senior_leader"])
@pytest.mark.parametrize("reference", ["OWN", "OTHER"], ids=["own team", "other team"])
def test_only_hr_moves_people(world: World, actor: str, verb: str, reference: str) -> None:
    client = signed_in(world, actor)
    assert client.get(f"/people/{reference}/{verb}/").status_code == 403
    assert client.post(f"/people/{reference}/{verb}/", {}).status_code == 403


def test_verbs_are_offered_where_they_make_sense(hr: Client, world: World) -> None:
    page = hr.get("/people/OWN/").content.decode()
    assert all(f'href="/people/OWN/{verb}/"' in page for verb in ("move", "promote", "manager"))
    assert "hand-over" not in page
    assert 'href="/people/MANAGER/hand-over/"' in hr.get("/people/MANAGER/").content.decode()
