"""Learning needs named in supervision: of which records, line by line, to whom they are shown, and that it is kept."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from supervision.domain.readings import note_needs_read
from supervision.domain.signing import sign_record
from supervision.models import ContentReading, SupervisionSession
from supervision.prompts import BY_KEY
from supervision.queries.learning_needs import (
    LEARNING,
    LearningNeed,
    NeedSource,
    learning_needs,
    needs_in,
    records_with_needs,
)
from tests.factories.supervision_appraisal import AppraisalFactory, DevelopmentItemFactory
from tests.factories.supervision_records import Pair, make_pair, mark
from tests.factories.workforce import AccountFactory, RoleGrantFactory
from workforce.access.roles import RoleName
from workforce.access.scope import Reach
from workforce.models import Account, Assignment
from workforce.periods import ONE_DAY, add_months, period

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("empty_cache")]

SECRET = "Fourteen cases, two in court."


@pytest.fixture
def pair() -> Pair:
    return make_pair()


@pytest.fixture
def learning() -> Account:
    account = AccountFactory()
    RoleGrantFactory(account=account, role=RoleName.LEARNING)
    return account


def signed(pair: Pair, today: date, lines: str, **more: Any) -> SupervisionSession:
    words = {"workload": SECRET, LEARNING: lines}
    record = pair.shared(today=today, **{"on": today, "words": words} | more)
    return sign_record(session_id=record.pk, seen=mark(record), today=today, by=pair.supervisee)


def named(today: date, reach: Reach | None = None, **more: Any) -> list[str]:
    asked = {"since": add_months(today, -12)} | more
    found = records_with_needs(reach or Reach(today, everyone=True), today, **asked)
    return [need.words for version in found for need in needs_in(version)]


def test_each_line_is_a_need_and_nothing_else_of_the_record(pair: Pair, today: date) -> None:
    record = signed(pair, today, "- Giving evidence.\r\n\r\n  • Life story work \n")
    (version,) = records_with_needs(Reach(today, everyone=True), today, since=today)
    assert needs_in(version) == [
        LearningNeed(
            worker_id=pair.worker.pk,
            reference=pair.worker.reference,
            name=pair.worker.name,
            words=words,
            named_on=today,
            source=NeedSource.SUPERVISION,
            source_id=record.pk,
        )
        for words in ("Giving evidence.", "Life story work")
    ]
    assert LEARNING in BY_KEY


def test_only_records_that_the_person_has_signed_are_read(pair: Pair, today: date) -> None:
    record = pair.record(today=today, on=today, words={"workload": SECRET, LEARNING: "Court."})
    assert named(today) == []
    shared = pair.shared(today=today, on=today - ONE_DAY, words={"workload": SECRET, LEARNING: "Shared."})
    assert named(today) == []
    sign_record(session_id=shared.pk, seen=mark(shared), today=today, by=pair.supervisee)
    assert named(today) == ["Shared."]
    assert record.pk != shared.pk


def test_needs_are_those_of_the_days_the_units_and_the_people_in_reach_and_at_work(
    pair: Pair, today: date
) -> None:
    signed(pair, today, "Court.")
    team = pair.worker.assignments.get().team_id
    assert named(today, unit_ids={team}) == ["Court."]
    assert named(today, unit_ids={0}) == []
    assert named(today, since=today + ONE_DAY) == []
    assert named(today, Reach(today, unit_ids=frozenset({team}))) == ["Court."]
    assert named(today, Reach(today, own_worker_id=pair.boss.pk)) == []
    held = Assignment.objects.get(worker=pair.worker)
    held.period = period(held.first_day, today - ONE_DAY)
    held.save()
    assert named(today) == []


def test_needs_of_both_sources_have_one_shape(pair: Pair, today: date) -> None:
    """What an analysis of training needs reads (NS-26)."""
    record = signed(pair, today, "Court.")
    agreed = AppraisalFactory(appraisee=pair.worker, appraiser=pair.boss, shared=True, on=today - ONE_DAY)
    item = DevelopmentItemFactory(appraisal=agreed, need="Life story work", by_when=today)
    DevelopmentItemFactory(
        appraisal=AppraisalFactory(appraisee=pair.boss, appraiser=pair.worker, held=True, on=today)
    )
    found = list(learning_needs(Reach(today, everyone=True), today, since=today - ONE_DAY))
    assert [(each.source, each.source_id, each.words, each.named_on, each.by_when) for each in found] == [
        (NeedSource.SUPERVISION, record.pk, "Court.", today, None),
        (NeedSource.APPRAISAL, item.pk, "Life story work", today - ONE_DAY, today),
    ]
    assert {each.reference for each in found} == {pair.worker.reference}


def opened(account: Account, query: str = "") -> Any:
    client = Client()
    client.force_login(account)
    return client.get(reverse("development_needs_supervision") + query)


def test_learning_and_development_reads_the_lines_and_the_person_sees_that(
    pair: Pair, learning: Account, today: date
) -> None:
    record = signed(pair, today, "Giving evidence.")
    # a record that names nothing is not shown, and no reading of it is kept
    signed(pair, today, "None at present.", on=today - ONE_DAY)
    page = opened(learning).content.decode()
    assert "Giving evidence." in page
    assert SECRET not in page
    assert list(ContentReading.objects.values_list("session", "account", "read_as", "wellbeing")) == [
        (record.pk, learning.pk, "learning", False)
    ]
    client = Client()
    client.force_login(pair.supervisee)
    told = client.get(reverse("my_readings")).content.decode()
    assert "Learning and development, the learning needs only" in told


def test_nobody_else_reads_them(pair: Pair, today: date) -> None:
    signed(pair, today, "Giving evidence.")
    for role in (RoleName.HR, RoleName.SENIOR_LEADER, RoleName.PRINCIPAL_SOCIAL_WORKER):
        account = AccountFactory()
        RoleGrantFactory(account=account, role=role)
        assert opened(account).status_code == 403
    assert opened(pair.supervisor).status_code == 403
    assert not ContentReading.objects.exists()


def test_reader_of_the_lines_does_not_open_the_record(pair: Pair, learning: Account, today: date) -> None:
    record = signed(pair, today, "Giving evidence.")
    note_needs_read([record.pk], learning)
    client = Client()
    client.force_login(learning)
    assert client.get(reverse("record", args=[record.pk])).status_code in (403, 404)


@pytest.mark.parametrize("number", [1, 3])
def test_page_costs_as_much_with_three_records_as_with_one(
    pair: Pair,
    learning: Account,
    today: date,
    number: int,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for days in range(number):
        signed(pair, today, "Giving evidence.\nCourt.", on=today - days * ONE_DAY)
    client = Client()
    client.force_login(learning)
    with django_assert_num_queries(QUERIES):
        assert client.get(reverse("development_needs_supervision")).status_code == 200


QUERIES = 8
