"""Pathways in the browser: read by everybody, kept as drafts, published from a day."""

import pytest
from django.test import Client
from django.utils import timezone

from tests.access.table import EVERY_ROLE
from tests.factories.careers import ladder
from tests.factories.workforce import RoleFactory
from tests.workforce.views.verb_pages import signed_in
from tests.world import World
from workforce.enums import CriterionKind
from workforce.models import Pathway, ProgressionRoute, RouteCriterion

pytestmark = pytest.mark.django_db


@pytest.fixture
def route(world: World) -> ProgressionRoute:
    (found,) = ladder(
        RoleFactory(name="Family support worker", csww_role=None),
        RoleFactory(name="Early help practitioner", csww_role=None, grade="Grade 7"),
        criteria=[(CriterionKind.MONTHS_IN_ROLE, 12)],
    )
    return found


def at(route: ProgressionRoute, rest: str = "") -> str:
    return f"/careers/pathways/{route.version.pathway.code}/{rest}"


@pytest.mark.parametrize("actor", sorted(EVERY_ROLE))
def test_everybody_reads_the_steps_and_what_they_ask_for(
    world: World, route: ProgressionRoute, actor: str
) -> None:
    """NS-52: published criteria that any member of staff can read; NS-40: a family that is not social work."""
    client = signed_in(world, actor)
    page = client.get(at(route)).content.decode()
    assert "To become Early help practitioner, by a panel" in page
    assert "12 months in the present role" in page
    assert "Grade 7" in page
    assert route.version.pathway.name in client.get("/careers/pathways/").content.decode()


def post(client: Client, path: str, data: dict[str, str]) -> str:
    answer = client.post(path, data, follow=True)
    assert answer.status_code == 200
    return answer.content.decode()


def test_keeper_writes_and_publishes_a_pathway(world: World) -> None:
    psw, today = signed_in(world, "psw"), timezone.localdate()
    assert "The draft has begun" in post(psw, "/careers/new-pathway/", {"name": "Social work", "about": ""})
    draft = "/careers/pathways/social-work/draft/"
    for place, name in ((1, "Social worker"), (2, "Senior social worker")):
        step = {
            "place": str(place),
            "name": name,
            "role": str(RoleFactory(name=name).pk),
            "summary": "",
            "helped_by": "Practice Educator Stage 1 | https://example.org/peps\nReflective supervision",
        }
        assert f"The step “{name}” is saved." in post(psw, f"{draft}steps/", step)
    one, two = Pathway.objects.get().versions.get().steps.all()
    asked = {
        "from_step": str(one.pk),
        "to_step": str(two.pk),
        "practice_educator": "1",
        "other": "Leads\nTeaches",
    }
    assert "The route “Social worker to Senior social worker” is saved." in post(
        psw, f"{draft}routes/", asked
    )
    assert [str(each) for each in RouteCriterion.objects.all()] == [
        "Practice educator, stage 1",
        "Leads",
        "Teaches",
    ]
    assert 'value="Senior social worker"' in psw.get(f"{draft}steps/{two.pk}/").content.decode()
    assert signed_in(world, "practitioner").get("/careers/pathways/social-work/").status_code == 404

    first = {f"first_day_{part}": str(getattr(today, part)) for part in ("day", "month", "year")}
    assert "Version 1 holds from" in post(psw, f"{draft}publish/", first)
    page = signed_in(world, "practitioner").get("/careers/pathways/social-work/").content.decode()
    assert 'href="https://example.org/peps"' in page
    assert "Reflective supervision" in page
    assert psw.get(draft).status_code == 404


def test_next_version_leaves_the_one_in_force_as_it_is(world: World, route: ProgressionRoute) -> None:
    psw = signed_in(world, "psw")
    assert "Draft of a pathway" in post(psw, at(route, "draft/"), {})
    copied = route.version.pathway.versions.get(number=2).routes.get()
    data = {"from_step": str(copied.from_step_id), "to_step": str(copied.to_step_id), "months_in_role": "24"}
    post(psw, at(route, f"draft/routes/{copied.pk}/"), data)
    assert "12 months in the present role" in psw.get(at(route)).content.decode()
    assert "24 months in the present role" in psw.get(at(route, "draft/")).content.decode()
    assert "The draft is discarded" in post(psw, at(route, "draft/discard/"), {})


def test_version_in_force_is_ended(world: World, route: ProgressionRoute) -> None:
    today = timezone.localdate()
    last = {f"last_day_{part}": str(getattr(today, part)) for part in ("day", "month", "year")}
    assert "Version 1 holds until" in post(signed_in(world, "hr"), at(route, "end/"), last)


def test_what_is_missing_is_said_at_the_form(world: World, route: ProgressionRoute) -> None:
    psw = signed_in(world, "psw")
    post(psw, at(route, "draft/"), {})
    step = route.version.pathway.versions.get(number=2).steps.first()
    both = {"from_step": str(step.pk), "to_step": str(step.pk), "registered": "on"}
    assert "A route leads from one step to another." in post(psw, at(route, "draft/routes/"), both)


def test_empty_list_says_what_to_do(world: World) -> None:
    assert (
        "Begin with the family of roles" in signed_in(world, "hr").get("/careers/pathways/").content.decode()
    )
    assert (
        "None has been published"
        in signed_in(world, "practitioner").get("/careers/pathways/").content.decode()
    )
