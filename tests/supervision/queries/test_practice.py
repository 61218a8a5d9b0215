"""Who has acknowledged what, by team; numbers of self-assessments; supervisors' training; groups."""

from datetime import date, timedelta

import pytest

from supervision.enums import AudienceKind, SessionKind, TrainingState
from supervision.models import SelfAssessment
from supervision.queries.group_report import NO_TOOL, group_report
from supervision.queries.practice import (
    acknowledged,
    assessed_in,
    by_document,
    own_assessments,
    right_share,
    share,
    support_counts,
)
from supervision.queries.readiness import supervisors, trained_supervisors, training_state
from tests.factories.supervision_practice import (
    AcknowledgementFactory,
    MemberFactory,
    PracticeDocumentFactory,
    PracticeStandardFactory,
    PracticeSupportFactory,
    PracticeVersionFactory,
    SelfAssessmentFactory,
    SupervisorTrainingFactory,
)
from tests.factories.supervision_sessions import SessionFactory, SupervisorPairingFactory
from tests.factories.workforce import AssignmentFactory, UnitFactory, WorkerFactory
from tests.periods import LAST_YEAR, LONG_AGO, TODAY, TOMORROW, YESTERDAY
from tests.world import AGENCY, World
from workforce.access.scope import Reach
from workforce.periods import add_months, period
from workforce.queries.policy import PolicyTable
from workforce.queries.suppression import Limits

pytestmark = pytest.mark.django_db

EVERYONE = Reach(TODAY, everyone=True)
LIMITS = Limits(count=5, group=10)


def test_everybody_is_asked_agency_workers_too_and_only_the_version_that_holds_counts(world: World) -> None:
    """HA-11, NS-63."""
    version = PracticeVersionFactory()
    agency = world.accounts[AGENCY].worker
    AcknowledgementFactory(version=version, worker=agency)
    coming = PracticeVersionFactory(document=version.document, number=2, launched_on=TOMORROW)
    AcknowledgementFactory(version=coming, worker=world.own)
    own = [row for row in acknowledged(EVERYONE, TODAY) if row.team_id == world.own_team.pk]
    assert [(row.asked, row.done) for row in own] == [(4, 1)]
    assert by_document(acknowledged(EVERYONE, TODAY)) == {version.document_id: (5, 1)}
    assert by_document(acknowledged(EVERYONE, TOMORROW)) == {version.document_id: (5, 1)}
    assert share(5, 1) == 20.0
    assert share(0, 0) is None


def test_teams_out_of_reach_and_documents_out_of_use_are_not_counted(world: World) -> None:
    version = PracticeVersionFactory(document__audience=AudienceKind.MANAGERS)
    PracticeVersionFactory(document__withdrawn_on=YESTERDAY)
    PracticeDocumentFactory()
    own = Reach(TODAY, unit_ids=frozenset({world.own_team.pk}))
    other = Reach(TODAY, unit_ids=frozenset({world.other_team.pk}))
    assert [(row.document_id, row.asked) for row in acknowledged(own, TODAY)] == [(version.document_id, 1)]
    assert acknowledged(other, TODAY) == []


def test_share_of_right_answers_is_of_all_questions_asked() -> None:
    """NS-50."""
    version = PracticeVersionFactory()
    assert right_share(version.pk, EVERYONE) is None
    AcknowledgementFactory(version=version, asked=2, right=2)
    AcknowledgementFactory(version=version, asked=2, right=1)
    assert right_share(version.pk, EVERYONE) == 75.0
    assert right_share(version.pk, Reach(TODAY)) is None


def test_own_assessments_are_ones_own_however_far_the_reach(world: World) -> None:
    """NS-62."""
    mine = SelfAssessmentFactory(worker=world.own)
    SelfAssessmentFactory(worker=world.other)
    assert own_assessments(world.own.pk, TODAY) == [mine]
    assert own_assessments(None, TODAY) == []
    assert list(SelfAssessment.objects.within(EVERYONE)) == []


def test_numbers_of_assessments_hide_small_teams() -> None:
    """NS-62: numbers only, and none from which somebody is known."""
    version = PracticeStandardFactory().version
    large, small = UnitFactory(), UnitFactory()
    for number in range(12):
        worker = AssignmentFactory(team=large).worker
        if number < 11:
            ratings = {"1": 4 if number < 6 else 2}
            SelfAssessmentFactory(version=version, worker=worker, on=TODAY, ratings=ratings)
    lonely = AssignmentFactory(team=small).worker
    SelfAssessmentFactory(version=version, worker=lonely, on=TODAY, ratings={"1": 1})
    counts = assessed_in(version, EVERYONE, TODAY, LIMITS)
    assessed = dict(zip(counts.team_ids, counts.people.cells[0], strict=False))
    assert assessed[small.pk] is None
    ((_, ratings),) = counts.ratings
    assert ratings is not None
    assert ratings[0] is None


def test_standard_that_few_answered_is_not_shown_and_old_answers_do_not_count() -> None:
    version = PracticeStandardFactory().version
    worker = AssignmentFactory().worker
    SelfAssessmentFactory(version=version, worker=worker, on=LAST_YEAR - timedelta(days=1))
    counts = assessed_in(version, EVERYONE, TODAY, LIMITS)
    assert counts.ratings == [("I see children alone.", None)]
    shown = assessed_in(version, EVERYONE, TODAY, Limits(1, 1))
    assert shown.people.cells[0][0] == 0


def test_support_counts_by_the_team_of_who_was_supported(world: World) -> None:
    """NS-45."""
    PracticeSupportFactory(supporter=world.other, supported=world.own, on=TODAY)
    PracticeSupportFactory(supporter=world.other, supported=world.own, on=LONG_AGO)
    since = add_months(TODAY, -12)
    assert support_counts(EVERYONE, since, TODAY) == [(world.own_team.pk, "advice", 1)]
    assert support_counts(Reach(TODAY, unit_ids=frozenset({world.other_team.pk})), since, TODAY) == []


@pytest.mark.parametrize(
    ("last", "due_on", "expected"),
    [
        (None, TODAY, TrainingState.IN_GRACE),
        (None, YESTERDAY, TrainingState.NOT_DONE),
        (LAST_YEAR, YESTERDAY, TrainingState.EXPIRED),
        (LAST_YEAR, TODAY, TrainingState.EXPIRES),
        (LAST_YEAR, TODAY + timedelta(days=60), TrainingState.EXPIRES),
        (LAST_YEAR, TODAY + timedelta(days=61), TrainingState.CURRENT),
    ],
)
def test_training_is_current_until_its_day(last: date | None, due_on: date, expected: TrainingState) -> None:
    assert training_state(last, due_on, TODAY) == expected


def test_supervisors_are_those_who_supervise_today_by_manager_or_pairing(world: World) -> None:
    """SH-48: 36 months current; 90 days of grace from the first day of supervising."""
    manager = world.accounts["team_manager"].worker
    SupervisorPairingFactory(
        worker=world.other, supervisor=world.own, period=period(TODAY - timedelta(days=90))
    )
    SupervisorTrainingFactory(worker=manager, completed_on=date(2022, 9, 30))
    SupervisorTrainingFactory(worker=world.other)
    found = {each.worker_id: each for each in supervisors(EVERYONE, TODAY, PolicyTable.load())}
    assert set(found) == {manager.pk, world.own.pk}
    assert (found[manager.pk].state, found[manager.pk].due_on) == (TrainingState.EXPIRES, TODAY)
    assert (found[world.own.pk].state, found[world.own.pk].due_on) == (TrainingState.IN_GRACE, TODAY)
    assert trained_supervisors(TODAY) == {world.own_team.pk: (1, 1)}
    assert trained_supervisors(TOMORROW) == {world.own_team.pk: (0, 2)}


def test_supervisors_are_found_by_words_and_within_reach(world: World) -> None:
    policies = PolicyTable.load()
    assert len(supervisors(EVERYONE, TODAY, policies, "managing")) == 1
    assert supervisors(EVERYONE, TODAY, policies, "nobody") == []
    assert supervisors(Reach(TODAY, unit_ids=frozenset({world.other_team.pk})), TODAY, policies) == []


def test_groups_by_tool_partner_and_team() -> None:
    """NS-65, RC-58, RC-66: a group of six with two partners of one organisation; nobody counts as one-to-one."""
    leader = AssignmentFactory()
    group = MemberFactory(session__supervisor=leader.worker).session
    for _ in range(5):
        MemberFactory(session=group)
    MemberFactory(session=group, partner=True)
    MemberFactory(session=group, partner=True)
    SessionFactory(group=True, held=True, supervisor=leader.worker, on=TODAY)
    SessionFactory(group=True, supervisor=leader.worker)
    SessionFactory(held=True, supervisor=leader.worker, kind=SessionKind.ONE_TO_ONE)
    names = {leader.team_id: "Own team"}
    report = group_report(EVERYONE, add_months(TODAY, -24), TODAY, names)
    assert (report.sessions, report.with_partners) == (2, 1)
    assert {(each.name, each.sessions, each.staff) for each in report.tools} == {
        ("Signs of Safety", 1, 6),
        (NO_TOOL, 1, 0),
    }
    assert [(each.name, each.sessions, each.partners) for each in report.organisations] == [
        ("NHS Trust", 1, 2)
    ]
    assert [(each.name, each.sessions, each.staff, each.partners) for each in report.teams] == [
        ("Own team", 2, 6, 2)
    ]
    there = AssignmentFactory()
    guests = MemberFactory(worker=there.worker, session__supervisor=leader.worker).session
    MemberFactory(session=guests, worker=AssignmentFactory(team=there.team).worker)
    report = group_report(EVERYONE, add_months(TODAY, -24), TODAY, names | {there.team_id: "Other team"})
    assert [(each.name, each.sessions) for each in report.teams] == [("Own team", 2), ("Other team", 1)]
    elsewhere = Reach(TODAY, unit_ids=frozenset({UnitFactory().pk}))
    assert group_report(elsewhere, LONG_AGO, TODAY, names).sessions == 0
    assert WorkerFactory().group_sessions.count() == 0
