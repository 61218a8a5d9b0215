"""Appraisal in the browser: from the start to the review, lists and files, samples, figures, what is kept."""

from datetime import date, timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from supervision.enums import AppraisalState, SampleCriterion
from supervision.models import (
    Appraisal,
    AppraisalDraft,
    AppraisalReading,
    AppraisalSample,
    CouncilPriority,
    CouncilValue,
    DevelopmentItem,
    Objective,
)
from tests.factories.supervision_appraisal import (
    AppraisalFactory,
    AppraisalRatingFactory,
    AppraisalSampleFactory,
    AppraisalVersionFactory,
    CouncilPriorityFactory,
    CouncilValueFactory,
    DevelopmentItemFactory,
    ObjectiveFactory,
)
from tests.factories.workforce import AccountFactory, AssignmentFactory, PolicyValueFactory
from tests.periods import LONG_AGO
from tests.supervision.kept_forms import open_form
from tests.workforce.views.verb_pages import signed_in, typed_day
from tests.world import World
from workforce.models import Assignment
from workforce.periods import add_months, period
from workforce.policy import PolicyKey

pytestmark = pytest.mark.django_db

BASE = "/supervision"


def text(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def sent(client: Client, address: str, data: dict[str, object]) -> str:
    return client.post(address, data, follow=True).content.decode()


def written(client: Client, address: str, data: dict[str, object]) -> str:
    """A part sent with the marks of its form, as a browser does."""
    return sent(client, address, open_form(client, address) | data)


def made(world: World, **more: object) -> Appraisal:
    return AppraisalFactory(appraisee=world.own, appraiser=world.accounts["team_manager"].worker, **more)


def test_whole_way_through_the_pages(world: World, today: date) -> None:
    """RC-11, NS-01: values are chosen; RC-12: an objective is linked; RC-59: the review follows in six months."""
    value, priority = CouncilValueFactory(name="Respectful"), CouncilPriorityFactory(name="Permanence")
    person, manager = signed_in(world, "practitioner"), signed_in(world, "team_manager")
    assert "Start the next one" in text(person, f"{BASE}/appraisals/of/OWN/")
    page = sent(person, f"{BASE}/appraisals/of/OWN/start/", typed_day("planned_on", today))
    assert "Appraisal of Olu Ownteam: started." in page
    appraisal = Appraisal.objects.get()
    one = f"{BASE}/appraisals/{appraisal.pk}/"
    own = {"look_back": "Four plans ended well.", "values_shown": [value.pk]}
    assert "Nobody else can read it" in written(person, f"{one}self-assessment/", own | {"draft": "x"})
    assert "Four plans" in text(person, f"{one}self-assessment/")
    assert "Four plans" not in text(manager, one)
    assert "is with your manager" in written(person, f"{one}self-assessment/", own)
    assert "Four plans ended well." in text(manager, one)
    assert "Respectful" in text(manager, one)
    sent(manager, f"{one}held/", typed_day("on", today))
    assert "Four plans" in text(manager, f"{one}write/")
    assert "Your part is saved" in written(manager, f"{one}write/", {"summary": "Calm in court."})
    aim = {"words": "Plans in time", "measure": "Team figure", "priority": priority.pk, "value": value.pk}
    sent(manager, f"{one}objectives/add/", aim | typed_day("due_on", add_months(today, 9)))
    need = {"need": "Court skills", "priority": "1", "standards": ["pqs"]}
    sent(manager, f"{one}development/add/", need | typed_day("by_when", add_months(today, 3)))
    sent(manager, f"{one}rating/", {"rating": "Fully meets"})
    assert "Calm in court" not in text(person, one)
    assert "Fully meets" not in text(person, one)
    assert "It is shared" in sent(manager, f"{one}share/", {})
    page = text(person, one)
    assert all(words in page for words in ("Calm in court.", "Fully meets", "Priority: Permanence"))
    written(person, f"{one}comment/", {"comments": "Glad of it."})
    assert "other signature is still to come" in sent(person, f"{one}sign/", {})
    assert "Signed by both." in sent(manager, f"{one}sign/", {})
    assert "countersigned" in sent(signed_in(world, "service_manager"), f"{one}countersign/", {})
    appraisal.refresh_from_db()
    assert (appraisal.state, appraisal.mid_year_due_on) == ("countersigned", add_months(today, 6))
    assert Objective.objects.get().priority == priority
    assert DevelopmentItem.objects.get().standards == ["pqs"]
    assert not any(each.body["fields"] for each in AppraisalDraft.objects.all())


def test_mid_year_review_asks_for_each_objective_and_item(world: World, today: date) -> None:
    appraisal = made(world, signed=True, on=add_months(today, -6))
    objective, item = ObjectiveFactory(appraisal=appraisal), DevelopmentItemFactory(appraisal=appraisal)
    manager, one = signed_in(world, "team_manager"), f"{BASE}/appraisals/{appraisal.pk}/"
    data = typed_day("on", today) | {f"item_{item.pk}": "done", f"outcome_{item.pk}": "Attended"}
    assert "Say how objective 1 stands" in sent(manager, f"{one}mid-year/", data)
    data |= {f"objective_{objective.pk}": "on_track", f"words_{objective.pk}": "Half done."}
    assert "The mid-year review is recorded" in sent(
        manager, f"{one}mid-year/", data | {"notes": "Good talk."}
    )
    page = text(signed_in(world, "practitioner"), one)
    assert all(words in page for words in ("Half done.", "Good talk.", "Attended"))
    item.refresh_from_db()
    assert (item.state, item.reviews.count()) == ("done", 2)


def test_rule_that_refuses_is_told_above_the_form(world: World, today: date) -> None:
    person = signed_in(world, "practitioner")
    data = typed_day("planned_on", today - timedelta(days=1))
    assert "is gone" in sent(person, f"{BASE}/appraisals/of/OWN/start/", data)
    assert not Appraisal.objects.exists()
    appraisal = made(world, held=True)
    manager = signed_in(world, "team_manager")
    assert "part is empty" in sent(manager, f"{BASE}/appraisals/{appraisal.pk}/share/", {})


def test_objectives_and_items_change_until_somebody_signs(world: World, today: date) -> None:
    appraisal = made(world, held=True)
    objective, item = ObjectiveFactory(appraisal=appraisal), DevelopmentItemFactory(appraisal=appraisal)
    manager = signed_in(world, "team_manager")
    later = add_months(today, 3)
    page = f"{BASE}/appraisals/objectives/{objective.pk}/"
    assert "Every plan is reviewed in time." in text(manager, page)
    assert "is changed" in sent(
        manager, page, {"words": "New", "measure": "New"} | typed_day("due_on", later)
    )
    page = f"{BASE}/appraisals/development/{item.pk}/"
    assert "Court skills" in text(manager, page)
    assert "is changed" in sent(
        manager, page, {"need": "Other", "priority": "2"} | typed_day("by_when", later)
    )
    assert "is removed" in sent(manager, f"{BASE}/appraisals/objectives/{objective.pk}/remove/", {})


def test_person_records_progress_and_reviews_an_item(world: World, today: date) -> None:
    appraisal = made(world, signed=True)
    objective, item = ObjectiveFactory(appraisal=appraisal), DevelopmentItemFactory(appraisal=appraisal)
    person = signed_in(world, "practitioner")
    data = {"state": "met", "words": "All of it."} | typed_day("on", today)
    assert "All of it." in sent(person, f"{BASE}/appraisals/objectives/{objective.pk}/progress/", data)
    data = {"state": "done", "outcome": "Course done", "impact": "Shorter"} | typed_day("on", today)
    assert "Course done" in sent(person, f"{BASE}/appraisals/development/{item.pk}/review/", data)


def test_every_reading_is_kept_and_the_person_sees_it(world: World) -> None:
    appraisal = made(world, shared=True)
    one = f"{BASE}/appraisals/{appraisal.pk}/"
    for actor in ("practitioner", "team_manager", "hr", "service_manager"):
        text(signed_in(world, actor), one)
    assert [(each.read_as, each.account) for each in AppraisalReading.objects.order_by("pk")] == [
        ("manager", world.accounts["team_manager"]),
        ("hr", world.accounts["hr"]),
    ]
    page = text(signed_in(world, "practitioner"), one)
    assert "Mina Managing, the line manager" in page
    assert "Who has read it" not in text(signed_in(world, "team_manager"), one)


@pytest.mark.parametrize(
    "step, wrong",
    [
        ("objectives/{objective}/progress/", {"state": "nothing"}),
        ("objectives/{objective}/", {"words": ""}),
        ("{appraisal}/mid-year/", {"notes": "No day."}),
        ("development/{item}/review/", {"state": "nothing"}),
        ("development/{item}/", {"need": ""}),
    ],
)
def test_page_of_a_step_with_words_is_a_reading_when_it_is_opened_and_not_again_after_an_error(
    world: World, step: str, wrong: dict[str, str]
) -> None:
    appraisal = made(world, **({"held": True} if "words" in wrong or "need" in wrong else {"signed": True}))
    objective = ObjectiveFactory(appraisal=appraisal, words="Write chronologies.")
    item = DevelopmentItemFactory(appraisal=appraisal, need="Write chronologies.")
    keys = {"objective": objective.pk, "appraisal": appraisal.pk, "item": item.pk}
    address, manager = f"{BASE}/appraisals/{step.format(**keys)}", signed_in(world, "team_manager")
    assert "Write chronologies." in text(manager, address)
    assert manager.post(address, wrong).status_code == 200
    kept = AppraisalReading.objects.values_list("account", "read_as")
    assert list(kept) == [(world.accounts["team_manager"].pk, "manager")]
    assert "Mina Managing, the line manager" in text(
        signed_in(world, "practitioner"), f"{BASE}/appraisals/{appraisal.pk}/"
    )


def test_persons_own_pages_and_refused_ones_are_no_readings(world: World) -> None:
    appraisal = made(world, signed=True)
    objective, item = ObjectiveFactory(appraisal=appraisal), DevelopmentItemFactory(appraisal=appraisal)
    pages = (
        f"objectives/{objective.pk}/progress/",
        f"development/{item.pk}/review/",
        f"{appraisal.pk}/mid-year/",
    )
    for actor in ("practitioner", "service_manager", "psw"):
        for page in pages:
            signed_in(world, actor).get(f"{BASE}/appraisals/{page}")
    assert not AppraisalReading.objects.exists()


def test_days_only_for_who_does_not_read_it(world: World) -> None:
    appraisal = made(world, shared=True)
    AppraisalVersionFactory(appraisal=appraisal, body={"summary": "SECRET"})
    ObjectiveFactory(appraisal=appraisal, words="SECRET")
    page = text(signed_in(world, "service_manager"), f"{BASE}/appraisals/{appraisal.pk}/")
    assert "SECRET" not in page
    assert "You see its days and states" in page


def test_former_manager_finds_nothing_from_the_day_of_the_move(world: World) -> None:
    appraisal = made(world, signed=True)
    world.own.assignments.update(manager=None, team=world.other_team)
    manager = signed_in(world, "team_manager")
    for page in ("", "mid-year/", "close/"):
        assert manager.get(f"{BASE}/appraisals/{appraisal.pk}/{page}").status_code == 404
    assert "Olu Ownteam" not in text(manager, f"{BASE}/appraisals/")


@pytest.mark.parametrize(
    ("actor", "names"), [("hr", True), ("practitioner", False)], ids=["who keeps supervisors", "the person"]
)
def test_who_has_no_appraiser_is_told_so_and_is_not_overdue(world: World, actor: str, names: bool) -> None:
    world.own.assignments.update(manager=None)
    client = signed_in(world, actor)
    page = text(client, f"{BASE}/appraisals/of/OWN/")
    assert "Nobody manages or supervises Olu Ownteam here" in page
    assert ("/supervision/supervisors/add/OWN/" in page or "Name a supervisor</a>" in page) == names
    listed = text(client, f"{BASE}/appraisals/?show=nobody")
    assert "Olu Ownteam" in listed
    assert "No appraiser" in listed
    assert "Olu Ownteam</a>" not in text(client, f"{BASE}/appraisals/?show=overdue")


def test_list_shows_who_is_due_and_its_file_the_same(world: World) -> None:
    PolicyValueFactory(key=PolicyKey.APPRAISAL_NAME, value="IPR", period=period(LONG_AGO))
    hr = signed_in(world, "hr")
    page = text(hr, f"{BASE}/appraisals/")
    assert "<h1" in page
    assert "IPR" in page
    assert all(name in page for name in ("Olu Ownteam", "Otto Otherteam", "Aggie Agency"))
    page = text(hr, f"{BASE}/appraisals/?show=overdue&q=olu")
    assert "Olu Ownteam" in page
    assert "Otto Otherteam" not in page
    assert "Nobody fits" in text(hr, f"{BASE}/appraisals/?q=nobody&page=9")
    content = hr.get(f"{BASE}/appraisals/csv/?show=overdue&unit={world.own_team.pk}").getvalue().decode()
    assert [line.split(",")[:2] for line in content.strip().split("\r\n")][1:] == [
        ["OWN", "Olu Ownteam"],
    ], "nobody appraises the manager of the team"
    assert "Otto" not in text(signed_in(world, "team_manager"), f"{BASE}/appraisals/")


@pytest.mark.parametrize(
    ("actor", "page", "most"),
    [
        ("hr", "appraisals/", 12),
        ("hr", "appraisals/csv/", 12),
        ("learning", "development-needs/", 12),
        ("learning", "development-needs/csv/", 12),
        ("psw", "appraisal-samples/?show=all", 12),
        ("psw", "appraisal-figures/", 18),
        ("psw", "appraisal-figures/ratings/", 14),
        ("practitioner", "appraisals/of/OWN/", 14),
    ],
)
def test_queries_do_not_grow_with_rows(
    world: World, actor: str, page: str, most: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    """At one row and at three, after the page has been asked for once."""
    client = signed_in(world, actor)
    client.get(f"{BASE}/{page}")
    taken = []
    for number, more in ((0, 1), (1, 2)):
        for row in range(more):
            own = actor == "practitioner"
            worker = world.own if own else AssignmentFactory(team=world.own_team).worker
            on = LONG_AGO + timedelta(days=number + row)
            appraisal = AppraisalFactory(appraisee=worker, signed=True, on=on)
            DevelopmentItemFactory(appraisal=appraisal)
            AppraisalSampleFactory(appraisal=appraisal, scored=True)
            AppraisalRatingFactory(appraisal=appraisal)
        with django_assert_max_num_queries(most) as found:
            response = client.get(f"{BASE}/{page}")
            response.getvalue() if response.streaming else None
        taken.append(len(found))
    assert taken[0] == taken[1]


@pytest.mark.parametrize("actor", ["practitioner", "team_manager"])
def test_page_of_one_appraisal_does_not_grow(
    world: World, actor: str, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    appraisal = made(world, signed=True)
    person, page = signed_in(world, actor), f"{BASE}/appraisals/{appraisal.pk}/"
    taken = []
    for _ in range(2):
        for _ in range(2):
            ObjectiveFactory(appraisal=appraisal)
            DevelopmentItemFactory(appraisal=appraisal)
            AppraisalSampleFactory(appraisal=appraisal, scored=True)
        with django_assert_max_num_queries(25) as found:
            person.get(page)
        taken.append(len(found))
    assert taken[0] == taken[1]


def test_needs_are_read_by_learning_once_both_have_seen_them(world: World) -> None:
    """NS-26: what appraisals say people are to learn goes to the analysis of training needs."""
    shared = made(world, shared=True)
    DevelopmentItemFactory(appraisal=shared, need="Court skills", standards=["swe"])
    held = AppraisalFactory(appraisee=world.other, held=True)
    DevelopmentItemFactory(appraisal=held, need="Not shown yet")
    learning = signed_in(world, "learning")
    page = text(learning, f"{BASE}/development-needs/")
    assert "Court skills" in page
    assert "Not shown yet" not in page
    assert "Court skills" not in text(learning, f"{BASE}/development-needs/?standard=nmc")
    assert "Court skills" not in text(learning, f"{BASE}/development-needs/?show=done")
    assert "Court skills" in text(
        learning, f"{BASE}/development-needs/?q=court&unit={world.own_team.pk}&show=overdue"
    )
    content = learning.get(f"{BASE}/development-needs/csv/?show=all").getvalue().decode()
    assert "OWN,Olu Ownteam,Own team,Court skills" in content


def test_sample_is_drawn_given_and_scored(world: World, today: date) -> None:
    """RC-68, HA-19: the quality assurance group draws samples, and sees number and quality on one page."""
    appraisal = made(world, signed=True, on=add_months(today, -1))
    AppraisalRatingFactory(appraisal=appraisal, rating="Partly meets")
    AppraisalVersionFactory(appraisal=appraisal, body={"summary": "Steady work."})
    psw = signed_in(world, "psw")
    days = typed_day("first", add_months(today, -2)) | typed_day("last", today)
    data = {"name": "Autumn", "number": "3", "auditor": world.accounts["psw"].pk} | days
    page = sent(psw, f"{BASE}/appraisal-samples/draw/", data | typed_day("until", today))
    assert "1 drawn" in page
    sample = AppraisalSample.objects.get()
    one = f"{BASE}/appraisal-samples/{sample.pk}/"
    page = text(psw, one)
    assert "Steady work." in page
    assert "Partly meets" not in page
    assert AppraisalReading.objects.get().read_as == "auditor"
    scores = {each.value: "3" for each in SampleCriterion}
    assert "Score: evidence" in sent(psw, one, scores | {"evidence": ""})
    assert "It is scored: good." in sent(psw, one, scores)
    assert psw.get(one).status_code == 403
    page = text(psw, f"{BASE}/appraisal-figures/")
    assert "100.0% (1 of 1)" in page
    lines = psw.get(f"{BASE}/appraisal-figures/csv/").content.decode().strip().split("\r\n")
    assert len(lines) == 14
    assert lines[-1].endswith(",1,1,100.0%")


@pytest.fixture
def sampled(world: World) -> AppraisalSample:
    """A signed appraisal by the team manager that was scored, with feedback."""
    return AppraisalSampleFactory(
        appraisal=made(world, signed=True), scored=True, feedback="Say how one will know.", name="Autumn"
    )


def test_scores_and_feedback_of_a_sample_are_read_by_whoever_appraised_and_that_is_kept(
    world: World, sampled: AppraisalSample
) -> None:
    page = text(signed_in(world, "team_manager"), f"{BASE}/appraisals/{sampled.appraisal_id}/")
    assert "Quality sample: Autumn" in page
    assert "Say how one will know." in page
    assert page.count("3: good") == len(SampleCriterion)
    assert AppraisalReading.objects.filter(account=world.accounts["team_manager"]).count() == 1


@pytest.mark.parametrize("actor", ["practitioner", "hr", "service_manager"])
def test_others_who_read_the_appraisal_do_not_read_what_the_sample_said(
    world: World, sampled: AppraisalSample, actor: str
) -> None:
    page = text(signed_in(world, actor), f"{BASE}/appraisals/{sampled.appraisal_id}/")
    assert "Objectives" in page
    assert "Quality sample" not in page
    assert "Say how one will know." not in page


def test_manager_of_the_appraiser_reads_what_the_sample_said(world: World, sampled: AppraisalSample) -> None:
    upper = AccountFactory(worker=AssignmentFactory().worker)
    Assignment.objects.filter(worker=sampled.appraisal.appraiser).update(manager=upper.worker)
    client = Client()
    client.force_login(upper)
    address = f"{BASE}/appraisals/{sampled.appraisal_id}/"
    assert "Say how one will know." in text(client, address)
    assert AppraisalReading.objects.get(account=upper).read_as == "upper"
    sampled.appraisal.appraiser = AssignmentFactory().worker  # somebody else appraised; the line is the same
    sampled.appraisal.save()
    assert "Say how one will know." not in text(client, address)
    manager = signed_in(world, "team_manager")
    assert "Say how one will know." not in text(manager, address)


def test_sample_that_is_not_scored_says_nothing(world: World) -> None:
    waiting = AppraisalSampleFactory(appraisal=made(world, signed=True))
    page = text(signed_in(world, "team_manager"), f"{BASE}/appraisals/{waiting.appraisal_id}/")
    assert "Quality sample" not in page


def test_ratings_are_shown_with_small_numbers_hidden(world: World, today: date) -> None:
    for number in range(24):
        team = world.own_team if number < 12 else world.other_team
        worker = AssignmentFactory(team=team).worker
        signed = AppraisalFactory(appraisee=worker, signed=True, on=add_months(today, -1))
        AppraisalRatingFactory(appraisal=signed, rating="Not met" if number < 2 else "Fully meets")
    leader = signed_in(world, "senior_leader")
    lines = (
        leader.get(f"{BASE}/appraisal-figures/ratings/csv/").content.decode("utf-8-sig").strip().split("\r\n")
    )
    found = {line.split(",")[0]: line.split(",")[1:] for line in lines}
    own = found["Rating"].index("Own service")
    assert (found["Not met"][own], found["Fully meets"][own]) == ("c", "c")
    shown = {each for name, row in found.items() if name != "Rating" for each in row}
    assert "c" in shown
    assert not shown & {"2", "10"}
    assert "shown in place of counts below 5" in text(leader, f"{BASE}/appraisal-figures/ratings/")


def test_no_ratings_where_the_council_gives_none(world: World) -> None:
    PolicyValueFactory(key=PolicyKey.APPRAISAL_RATINGS, value=[], period=period(LONG_AGO))
    assert "The council gives none" in text(
        signed_in(world, "senior_leader"), f"{BASE}/appraisal-figures/ratings/"
    )
    appraisal = made(world, held=True)
    assert "Give a rating" not in text(signed_in(world, "team_manager"), f"{BASE}/appraisals/{appraisal.pk}/")


def test_values_priorities_and_forms_are_kept(world: World, today: date) -> None:
    hr = signed_in(world, "hr")
    data = {"name": "Innovate", "kind": "behaviour", "about": "Try things"} | typed_day("from_day", today)
    assert "Innovate is added." in sent(hr, f"{BASE}/appraisal-setup/values/add/", data)
    data = {"name": "Permanence", "kind": "directorate"} | typed_day("from_day", today)
    assert "Permanence is added." in sent(hr, f"{BASE}/appraisal-setup/priorities/add/", data)
    value, priority = CouncilValue.objects.get(), CouncilPriority.objects.get()
    for kind, row in (("value", value), ("priority", priority)):
        page = sent(hr, f"{BASE}/appraisal-setup/{kind}/{row.pk}/end/", typed_day("last_day", today))
        assert f"{row.name} ends on" in page
    data = {"name": "ADR", "prompts": ["look_back", "summary"], "wording_look_back": "Your year"}
    assert "ADR, version 1: published." in sent(hr, f"{BASE}/appraisal-setup/form/", data)
    assert 'value="Your year"' in text(hr, f"{BASE}/appraisal-setup/form/")
    person = signed_in(world, "practitioner")
    sent(person, f"{BASE}/appraisals/of/OWN/start/", {})
    appraisal = Appraisal.objects.get()
    page = text(person, f"{BASE}/appraisals/{appraisal.pk}/self-assessment/")
    assert "Your year" in page
    assert "Wellbeing" not in page
    assert appraisal.state == AppraisalState.NOT_STARTED
