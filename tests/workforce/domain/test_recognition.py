"""Nominations are looked at, the person may say no, and a pass or an anniversary makes somebody think of it."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from tests.factories.wellbeing import CelebrationEventFactory, CelebrationPromptFactory, RecognitionFactory
from tests.factories.workforce import AccountFactory, EmploymentFactory, UnitFactory, WorkerFactory
from tests.periods import LONG_AGO, TODAY, TOMORROW, YESTERDAY
from workforce.celebrations import RecognitionKind, Whom, prompt
from workforce.domain.errors import DomainError
from workforce.domain.recognition import (
    cancel_event,
    celebrate_at,
    let_pass,
    move_recognition,
    nominate,
    prompt_long_service,
    take_up,
)
from workforce.enums import RecognitionActor, RecognitionState
from workforce.models import Account, CelebrationPrompt, Recognition
from workforce.periods import add_months, period
from workforce.queries.recognition import recognitions_of
from workforce.tasks import prompt_long_service as task

pytestmark = pytest.mark.django_db
KEEPER, NOMINEE = RecognitionActor.KEEPER, RecognitionActor.NOMINEE
APPROVED, PUBLISHED, REFUSED = (
    RecognitionState.APPROVED,
    RecognitionState.PUBLISHED,
    RecognitionState.REFUSED,
)


def move(
    found: Recognition,
    to: RecognitionState,
    actor: RecognitionActor = KEEPER,
    *,
    by: Account | None = None,
    today: date = TODAY,
) -> Recognition:
    return move_recognition(recognition_id=found.pk, to=to, actor=actor, today=today, by=by)


def test_nomination_is_listed_approved_and_published_after_the_time_to_say_no() -> None:
    """RC-51: nominations are listed; what is published stands on the person's page."""
    nominee, by = WorkerFactory(), AccountFactory()
    found = nominate(
        kind=RecognitionKind.SPARKLE, whom=Whom(nominee.pk), words="Kind", on=TODAY, today=TODAY, by=by
    )
    assert recognitions_of(nominee.pk, own=False) == []
    move(found, APPROVED)
    with pytest.raises(DomainError, match="publish it on 5 October 2025 or later"):
        move(found, PUBLISHED, today=TODAY + timedelta(days=4))
    move(found, PUBLISHED, today=TODAY + timedelta(days=5))
    assert recognitions_of(nominee.pk, own=False) == [found]
    assert [each.to for each in found.moves.all()] == ["nominated", "approved", "published"]


def test_team_is_published_at_once() -> None:
    found = nominate(
        kind=RecognitionKind.AWARD,
        whom=Whom(team_id=UnitFactory().pk),
        words="Won",
        on=TODAY,
        today=TODAY,
        by=None,
    )
    move(found, APPROVED)
    assert move(found, PUBLISHED).state == PUBLISHED


def test_nominee_says_no_at_any_time_and_only_they_take_it_back() -> None:
    nominee = WorkerFactory()
    account = AccountFactory(worker=nominee)
    found = RecognitionFactory(nominee=nominee, published=True)
    with pytest.raises(DomainError, match="Only the person"):
        move(found, REFUSED, NOMINEE, by=AccountFactory())
    move(found, REFUSED, NOMINEE, by=account)
    assert recognitions_of(nominee.pk, own=False) == []
    assert recognitions_of(nominee.pk, own=True) == [found]
    with pytest.raises(DomainError, match="cannot be done"):
        move(found, APPROVED, KEEPER)
    move(found, APPROVED, NOMINEE, by=account)


def test_nobody_decides_about_their_own_nomination() -> None:
    found = RecognitionFactory()
    by = AccountFactory(worker=found.nominee)
    with pytest.raises(DomainError, match="This is about you"):
        move(found, APPROVED, by=by)


def test_nobody_nominates_themselves_or_what_is_to_come() -> None:
    worker = WorkerFactory()
    by = AccountFactory(worker=worker)
    with pytest.raises(DomainError, match="nobody nominates themselves"):
        nominate(kind=RecognitionKind.AWARD, whom=Whom(worker.pk), words="I", on=TODAY, today=TODAY, by=by)
    with pytest.raises(DomainError, match="still to come"):
        nominate(
            kind=RecognitionKind.AWARD,
            whom=Whom(WorkerFactory().pk),
            words="x",
            on=TOMORROW,
            today=TODAY,
            by=by,
        )


@pytest.mark.parametrize("whom", [Whom(), "both"])
def test_nomination_is_of_a_person_or_a_team(whom: Whom | str) -> None:
    who = Whom(WorkerFactory().pk, UnitFactory().pk) if whom == "both" else whom
    with pytest.raises(ValidationError, match="either a person or a team"):
        nominate(kind=RecognitionKind.AWARD, whom=who, words="x", on=TODAY, today=TODAY, by=None)  # type: ignore[arg-type]


def test_pass_creates_one_prompt_however_often_it_is_said() -> None:
    """RC-51: a pass creates a celebration prompt."""
    worker = WorkerFactory()
    for _ in range(2):
        said = prompt(
            key="asye:1", kind=RecognitionKind.ASYE_PASS, whom=Whom(worker.pk), words="Passed", on=TODAY
        )
    assert list(CelebrationPrompt.objects.all()) == [said]
    found = take_up(prompt_id=said.pk, words="Passed the year", today=TODAY, by=AccountFactory())
    assert (found.state, found.nominee, found.kind) == (APPROVED, worker, "asye_pass")
    with pytest.raises(DomainError, match="settled this already"):
        let_pass(prompt_id=said.pk, today=TODAY)


def test_prompt_that_passes_makes_nothing() -> None:
    said = CelebrationPromptFactory()
    let_pass(prompt_id=said.pk, today=TODAY)
    assert not Recognition.objects.exists()


def test_anniversaries_of_service_are_prompted_once() -> None:
    five = EmploymentFactory(period=period(date(2020, 9, 30))).worker
    EmploymentFactory(period=period(date(2020, 10, 1)))
    EmploymentFactory(agency=True, period=period(date(2020, 9, 30)))
    EmploymentFactory(period=period(date(2020, 9, 30), YESTERDAY))
    assert [prompt_long_service(today=TODAY), prompt_long_service(today=TODAY)] == [1, 0]
    said = CelebrationPrompt.objects.get()
    assert (said.person, said.words, said.on) == (five, "5 years with the council", TODAY)


def test_task_prompts_by_the_clock() -> None:
    today = timezone.localdate()
    EmploymentFactory(period=period(add_months(today, -60)))
    task()
    task()
    assert [each.words for each in CelebrationPrompt.objects.all()] == ["5 years with the council"]


def test_event_is_cancelled_while_it_is_to_come() -> None:
    event = CelebrationEventFactory(on=TOMORROW)
    found = RecognitionFactory()
    celebrate_at(recognition_id=found.pk, event_id=event.pk)
    cancel_event(event_id=event.pk, today=TODAY)
    found.refresh_from_db()
    assert found.event is None
    with pytest.raises(DomainError, match="is cancelled"):
        celebrate_at(recognition_id=found.pk, event_id=event.pk)
    with pytest.raises(DomainError, match="still to come"):
        cancel_event(event_id=CelebrationEventFactory(on=LONG_AGO).pk, today=TODAY)
