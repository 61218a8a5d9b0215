"""Inductions in the browser: the list, ticking off, questions for starters, templates, figures."""

from datetime import date, timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.factories.starting import (
    CorporateItemFactory,
    InductionFactory,
    StarterAnswerFactory,
    published,
    tick,
)
from tests.factories.workforce import AssignmentFactory, PolicyValueFactory
from tests.workforce.views.verb_pages import signed_in
from tests.world import World
from workforce.models import Induction, InductionMark, InductionTask, InductionVersion, StarterAnswer, Worker
from workforce.periods import month_end, period
from workforce.policy import PolicyKey

pytestmark = pytest.mark.django_db

LIST = "/support/inductions/"


@pytest.fixture
def induction(world: World, today: date) -> Induction:
    """Of the practitioner, who started ten days ago."""
    return InductionFactory(worker=world.own, starts_on=_start(world.own, today - timedelta(days=10)))


def _start(worker: Worker, day: date) -> date:
    worker.employments.update(period=period(day))
    worker.assignments.update(period=period(day))
    return day


def path(induction: Induction) -> str:
    return f"{LIST}{induction.pk}/"


def item(induction: Induction, title: str) -> int:
    return induction.items.get(task__title=title).pk


def on(day: date) -> dict[str, str]:
    return {"on_day": str(day.day), "on_month": str(day.month), "on_year": str(day.year)}


def text(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def test_starter_of_the_team_is_listed_before_the_first_day(world: World, today: date) -> None:
    day = today + timedelta(days=7)
    starter = AssignmentFactory(team=world.own_team, worker__last_name="Newcomer", period=period(day)).worker
    InductionFactory(worker=starter, starts_on=day)
    assert "Newcomer" in text(signed_in(world, "team_manager"), LIST)


def test_opening_the_list_only_reads(world: World, today: date) -> None:
    published()
    PolicyValueFactory(key=PolicyKey.INDUCTION_FROM, value="2024-01-01")
    AssignmentFactory(team=world.own_team, period=period(today))
    text(signed_in(world, "team_manager"), LIST)
    assert not Induction.objects.exists()


def test_list_says_where_no_template_holds(world: World, today: date) -> None:
    PolicyValueFactory(key=PolicyKey.INDUCTION_FROM, value="2024-01-01")
    AssignmentFactory(period=period(today))
    assert "no template holds on their first day" in text(signed_in(world, "hr"), LIST)


def test_what_is_overdue_for_longest_comes_first(world: World, induction: Induction, today: date) -> None:
    _start(world.other, today)
    InductionFactory(worker=world.other, version=induction.version, starts_on=today)
    page = text(signed_in(world, "hr"), LIST)
    assert page.index("Olu Ownteam") < page.index("Otto Otherteam")
    assert "since" in page
    overdue = text(signed_in(world, "hr"), f"{LIST}?show=overdue")
    assert "Olu Ownteam" in overdue
    found = text(signed_in(world, "hr"), f"{LIST}?unit={world.other_team.pk}")
    assert "Olu Ownteam" not in found.split('id="found"')[1]
    file = signed_in(world, "hr").get(f"{LIST}csv/").content.decode()
    assert "OWN,Olu Ownteam,Social worker,Own team" in file


def test_manager_ticks_off_several_tasks_and_takes_one_back(
    world: World, induction: Induction, today: date
) -> None:
    client = signed_in(world, "team_manager")
    ticked = {f"done_{item(induction, title)}": "on" for title in ("Laptop ordered", "Welcome")}
    page = client.post(path(induction), on(today) | ticked, follow=True).content.decode()
    assert "2 tasks saved." in page
    assert f"done_{item(induction, 'Policies read')}" not in page

    page = client.post(
        path(induction), {"take_back": item(induction, "Welcome")}, follow=True
    ).content.decode()
    assert "1 task taken back." in page
    assert InductionMark.objects.count() == 3


def test_starter_ticks_off_the_own_tasks_only(world: World, induction: Induction, today: date) -> None:
    client = signed_in(world, "practitioner")
    page = text(client, path(induction))
    assert f"done_{item(induction, 'Policies read')}" in page
    assert f"done_{item(induction, 'Welcome')}" not in page
    client.post(path(induction), on(today) | {f"done_{item(induction, 'Welcome')}": "on"})
    assert not InductionMark.objects.exists()
    tick(induction, "Welcome", today)
    page = client.post(path(induction), {"take_back": item(induction, "Welcome")}).content.decode()
    assert "is for somebody else: Line manager" in page
    assert induction.items.get(task__title="Welcome").state == "done"


def test_task_that_is_not_needed_has_a_reason_and_no_tick(
    world: World, induction: Induction, today: date
) -> None:
    client = signed_in(world, "team_manager")
    key = item(induction, "Welcome")
    page = client.post(path(induction), on(today) | {f"done_{key}": "on", f"why_{key}": "Known here"})
    assert "either done or not needed" in page.content.decode()
    client.post(path(induction), on(today) | {f"why_{key}": "Known here"})
    assert induction.items.get(pk=key).state == "not_needed"


def test_day_ahead_is_refused_in_words(world: World, induction: Induction, today: date) -> None:
    ticked = {f"done_{item(induction, 'Welcome')}": "on"}
    page = (
        signed_in(world, "hr").post(path(induction), on(today + timedelta(days=1)) | ticked).content.decode()
    )
    assert "the day lies ahead" in page


def test_learning_ticks_off_nothing_but_its_own(world: World, induction: Induction) -> None:
    page = text(signed_in(world, "learning"), path(induction))
    assert "Olu Ownteam" in page
    assert "done_" not in page


def test_starter_answers_once_and_sees_the_way_to_it(world: World, today: date) -> None:
    induction = InductionFactory(worker=world.own, starts_on=_start(world.own, today - timedelta(days=31)))
    client = signed_in(world, "practitioner")
    address = f"{path(induction)}questions/30/"
    assert address in text(client, path(induction))
    assert "Choose a score" in client.post(address, {"welcome": "5"}).content.decode()
    answers = {"welcome": "5", "support": "4", "clarity": "3", "tools": "2", "words": "Fine"}
    assert "without your name" in client.post(address, answers, follow=True).content.decode()
    assert StarterAnswer.objects.get().welcome == 5
    assert address not in text(client, path(induction))
    assert signed_in(world, "team_manager").get(address).status_code == 404


@pytest.mark.parametrize(
    ("actor", "reads_words"), [("hr", True), ("learning", True), ("team_manager", False)]
)
def test_results_of_new_starters(world: World, today: date, actor: str, reads_words: bool) -> None:
    StarterAnswerFactory.create_batch(
        4, team=world.own_team, month=month_end(today), words="A desk was ready"
    )
    assert "Too few answers" in text(signed_in(world, actor), "/support/new-starters/")
    StarterAnswerFactory.create_batch(6, team=world.own_team, month=month_end(today))
    page = text(signed_in(world, actor), "/support/new-starters/")
    assert "5.0 of 5" in page
    assert ("A desk was ready" in page) is reads_words


def test_figures_of_the_line_are_shown_and_others_hidden(world: World, induction: Induction) -> None:
    for title in ("Welcome", "Policies read"):
        tick(induction, title, induction.starts_on)
    address = "/support/induction-figures/"
    assert "100.0%" in text(signed_in(world, "team_manager"), address)
    hidden = text(signed_in(world, "senior_leader"), address)
    assert "100.0%" not in hidden
    assert "Own team" in hidden
    file = signed_in(world, "senior_leader").get(f"{address}csv/").content.decode()
    assert "Own team,1,c,c,n/a,c" in file


def test_figures_of_backward_months_say_so(world: World, today: date) -> None:
    ends = f"first={month_end(today).isoformat()}&last={month_end(today - timedelta(days=90)).isoformat()}"
    page = text(signed_in(world, "hr"), f"/support/induction-figures/?{ends}")
    assert "The last month is before the first one" in page


def test_template_is_made_filled_published_and_copied(world: World, today: date) -> None:
    """HA-07, NS-89: kept by learning and HR, for each role, in versions."""
    client = signed_in(world, "learning")
    item = CorporateItemFactory(name="Fire safety")
    made = client.post("/support/induction-templates/new/", {"audience": "everybody"}, follow=True)
    assert "there is a draft now" in made.content.decode()
    draft = InductionVersion.objects.get()
    address = f"/support/induction-templates/{draft.pk}/"
    task = {"title": "Welcome", "time": "day1", "days": "0", "owner": "manager", "corporate": str(item.pk)}
    client.post(f"{address}tasks/new/", task)
    row = InductionTask.objects.get()
    client.post(f"{address}tasks/{row.pk}/", task | {"title": "A warm welcome"})
    client.post(f"{address}tasks/new/", task | {"title": "Too much"})
    client.post(f"{address}tasks/{InductionTask.objects.get(title='Too much').pk}/remove/")
    client.post(f"{address}stage/", {"stage": "final"})
    day = {"first_day_day": today.day, "first_day_month": today.month, "first_day_year": today.year}
    page = client.post(f"{address}publish/", day, follow=True).content.decode()
    assert "A warm welcome" in page
    assert "Add a task" not in page
    assert client.get(f"{address}tasks/new/").status_code == 404
    page = client.post(f"{address}copy/", {"stage": "pilot"}, follow=True).content.decode()
    assert "is a draft with the same tasks" in page
    later = InductionVersion.objects.get(number=2)
    client.post(f"/support/induction-templates/{later.pk}/discard/")
    last = {"last_day_day": today.day, "last_day_month": today.month, "last_day_year": today.year}
    client.post(f"{address}end/", last)
    assert InductionVersion.objects.get().period == period(today, today)
    assert "final" in text(client, "/support/induction-templates/").lower()


@pytest.mark.parametrize("given", [{"audience": "role"}, {"audience": "group"}])
def test_template_for_some_says_for_whom(world: World, given: dict[str, str]) -> None:
    page = signed_in(world, "hr").post("/support/induction-templates/new/", given).content.decode()
    assert "There is a problem" in page
    assert not InductionVersion.objects.exists()


def test_corporate_list_shows_what_no_task_covers(world: World) -> None:
    published()
    client = signed_in(world, "hr")
    client.post("/support/induction-templates/corporate/add/", {"name": "Fire safety"})
    page = text(client, "/support/induction-templates/corporate/")
    assert "No task covers it" in page
    assert "no task covers Fire safety" in page


def test_person_page_shows_the_induction(world: World, induction: Induction) -> None:
    page = text(signed_in(world, "hr"), "/people/OWN/record/support/")
    assert path(induction) in page
    assert signed_in(world, "learning").get("/people/OWN/record/support/").status_code == 200
    assert signed_in(world, "psw").get("/people/OWN/record/support/").status_code == 404


@pytest.mark.parametrize("number", [1, 3])
def test_pages_cost_the_same_for_many(
    world: World, number: int, today: date, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(number):
        held = AssignmentFactory(team=world.own_team, period=period(today))
        InductionFactory(worker=held.worker, starts_on=today)
    client, one = signed_in(world, "team_manager"), Induction.objects.first()
    assert one is not None
    with django_assert_max_num_queries(14):
        client.get(LIST)
    with django_assert_max_num_queries(13):
        client.get(path(one))
    with django_assert_max_num_queries(9):
        client.get("/support/induction-figures/")
