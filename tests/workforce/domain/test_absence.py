"""Absence: begun, ended, corrected, taken off; half days; the conversation after the return."""

from datetime import date
from decimal import Decimal

import pytest

from tests.factories.workforce import (
    AbsenceFactory,
    AccountFactory,
    AssignmentFactory,
    BankHolidayFactory,
    ReturnConversationFactory,
    WorkerFactory,
)
from tests.periods import LAST_YEAR, TODAY, TOMORROW, YESTERDAY
from workforce.domain.absence import (
    Spell,
    begin_absence,
    change_absence,
    hold_conversation,
    remove_absence,
    return_from_absence,
    version_with_returns,
)
from workforce.domain.errors import DomainError
from workforce.models import Absence, Account, Assignment, ExpectedReturn
from workforce.periods import period

pytestmark = pytest.mark.django_db

MONDAY, TUESDAY, FRIDAY, SATURDAY = (date(2025, 9, day) for day in (1, 2, 5, 6))


@pytest.fixture
def manager() -> Account:
    return AccountFactory()


@pytest.fixture
def held() -> Assignment:
    """Somebody with half of a full week."""
    return AssignmentFactory(fte=Decimal("0.5"))


def sick(first_day: date = MONDAY, last_day: date | None = None, **more: object) -> Spell:
    return Spell("sickness", first_day, last_day, **more)  # type: ignore[arg-type]


def begun(held: Assignment, spell: Spell) -> Absence:
    return begin_absence(worker_id=held.worker_id, spell=spell, by=None)


def test_absence_lasts_until_the_return(held: Assignment, manager: Account) -> None:
    spell = begin_absence(worker_id=held.worker_id, spell=sick(MONDAY, expected_return=TODAY), by=manager)
    assert (spell.kind, spell.period, spell.days_lost) == ("sickness", period(MONDAY), None)
    assert spell.expected_return.expected_on == TODAY

    ended = return_from_absence(absence_id=spell.pk, spell=sick(MONDAY, FRIDAY), by=manager)
    assert (ended.pk, ended.period) == (spell.pk, period(MONDAY, FRIDAY))
    assert not ExpectedReturn.objects.exists()


def test_return_needs_a_last_day(held: Assignment) -> None:
    spell = begun(held, sick())
    with pytest.raises(DomainError, match="Give the last day"):
        return_from_absence(absence_id=spell.pk, spell=sick(), by=None)


@pytest.mark.parametrize(
    ("spell", "said"),
    [
        (sick(TUESDAY, MONDAY), "before the first one"),
        (sick(MONDAY, expected_return=MONDAY), "must lie after the first day"),
        (sick(MONDAY, half_first=True), "when the absence ends"),
        (sick(MONDAY, days_lost=Decimal(2)), "when the absence ends"),
        (sick(MONDAY, MONDAY, half_first=True, half_last=True), "one half of it"),
        (sick(MONDAY, FRIDAY, half_first=True, days_lost=Decimal(2)), "not both"),
        (sick(MONDAY, SATURDAY, half_last=True), "no working day"),
        (sick(date(2019, 3, 29), MONDAY), "no contract on 29 March 2019"),
    ],
    ids=["backwards", "back at once", "half day open", "days lost open", "two halves", "two figures", "weekend",
         "before the contract"],
)  # fmt: skip
def test_spell_that_contradicts_itself_is_refused(held: Assignment, spell: Spell, said: str) -> None:
    with pytest.raises(DomainError, match=said):
        begun(held, spell)
    assert not Absence.objects.exists()


def test_overlap_of_one_kind_is_refused_with_which(held: Assignment) -> None:
    begun(held, sick(MONDAY, TUESDAY))
    with pytest.raises(
        DomainError, match="sickness on record already from 1 September 2025 to 2 September 2025"
    ):
        begun(held, sick(TUESDAY))
    begun(held, Spell("other", TUESDAY))


def test_overlap_with_one_that_lasts_says_so(held: Assignment) -> None:
    begun(held, sick(MONDAY))
    with pytest.raises(DomainError, match="from 1 September 2025 and lasts"):
        begun(held, sick(FRIDAY))


@pytest.mark.parametrize(
    ("spell", "lost"),
    [
        (sick(MONDAY, FRIDAY), None),
        (sick(MONDAY, FRIDAY, half_first=True), Decimal("2.25")),
        (sick(MONDAY, FRIDAY, half_first=True, half_last=True), Decimal("2")),
        (sick(MONDAY, MONDAY, half_last=True), Decimal("0.25")),
        (sick(MONDAY, FRIDAY, days_lost=Decimal("1.5")), Decimal("1.5")),
    ],
    ids=["left to the figures", "half the first day", "both halves", "half of one day", "HR's own figure"],
)
def test_days_lost_are_written_for_half_days_and_where_hr_counts(
    held: Assignment, spell: Spell, lost: Decimal | None
) -> None:
    assert begun(held, spell).days_lost == lost


def test_half_days_leave_out_bank_holidays_and_follow_the_hours(held: Assignment) -> None:
    BankHolidayFactory(day=TUESDAY)
    AssignmentFactory(
        worker=held.worker, employment=held.employment, fte=Decimal("0.3"), period=period(FRIDAY)
    )
    # Monday half of 0.5, Wednesday and Thursday 0.5 each, Friday 0.8
    assert begun(held, sick(MONDAY, FRIDAY, half_first=True)).days_lost == Decimal("2.05")


def test_agency_hours_are_no_days_lost() -> None:
    held = AssignmentFactory(agency=True)
    with pytest.raises(DomainError, match="no working day of theirs"):
        begun(held, sick(MONDAY, MONDAY, half_first=True))


def test_correction_writes_over_the_spell_and_keeps_what_was_there(held: Assignment) -> None:
    spell = begun(held, sick(MONDAY))
    change_absence(absence_id=spell.pk, spell=Spell("unpaid", TUESDAY, FRIDAY), by=None)

    found = Absence.objects.get()
    assert (found.pk, found.kind, found.period) == (spell.pk, "unpaid", period(TUESDAY, FRIDAY))
    assert [event.kind for event in spell.events.order_by("pgh_id")] == ["sickness", "unpaid"]


def test_absence_that_never_was_goes_with_all_that_hangs_on_it(held: Assignment) -> None:
    spell = begun(held, sick(MONDAY, expected_return=TODAY))
    remove_absence(absence_id=spell.pk, by=None)
    assert not Absence.objects.exists()
    assert not ExpectedReturn.objects.exists()


def test_conversation_follows_the_return(held: Assignment) -> None:
    manager = WorkerFactory()
    spell = begun(held, sick(MONDAY))
    with pytest.raises(DomainError, match="has no last day yet"):
        hold_conversation(absence_id=spell.pk, held_on=FRIDAY, held_by=manager, by=None)
    change_absence(absence_id=spell.pk, spell=sick(MONDAY, TUESDAY), by=None)
    with pytest.raises(DomainError, match="lasts until 2 September 2025"):
        hold_conversation(absence_id=spell.pk, held_on=TUESDAY, held_by=manager, by=None)
    with pytest.raises(DomainError, match="with themselves"):
        hold_conversation(absence_id=spell.pk, held_on=FRIDAY, held_by=held.worker, by=None)

    hold_conversation(absence_id=spell.pk, held_on=FRIDAY, held_by=manager, by=None)
    again = hold_conversation(absence_id=spell.pk, held_on=SATURDAY, held_by=None, by=None)

    spell.refresh_from_db()
    assert (spell.conversation.held_on, spell.conversation.held_by, again.pk) == (SATURDAY, None, spell.pk)


def test_absence_that_was_talked_about_does_not_last_beyond_the_conversation(held: Assignment) -> None:
    spell = begun(held, sick(MONDAY, TUESDAY))
    ReturnConversationFactory(absence=spell, held_on=FRIDAY)
    with pytest.raises(DomainError, match="was held on 5 September 2025"):
        change_absence(absence_id=spell.pk, spell=sick(MONDAY), by=None)


def test_nobody_keeps_their_own_absence(held: Assignment) -> None:
    own = AccountFactory(worker=held.worker)
    with pytest.raises(DomainError, match="your own record"):
        begin_absence(worker_id=held.worker_id, spell=sick(), by=own)
    spell = AbsenceFactory(worker=held.worker, period=period(LAST_YEAR, YESTERDAY))
    for act in (remove_absence, lambda **given: hold_conversation(held_on=TOMORROW, held_by=None, **given)):
        with pytest.raises(DomainError, match="your own record"):
            act(absence_id=spell.pk, by=own)


def test_mark_of_the_record_changes_with_an_expected_return(held: Assignment) -> None:
    spell = begun(held, sick(MONDAY))
    before = version_with_returns(held.worker_id)
    ExpectedReturn.objects.create(absence=spell, expected_on=TODAY)
    assert version_with_returns(held.worker_id) != before
