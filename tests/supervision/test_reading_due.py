"""Requests to answer and records to judge are due to whom they concern, without a word of what they say."""

from datetime import date, timedelta

import pytest

from supervision.enums import Readings
from tests.factories.supervision_reading import OlderRecordsRequestFactory, SessionAuditFactory
from tests.world import World
from workforce.due import due_items
from workforce.queries.visibility import scope_of

pytestmark = pytest.mark.django_db


def due(world: World, actor: str, today: date) -> list[tuple[str, str, date, str]]:
    scope = scope_of(world.accounts[actor], today)
    ours = ("Request to read your older records", "Record to judge")
    found = due_items(scope, today - timedelta(days=60), today + timedelta(days=60))
    found = [each for each in found if each.kind in ours]
    assert all(each.own for each in found)
    return [(each.kind, each.subject, each.due_on, each.url) for each in found]


def test_person_is_asked_to_answer_within_two_weeks(world: World, today: date) -> None:
    manager = world.accounts["team_manager"].worker
    request = OlderRecordsRequestFactory(supervisee=world.own, supervisor=manager, reason="A secret reason")
    OlderRecordsRequestFactory(supervisee=world.own, state=Readings.REFUSED, answered_on=today)
    assert due(world, "practitioner", today) == [
        (
            "Request to read your older records",
            "Mina Managing",
            today + timedelta(days=14),
            f"/supervision/older/{request.pk}/answer/",
        )
    ]
    assert due(world, "team_manager", today) == []


def test_auditor_is_told_by_when_to_judge(world: World, today: date) -> None:
    audit = SessionAuditFactory(auditor=world.accounts["team_manager"])
    SessionAuditFactory(auditor=world.accounts["team_manager"], done=True)
    expected = ("Record to judge", "Spring", audit.until, f"/supervision/audits/{audit.pk}/")
    assert due(world, "team_manager", today) == [expected]
    assert due(world, "practitioner", today) == []
