"""Succession in the browser: who sees what, what the pages do, what the files hold."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from tests.factories.plans import (
    CriticalPostFactory,
    IncumbentRiskFactory,
    SuccessionMoveFactory,
    SuccessorFactory,
    TalentNoteFactory,
)
from tests.factories.workforce import AssignmentFactory, PostTermsFactory, WorkerFactory
from tests.workforce.views.verb_pages import signed_in
from tests.world import World
from workforce.models import Account, CriticalPost, DevelopmentAction, Post, Successor, TalentNoteShown
from workforce.periods import add_months

pytestmark = pytest.mark.django_db
LIST = "/plans/succession/"


@pytest.fixture
def critical(world: World) -> CriticalPost:
    """The post of the manager of the own team."""
    terms = PostTermsFactory(team=world.own_team, title="Team manager", post__reference="P-1")
    manager = world.accounts["team_manager"].worker
    manager.assignments.update(post=terms.post)
    return CriticalPostFactory(post=terms.post)


@pytest.fixture
def elsewhere(world: World) -> CriticalPost:
    terms = PostTermsFactory(team=world.other_team, title="Front door manager", post__reference="P-2")
    return CriticalPostFactory(post=terms.post)


def text(client: Client, path: str) -> str:
    return client.get(path).content.decode()


@pytest.mark.parametrize("actor", ["hr", "senior_leader", "psw"])
def test_leaders_and_hr_see_every_critical_post(
    world: World, critical: CriticalPost, elsewhere: CriticalPost, actor: str
) -> None:
    page = text(signed_in(world, actor), LIST)
    assert "Team manager" in page
    assert "Front door manager" in page
    assert "Bench strength: 0.0%" in page


def test_service_manager_sees_and_keeps_those_of_the_own_unit(
    world: World, critical: CriticalPost, elsewhere: CriticalPost
) -> None:
    client = signed_in(world, "service_manager")
    page = text(client, LIST)
    assert ("Team manager" in page, "Front door manager" in page) == (True, False)
    assert client.get(f"{LIST}{elsewhere.pk}/").status_code == 404
    assert client.get(f"{LIST}{elsewhere.pk}/plan/").status_code == 404


@pytest.mark.parametrize("actor", ["practitioner", "team_manager", "learning", "administrator", "auditor"])
def test_others_see_nothing_of_it(world: World, critical: CriticalPost, actor: str) -> None:
    client = signed_in(world, actor)
    assert client.get(LIST).status_code == 403
    assert client.get(f"{LIST}{critical.pk}/").status_code == 403
    assert "Succession" not in text(client, "/plans/")


@pytest.mark.parametrize("actor", ["senior_leader", "psw", "hr"])
def test_readers_change_nothing(world: World, critical: CriticalPost, actor: str) -> None:
    client = signed_in(world, actor)
    assert "Name a successor" not in text(client, f"{LIST}{critical.pk}/")
    for path in (f"{LIST}{critical.pk}/plan/", "/plans/talent/OWN/note/"):
        assert client.post(path, {}).status_code == 403


@pytest.mark.parametrize(
    ("actor", "status"), [("service_manager", 302), ("senior_leader", 302), ("psw", 302), ("hr", 403)]
)
def test_leaders_mark_any_post_in_their_reach(world: World, actor: str, status: int) -> None:
    PostTermsFactory(team=world.own_team, post__reference="P-7")
    PostTermsFactory(team=world.other_team, post__reference="P-9")
    client = signed_in(world, actor)
    typed = {"reason": "Nobody else decides at night"} | day_of("from_day", timezone.localdate())
    assert client.post(f"{LIST}mark/", typed | {"post": "P-7"}).status_code == status
    elsewhere = client.post(f"{LIST}mark/", typed | {"post": "P-9"}).status_code
    assert elsewhere == (200 if actor == "service_manager" else status)
    assert ("Mark a post as critical" in text(client, LIST)) == (status == 302)


def day_of(name: str, day: object) -> dict[str, object]:
    return {f"{name}_day": day.day, f"{name}_month": day.month, f"{name}_year": day.year}


def test_whole_way_of_a_plan(world: World) -> None:
    PostTermsFactory(team=world.own_team, title="Duty manager", post__reference="P-7")
    client, today = signed_in(world, "service_manager"), timezone.localdate()
    said = client.post(
        f"{LIST}mark/",
        {"post": "P-7", "reason": "Nobody else decides at night"} | day_of("from_day", today),
        follow=True,
    ).content.decode()
    assert "Post P-7 is marked as critical." in said
    base = f"{LIST}{CriticalPost.objects.get().pk}/"
    client.post(f"{base}plan/", {"to": "draft"} | day_of("on", today))
    client.post(f"{base}successor/", {"person": "OWN", "readiness": "now"} | day_of("from_day", today))
    client.post(
        f"{base}development/",
        {"successor": world.own.pk, "text": "Shadow the night duty", "owner": "MANAGER"}
        | day_of("due_on", today + timedelta(days=30)),
    )
    client.post(f"{base}plan/", {"to": "agreed", "words": "In the leadership meeting"} | day_of("on", today))

    page = text(client, base)
    assert "Olu Ownteam" in page
    assert "Shadow the night duty" in page
    assert "In the leadership meeting" in page
    assert "Agreed" in page
    assert "Bench strength: 100.0%" in text(client, LIST)
    action = DevelopmentAction.objects.get()
    client.post(
        f"/plans/succession/actions/{action.pk}/done/",
        {"outcome": "Led two nights"} | day_of("done_on", today),
    )
    client.post(
        f"/plans/succession/successors/{Successor.objects.get().pk}/end/",
        day_of("last_day", today - timedelta(days=0)),
    )
    client.post(f"{base}end/", day_of("last_day", today))
    action.refresh_from_db()
    assert action.outcome == "Led two nights"
    assert CriticalPost.objects.get().last_day == today


def test_refusal_is_said_above_the_form(world: World, critical: CriticalPost) -> None:
    client, today = signed_in(world, "service_manager"), timezone.localdate()
    page = client.post(
        f"{LIST}{critical.pk}/successor/",
        {"person": "MANAGER", "readiness": "now"} | day_of("from_day", today),
    )
    assert "holds the post already" in page.content.decode()
    assert not Successor.objects.exists()


def test_list_is_filtered_sorted_and_written_to_a_file(
    world: World, critical: CriticalPost, elsewhere: CriticalPost
) -> None:
    today = timezone.localdate()
    SuccessionMoveFactory(critical=critical, on=add_months(today, -7))
    SuccessorFactory(critical=critical, worker=world.other)
    client = signed_in(world, "hr")
    late = text(client, f"{LIST}?state=review_due")
    assert ("Team manager" in late, "Front door manager" in late) == (True, False)
    assert "overdue" in late
    none = text(client, f"{LIST}?bench=none")
    assert ("Team manager" in none, "Front door manager" in none) == (False, True)
    assert "Front door manager" in text(client, f"{LIST}?unit={world.other_service.pk}")
    backwards = text(client, f"{LIST}posts.csv?sort=-title").splitlines()
    assert [line.split(",")[0] for line in backwards[1:]] == ["P-1", "P-2"]
    bench = text(client, f"{LIST}bench.csv").splitlines()
    assert "Own service,OWN,1,1,100.0" in bench
    assert "Other service,OTHER,1,0,0.0" in bench


def test_service_without_a_critical_post_has_no_strength(world: World, critical: CriticalPost) -> None:
    assert "Other service,OTHER,0,0,n/a" in text(signed_in(world, "hr"), f"{LIST}bench.csv")


def test_empty_page_says_what_to_do(world: World) -> None:
    page = text(signed_in(world, "hr"), LIST)
    assert "No post is marked as critical" in page
    assert "Bench strength: n/a" in page


def _service_manager_in_the_unit(world: World) -> Account:
    """The service manager is a person of the own team."""
    account = world.accounts["service_manager"]
    account.worker = WorkerFactory(reference="SM", first_name="Sam", last_name="Service")
    account.save()
    AssignmentFactory(worker=account.worker, team=world.own_team)
    return account


def test_nobody_sees_notes_or_risks_about_themselves(world: World, critical: CriticalPost) -> None:
    account = _service_manager_in_the_unit(world)
    TalentNoteFactory(worker=account.worker, text="Might move on")
    account.worker.assignments.update(post=critical.post)
    IncumbentRiskFactory(
        critical=critical, worker=account.worker, within_12="high", within_24="high", why="Told me"
    )
    client = signed_in(world, "service_manager")
    assert client.get("/plans/talent/SM/").status_code == 404
    assert client.get("/plans/talent/SM/shown/").status_code == 404
    assert "Told me" not in text(client, f"{LIST}{critical.pk}/")
    assert "High" not in text(client, f"{LIST}posts.csv")
    hr = signed_in(world, "hr")
    assert "Might move on" in text(hr, "/plans/talent/SM/")
    assert "Told me" in text(hr, f"{LIST}{critical.pk}/")


@pytest.mark.parametrize(
    ("actor", "own", "other"),
    [("service_manager", 200, 404), ("senior_leader", 200, 200), ("psw", 200, 200), ("practitioner", 403, 403),
     ("team_manager", 403, 403)],
)  # fmt: skip
def test_talent_notes_are_for_few(world: World, actor: str, own: int, other: int) -> None:
    client = signed_in(world, actor)
    assert client.get("/plans/talent/OWN/").status_code == own
    assert client.get("/plans/talent/OTHER/").status_code == other


def test_notes_are_shown_to_the_person_on_request(world: World) -> None:
    client, today = signed_in(world, "service_manager"), timezone.localdate()
    client.post("/plans/talent/OWN/note/", {"text": "Ready to lead a team"} | day_of("on", today))
    client.post("/plans/talent/OWN/shown/", {"words": "On paper"} | day_of("on", today))
    page = text(client, "/plans/talent/OWN/")
    assert "Ready to lead a team" in page
    assert "On paper" in page
    assert TalentNoteShown.objects.get().worker == world.own


def test_notes_are_linked_only_where_they_may_be_seen(world: World, critical: CriticalPost) -> None:
    for worker in (world.own, world.other):
        SuccessorFactory(critical=critical, worker=worker)
    links = {"service_manager": (True, False), "hr": (True, True)}
    for actor, expected in links.items():
        page = text(signed_in(world, actor), f"{LIST}{critical.pk}/")
        assert ("/plans/talent/OWN/" in page, "/plans/talent/OTHER/" in page) == expected


def test_auditor_sees_that_a_note_was_written_and_not_what_it_says(world: World) -> None:
    TalentNoteFactory(worker=world.own, text="Very private")
    page = text(signed_in(world, "auditor"), "/changes/?kind=talentnote")
    assert "Talent note" in page
    assert "Very private" not in page


@pytest.mark.parametrize("more", [1, 3])
def test_pages_cost_the_same_for_many(
    world: World, critical: CriticalPost, more: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(more):
        post = PostTermsFactory(team=world.own_team).post
        SuccessorFactory(critical=CriticalPostFactory(post=post), worker=AssignmentFactory().worker)
        SuccessorFactory(critical=critical, worker=AssignmentFactory().worker)
    client = signed_in(world, "hr")
    with django_assert_max_num_queries(10):
        client.get(LIST)
    with django_assert_max_num_queries(22):
        client.get(f"{LIST}{critical.pk}/")
    assert Post.objects.count() > more
