"""Counting a team: all lines or none, and nothing over what nobody has seen."""

import pytest

from tests.factories.workforce import AccountFactory, AssignmentFactory, CaseloadCountFactory
from tests.periods import TODAY, TOMORROW, YESTERDAY
from workforce.domain.caseloads import CountLine, LinesRefused, SavedCounts, save_counts
from workforce.domain.errors import DomainError
from workforce.models import Account, CaseloadCount, Worker

pytestmark = pytest.mark.django_db


@pytest.fixture
def people() -> list[Worker]:
    return [AssignmentFactory().worker for _ in range(2)]


def save(*lines: CountLine, by: Account | None = None, unlikely_above: int = 40) -> SavedCounts:
    return save_counts(as_at=TODAY, lines=lines, today=TODAY, unlikely_above=unlikely_above, by=by)


def counts() -> dict[int, int]:
    return dict(CaseloadCount.objects.filter(as_at=TODAY).values_list("worker_id", "cases"))


def test_blank_is_no_count_and_nought_is_one(people: list[Worker]) -> None:
    one, other = people
    saved = save(CountLine(one.pk, 0, None), CountLine(other.pk, None, None))
    assert (saved, counts()) == (SavedCounts(1, 0), {one.pk: 0})


def test_earlier_count_is_corrected_or_taken_off(people: list[Worker]) -> None:
    one, other = people
    CaseloadCountFactory(worker=one, cases=12)
    CaseloadCountFactory(worker=other, cases=13)
    kept = CaseloadCountFactory(worker=other, cases=9, as_at=YESTERDAY)

    saved = save(CountLine(one.pk, 14, 12), CountLine(other.pk, None, 13))

    assert (saved, counts()) == (SavedCounts(1, 1), {one.pk: 14})
    assert CaseloadCount.objects.get(as_at=YESTERDAY) == kept


def test_lines_that_say_what_is_there_write_nothing(people: list[Worker]) -> None:
    CaseloadCountFactory(worker=people[0], cases=12)
    assert save(CountLine(people[0].pk, 12, None)) == SavedCounts(0, 0)


def test_one_wrong_line_leaves_all_unsaved(people: list[Worker]) -> None:
    one, other = people
    with pytest.raises(LinesRefused) as refused:
        save(CountLine(one.pk, 14, None), CountLine(other.pk, 41, None))
    assert refused.value.errors == {
        other.pk: "41 cases are more than 40. If that is right, tick the box below."
    }
    assert counts() == {}


def test_second_of_two_is_told_line_by_line(people: list[Worker]) -> None:
    one, other = people
    save(CountLine(one.pk, 14, None), CountLine(other.pk, 9, None))

    with pytest.raises(LinesRefused) as refused:
        save(CountLine(one.pk, 15, None), CountLine(other.pk, 9, None))

    assert list(refused.value.errors) == [one.pk]
    assert "saved 14 for this day meanwhile" in refused.value.errors[one.pk]
    assert counts() == {one.pk: 14, other.pk: 9}


def test_count_taken_away_meanwhile_is_said(people: list[Worker]) -> None:
    with pytest.raises(LinesRefused) as refused:
        save(CountLine(people[0].pk, 15, 14))
    assert "taken the count away" in refused.value.errors[people[0].pk]


def test_nobody_counts_their_own_cases(people: list[Worker]) -> None:
    with pytest.raises(LinesRefused) as refused:
        save(CountLine(people[0].pk, 3, None), by=AccountFactory(worker=people[0]))
    assert "your own cases" in refused.value.errors[people[0].pk]


def test_who_has_left_can_only_be_counted_with_no_cases() -> None:
    left = AssignmentFactory(left_yesterday=True).worker
    with pytest.raises(LinesRefused) as refused:
        save(CountLine(left.pk, 3, None))
    assert "Only 0 can be counted" in refused.value.errors[left.pk]
    assert save(CountLine(left.pk, 0, None)) == SavedCounts(1, 0)


def test_day_that_has_not_come_is_refused(people: list[Worker]) -> None:
    with pytest.raises(DomainError, match="has not come yet"):
        save_counts(as_at=TOMORROW, lines=[], today=TODAY, unlikely_above=40, by=None)
