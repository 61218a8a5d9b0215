"""Pages of planning: whose supervision is due, planning one and a series, moving, calling off, calendar files."""

import re
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from supervision.models import SupervisionSession
from tests.factories.supervision_sessions import (
    AgreedActionFactory,
    FrequencyRuleFactory,
    SessionFactory,
    SupervisorPairingFactory,
)
from tests.factories.workforce import AbsenceFactory, AssignmentFactory, RoleGrantFactory
from tests.workforce.views.verb_pages import hidden, signed_in, typed_day
from tests.world import World
from workforce.access.roles import RoleName
from workforce.models import Assignment, BankHoliday, Worker
from workforce.periods import period

pytestmark = pytest.mark.django_db
BASE = "/supervision/"


def get(client: Client, path: str) -> str:
    answer = client.get(BASE + path)
    parts = answer.streaming_content if answer.streaming else [answer.content]  # type: ignore[attr-defined]
    return b"".join(parts).decode()


def monday(weeks: int = 4) -> date:
    """A Monday so many weeks from today."""
    today = timezone.localdate()
    return today - timedelta(days=today.weekday()) + timedelta(weeks=weeks)


def plan(on: date, **more: object) -> dict[str, object]:
    return (
        {"kind": "one_to_one", "unit": "once", "starts_at": "10:00", "minutes": "90"}
        | more
        | typed_day("on", on)
    )


def grown(world: World, number: int) -> None:
    """More people of the manager in the own team, the first with everything."""
    manager = world.accounts["team_manager"].worker
    for _ in range(number):
        worker = AssignmentFactory(team=world.own_team, manager=manager).worker
        SessionFactory(supervisee=worker, supervisor=manager, on=timezone.localdate() + timedelta(days=9))


def test_manager_sees_own_people_with_both_buttons(world: World) -> None:
    page = get(signed_in(world, "team_manager"), "")
    assert "People I supervise: 1" in page
    assert "Olu Ownteam" in page
    assert "/supervision/plan/person/OWN/" in page
    assert "Otto Otherteam" not in page


def test_overdue_person_says_by_how_many_days(world: World) -> None:
    held = timezone.localdate() - timedelta(days=70)
    SessionFactory(supervisee=world.own, on=held, signed=True)
    page = get(signed_in(world, "team_manager"), "")
    assert "Seriously overdue" in page
    assert "every month" in page


def test_practitioner_sees_own_supervision_and_the_days_of_actions(world: World) -> None:
    today = timezone.localdate()
    held = SessionFactory(supervisee=world.own, on=today - timedelta(days=3), signed=True)
    AgreedActionFactory(session=held, due_on=today - timedelta(days=1), words="A secret action")
    page = get(signed_in(world, "practitioner"), "")
    assert "Your own supervision" in page
    assert "Mina Managing" in page
    assert "(1 overdue)" in page
    assert "A secret action" not in page
    assert "People I supervise" not in page
    assert "People I supervise: 0" in get(signed_in(world, "practitioner"), "?q=Nobody")


def test_who_sees_nobodys_supervision_gets_the_pages_of_the_section(world: World) -> None:
    page = get(signed_in(world, "hr"), "")
    assert "Frequencies" in page
    assert "Olu Ownteam" not in page


def test_list_is_filtered(world: World) -> None:
    grown(world, 2)
    client = signed_in(world, "psw")
    assert "Everybody I may see: 6" in get(client, "?whose=below")
    assert "Everybody I may see: 1" in get(client, "?q=otto")
    manager = world.accounts["team_manager"].worker
    assert manager is not None
    assert "Everybody I may see: 3" in get(client, f"?supervisor={manager.pk}")
    assert "Everybody I may see: 1" in get(client, f"?unit={world.other_team.pk}")
    assert "Everybody I may see: 0" in get(client, "?state=away")
    assert "Nobody matches" in get(client, "?state=away")


def test_list_of_people_and_its_file_are_sorted_as_asked(world: World) -> None:
    """Whoever has no session planned stands last, whichever way; a key that there is not changes nothing."""
    client = signed_in(world, "psw")
    planned = SessionFactory(supervisee=world.other, on=timezone.localdate() + timedelta(days=2))

    def names(path: str) -> list[str]:
        page = get(client, path)
        return sorted((world.own.name, world.other.name), key=lambda each: page.rindex(each))

    for path in ("?whose=below", "people.csv?whose=below"):
        assert names(f"{path}&sort=name") == sorted((world.own.name, world.other.name), key=_last_name)
        assert names(f"{path}&sort=-name") == names(f"{path}&sort=name")[::-1]
        assert names(f"{path}&sort=next")[0] == names(f"{path}&sort=-next")[0] == planned.supervisee.name
        assert names(f"{path}&sort=words") == names(path)


def _last_name(name: str) -> str:
    return name.rpartition(" ")[2]


def test_manager_below_whom_others_manage_chooses_whose(world: World) -> None:
    client = signed_in(world, "team_manager")
    assert "Everybody I may see: 3" in get(client, "?whose=below")
    assert "Aggie Agency" in get(client, "?whose=below")


def test_paired_supervisor_has_the_person_and_the_manager_has_not(world: World) -> None:
    agency = world.accounts["agency worker"].worker
    SupervisorPairingFactory(worker=world.own, supervisor=agency)
    assert "Olu Ownteam" in get(signed_in(world, "agency worker"), "")
    assert "Olu Ownteam" not in get(signed_in(world, "team_manager"), "")


@pytest.mark.parametrize("more", [0, 2], ids=["few", "more"])
@pytest.mark.parametrize(("actor", "most"), [("team_manager", 11), ("psw", 8)])
def test_people_take_the_same_queries_however_many(
    world: World, actor: str, most: int, more: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    grown(world, more)
    client = signed_in(world, actor)
    with django_assert_max_num_queries(most):
        client.get(f"{BASE}?whose=below")


def test_file_has_everybody_of_the_list(world: World) -> None:
    lines = get(signed_in(world, "psw"), "people.csv?q=own").splitlines()
    assert lines[0].startswith("\ufeffNumber,Name,Role,Team,Supervisor")
    assert [line.split(",")[:5] for line in lines[1:]] == [
        ["OWN", "Olu Ownteam", "Social worker", "Own team", "Mina Managing"]
    ]


def test_fifty_people_on_a_page(world: World) -> None:
    grown(world, 50)
    client = signed_in(world, "team_manager")
    assert "People I supervise: 51" in get(client, "")
    assert get(client, "").count('<th scope="row">') == 50
    assert get(client, "?page=2").count('<th scope="row">') == 1
    assert get(client, "?page=99").count('<th scope="row">') == 50


def test_one_session_is_planned_in_one_step(world: World) -> None:
    client = signed_in(world, "team_manager")
    page = client.post(f"{BASE}plan/person/OWN/", plan(monday()), follow=True).content.decode()
    assert "is planned." in page
    assert "10:00, for 90 minutes" in page
    assert SupervisionSession.objects.get().supervisee == world.own


def test_series_is_looked_at_before_it_is_saved(world: World) -> None:
    BankHoliday.objects.all().delete()  # the days of the series depend on the day of the test
    first = monday()
    AbsenceFactory(worker=world.own, period=period(first + timedelta(days=14), first + timedelta(days=14)))
    client = signed_in(world, "team_manager")
    typed = plan(first, unit="week", every="2", times="3")
    page = client.post(f"{BASE}plan/person/OWN/", typed).content.decode()
    assert "Check the days before you save" in page
    assert "Left out: Olu Ownteam is not here" in page
    assert "3 sessions will be planned" in page
    assert not SupervisionSession.objects.exists()
    done = client.post(f"{BASE}plan/person/OWN/", hidden(page) | {"step": "save"}, follow=True)
    assert "3 sessions are planned" in done.content.decode()
    days = list(SupervisionSession.objects.order_by("on").values_list("on", flat=True))
    assert days == [first, first + timedelta(days=28), first + timedelta(days=42)]


def test_what_was_typed_of_a_series_can_be_changed(world: World) -> None:
    client = signed_in(world, "team_manager")
    typed = plan(monday(), unit="month", every="1", times="2", place="Room 7")
    page = client.post(f"{BASE}plan/person/OWN/", typed).content.decode()
    again = client.post(f"{BASE}plan/person/OWN/", hidden(page) | {"step": "change"}).content.decode()
    assert "Room 7" in again
    assert "There is a problem" not in again


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"unit": "week", "times": "2"}, "Say every how many"),
        ({"unit": "week", "every": "2"}, "one of the two"),
        (
            {"unit": "week", "every": "2", "times": "2"} | typed_day("until", date(2099, 1, 1)),
            "one of the two",
        ),
        ({"starts_at": "soon"}, "Enter a time, for example 14:30"),
        ({"minutes": "0"}, "greater than or equal to 1"),
        (typed_day("on", date(2020, 1, 1)), "The day has gone"),
    ],
)
def test_form_says_what_is_wrong(world: World, more: dict[str, object], said: str) -> None:
    client = signed_in(world, "team_manager")
    page = client.post(f"{BASE}plan/person/OWN/", plan(monday()) | more).content.decode()
    assert said in page
    assert not SupervisionSession.objects.exists()


def test_group_is_planned_of_ones_own_team(world: World) -> None:
    grown(world, 1)
    before = SupervisionSession.objects.count()
    client = signed_in(world, "team_manager")
    page = get(client, "plan/group/")
    assert "Olu Ownteam" in page
    assert "Otto Otherteam" not in page
    members = re.findall(r'name="members" value="(\d+)"', page)
    group = plan(monday(), kind="group", members=members, theme="Fathers")
    done = client.post(f"{BASE}plan/group/", group, follow=True).content.decode()
    assert "is planned." in done
    assert "Fathers" in done
    assert SupervisionSession.objects.count() == before + 1
    assert SupervisionSession.objects.get(kind="group").members.count() == len(members) == 3
    alone = client.post(f"{BASE}plan/group/", group | {"members": members[:1]}).content.decode()
    assert "Choose two people or more" in alone


def test_group_has_the_whole_team_and_whoever_else_is_named(world: World) -> None:
    """Some of the team are supervised by somebody else; a guest comes from another team."""
    colleague = AssignmentFactory(team=world.own_team).worker
    client = signed_in(world, "team_manager")
    assert colleague.name in get(client, "plan/group/")
    group = plan(monday(), kind="group", members=[world.own.pk, colleague.pk], others="OTHER")
    client.post(f"{BASE}plan/group/", group, follow=True)
    session = SupervisionSession.objects.get(kind="group")
    taking_part = set(session.members.values_list("worker_id", flat=True))
    assert taking_part == {world.own.pk, colleague.pk, world.other.pk}
    page = client.post(f"{BASE}plan/group/", group | {"others": "Nobody Known"}).content.decode()
    assert "Nobody has that name or number" in page
    assert SupervisionSession.objects.filter(kind="group").count() == 1


def test_whoever_leads_the_managers_is_not_offered_all_their_people(world: World) -> None:
    """Of a team of which somebody else supervises the most, only one's own are offered."""
    colleague = AssignmentFactory(team=world.own_team, manager=manager_of(world)).worker
    Assignment.objects.filter(worker=world.own).update(manager=colleague)
    other = AssignmentFactory(team=world.own_team, manager=colleague).worker
    page = get(signed_in(world, "team_manager"), "plan/group/")
    assert colleague.name in page
    assert world.own.name not in page
    assert other.name not in page


def manager_of(world: World) -> Worker:
    found: Worker = world.accounts["team_manager"].worker
    return found


def test_series_of_a_group_keeps_who_was_named(world: World) -> None:
    client = signed_in(world, "team_manager")
    group = plan(
        monday(), kind="group", unit="month", every="1", times="3", members=[world.own.pk], others="OTHER"
    )
    look = client.post(f"{BASE}plan/group/", group).content.decode()
    assert "OTHER" in look
    client.post(f"{BASE}plan/group/", hidden(look) | {"step": "save"})
    assert {each.members.count() for each in SupervisionSession.objects.filter(kind="group")} == {2}


def own_session(world: World, **more: object) -> SupervisionSession:
    manager = world.accounts["team_manager"].worker
    found: SupervisionSession = SessionFactory(supervisee=world.own, supervisor=manager, on=monday(), **more)
    return found


def test_session_is_moved(world: World) -> None:
    session = own_session(world)
    client = signed_in(world, "team_manager")
    path = f"{BASE}planned/{session.pk}/"
    assert "Move it" in client.get(path).content.decode()
    typed = typed_day("on", monday(5)) | {"starts_at": "09.30", "online": "on"}
    page = client.post(f"{path}move/", typed, follow=True).content.decode()
    assert "The session is planned for" in page
    assert "09:30" in page
    assert SupervisionSession.objects.get().on == monday(5)
    taken = client.post(f"{path}move/", typed_day("on", date(2020, 1, 1))).content.decode()
    assert "The day has gone" in taken


def test_session_is_called_off_and_rebooked_in_one_step(world: World) -> None:
    session = own_session(world)
    client = signed_in(world, "team_manager")
    typed = {"cancelled_by": "supervisor", "reason": "court"} | typed_day("rebook_on", monday(5))
    page = client.post(f"{BASE}planned/{session.pk}/cancel/", typed, follow=True).content.decode()
    assert "The one instead is on" in page
    assert "The supervisor, court" in page
    assert SupervisionSession.objects.count() == 2


def test_who_is_supervised_calls_off_and_moves_nothing(world: World) -> None:
    session = own_session(world)
    client = signed_in(world, "practitioner")
    page = get(client, f"planned/{session.pk}/cancel/")
    assert "The supervisee" in page
    assert "The supervisor<" not in page
    assert "Day of the session instead" not in page
    assert client.get(f"{BASE}planned/{session.pk}/move/").status_code == 403
    typed = {"cancelled_by": "supervisee", "reason": "leave"}
    done = client.post(f"{BASE}planned/{session.pk}/cancel/", typed, follow=True).content.decode()
    assert "The session is called off." in done


def test_manager_who_has_just_lost_the_person_finds_nothing(world: World) -> None:
    session = own_session(world)
    assignment = world.own.assignments.get()
    assignment.manager = None
    assignment.team = world.other_team
    assignment.save()
    client = signed_in(world, "team_manager")
    for path in ("", "move/", "cancel/", "calendar.ics"):
        assert client.get(f"{BASE}planned/{session.pk}/{path}").status_code == 404
    assert client.get(f"{BASE}plan/person/OWN/").status_code == 404
    assert "Olu Ownteam" not in get(client, "planned/?whose=below")


def test_theme_of_a_group_is_for_those_who_take_part(world: World) -> None:
    manager = world.accounts["team_manager"].worker
    group = SessionFactory(group=True, supervisor=manager, on=monday(), theme="Working with fathers")
    group.members.create(worker=world.own)
    for actor in ("team_manager", "practitioner"):
        assert "Working with fathers" in get(signed_in(world, actor), f"planned/{group.pk}/")
    page = get(signed_in(world, "psw"), f"planned/{group.pk}/")
    assert "Olu Ownteam" in page
    assert "fathers" not in page


def test_calendar_file_of_a_series_has_what_was_called_off(world: World) -> None:
    series = uuid4()
    own_session(world, series=series)
    off = {"state": "cancelled", "cancelled_by": "both", "cancel_reason": "leave"}
    own_session(world, series=series, **off)
    text = get(signed_in(world, "practitioner"), f"planned/series/{series}/calendar.ics")
    assert text.count("BEGIN:VEVENT") == 2
    assert text.count("STATUS:CANCELLED") == 1
    assert "SUMMARY:Supervision: Mina Managing" in text


@pytest.mark.parametrize("number", [1, 3])
@pytest.mark.parametrize(
    ("path", "budget"),
    [
        ("planned/?whose=below", 9),
        ("frequencies/", 9),
        ("supervisors/", 8),
        ("agreements/?whose=below&state=all", 14),
    ],
)
def test_lists_take_the_same_queries_at_one_row_and_at_three(
    world: World, path: str, budget: int, number: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(number):
        worker = AssignmentFactory(team=world.own_team, manager=world.own).worker
        SessionFactory(supervisee=worker, on=monday())
        SupervisorPairingFactory(worker=worker)
        FrequencyRuleFactory(worker=worker, role_group="", reason="So")
    client = signed_in(world, "psw")
    with django_assert_max_num_queries(budget):
        assert client.get(BASE + path).status_code == 200


@pytest.mark.parametrize("number", [1, 3])
def test_tab_of_a_person_takes_the_same_queries(
    world: World, number: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(number):
        own_session(world, kind="clinical", state="missed")
    client = signed_in(world, "team_manager")
    with django_assert_max_num_queries(20):
        page = client.get("/people/OWN/record/supervision/").content.decode()
    assert "Mina Managing, since" in page
    assert "Not made, by" in page
    assert "Plan a session" in page
    assert "Choose another supervisor" in page


def test_tab_of_who_only_keeps_supervisors_has_no_days(world: World) -> None:
    own_session(world)
    page = signed_in(world, "hr").get("/people/OWN/record/supervision/").content.decode()
    assert "Mina Managing" in page
    assert "Choose another supervisor" in page
    assert "Next planned" not in page
    assert "Planned</" not in page


def test_paired_supervisor_who_manages_a_team_too_plans_for_both(world: World) -> None:
    """A grant over a unit reaches the unit; a pairing reaches the person."""
    agency = world.accounts["agency worker"]
    RoleGrantFactory(account=agency, role=RoleName.TEAM_MANAGER, unit=world.sister_team)
    SupervisorPairingFactory(worker=world.other, supervisor=agency.worker)
    client = signed_in(world, "agency worker")
    assert "Otto Otherteam" in get(client, "?whose=mine")
    assert client.get(f"{BASE}plan/person/OTHER/").status_code == 200


def test_clinical_session_is_planned_for_a_nurse_who_finds_and_records_it(world: World) -> None:
    nurse = world.accounts["agency worker"]
    client, today = signed_in(world, "team_manager"), timezone.localdate()
    named = {"leader": "AGENCY"}
    refused = client.post(f"{BASE}plan/person/OWN/", plan(today, **named)).content.decode()
    assert "Only a clinical or safeguarding session is led by somebody else than you." in refused
    done = client.post(f"{BASE}plan/person/OWN/", plan(today, kind="clinical", **named), follow=True)
    assert "is planned." in done.content.decode()
    session = SupervisionSession.objects.get(kind="clinical")
    assert session.supervisor == nurse.worker
    theirs = signed_in(world, "agency worker")
    assert "Olu Ownteam" in get(theirs, "planned/")
    assert "Record it" in get(theirs, f"planned/{session.pk}/")
    form = theirs.get(f"{BASE}records/{session.pk}/edit/").content.decode()
    assert "Clinical or safeguarding" in form
    assert "One-to-one" not in form
    assert "Next session" not in form
    assert theirs.get("/people/OWN/record/supervision/").status_code == 404
    assert client.get(f"{BASE}planned/{session.pk}/move/").status_code == 200
