"""E-mails of what is due: to whom, how often, once, and with nothing personal in them."""

from datetime import date, timedelta

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.db import IntegrityError, ProgrammingError, transaction
from pytest_django import DjangoAssertNumQueries

from tests.factories.careers import LeadRoleFactory
from tests.factories.starting import AdjustmentFactory
from tests.factories.workforce import (
    AccountFactory,
    AssignmentFactory,
    BankHolidayFactory,
    PolicyValueFactory,
)
from tests.periods import LONG_AGO, SINCE_LONG_AGO
from tests.world import ENDED, NO_GRANT, World, build_world
from workforce import tasks
from workforce.domain.digests import choose_digest, send_once
from workforce.due import KindCount
from workforce.enums import DigestFrequency, Weekday
from workforce.models import Account, DigestPreference, DigestSent
from workforce.periods import ONE_DAY, period
from workforce.policy import PolicyKey
from workforce.queries.digests import Digest, digest_of, digests_due, preference_of, usual_weekday
from workforce.tasks import deal_with_digests, send_digests_to

pytestmark = pytest.mark.django_db

QUERIES_OF_A_MANAGER = 11
MONDAY = date(2025, 9, 29)
TUESDAY = date(2025, 9, 30)
SATURDAY = date(2025, 10, 4)


@pytest.fixture
def council() -> World:
    return build_world(MONDAY)


def wanting(world: World, day: date) -> set[str]:
    names = {account.pk: name for name, account in world.accounts.items()}
    return {names[number] for number in digests_due(day)}


def choose(world: World, actor: str, how_often: DigestFrequency, weekday: int | None = None) -> None:
    account = world.accounts[actor]
    choose_digest(account=account, how_often=how_often, weekday=weekday, by=account)


def starter(world: World, day: date) -> str:
    return str(AssignmentFactory(team=world.own_team, period=period(day)).worker.name)


def test_without_a_choice_managers_get_it_weekly_and_nobody_else(council: World) -> None:
    assert wanting(council, MONDAY) == {"team_manager", "service_manager"}
    assert wanting(council, TUESDAY) == set()


def test_each_gets_it_as_chosen(council: World) -> None:
    choose(council, "team_manager", DigestFrequency.OFF)
    choose(council, "service_manager", DigestFrequency.WEEKLY, Weekday.TUESDAY)
    choose(council, "practitioner", DigestFrequency.DAILY)
    choose(council, "hr", DigestFrequency.WEEKLY)
    assert wanting(council, MONDAY) == {"practitioner", "hr"}
    assert wanting(council, TUESDAY) == {"practitioner", "service_manager"}


def test_a_weekend_and_a_bank_holiday_have_none(council: World) -> None:
    choose(council, "practitioner", DigestFrequency.DAILY)
    BankHolidayFactory(day=TUESDAY)
    assert wanting(council, SATURDAY) == set()
    assert wanting(council, TUESDAY) == set()


def test_the_council_chooses_the_usual_weekday(council: World) -> None:
    PolicyValueFactory(key=PolicyKey.DIGEST, value={"weekday": 2, "hour": 7}, period=SINCE_LONG_AGO)
    assert wanting(council, TUESDAY) == {"team_manager", "service_manager"}
    assert usual_weekday(TUESDAY) == "Tuesday"


def test_a_closed_account_gets_none(council: World) -> None:
    Account.objects.filter(pk=council.accounts["team_manager"].pk).update(is_active=False)
    assert wanting(council, MONDAY) == {"service_manager"}


def test_who_has_no_access_that_day_is_left_out(council: World) -> None:
    choose(council, ENDED, DigestFrequency.DAILY)
    account = council.accounts[ENDED]
    assert digest_of(account, MONDAY) is None
    assert deal_with_digests([account.pk], MONDAY) == 0
    assert not DigestSent.objects.exists()


def test_what_is_due_is_that_of_the_own_scope(council: World) -> None:
    starter(council, MONDAY + 3 * ONE_DAY)
    AssignmentFactory(team=council.other_team, period=period(MONDAY + 3 * ONE_DAY))
    AssignmentFactory(team=council.own_team, period=period(MONDAY + 8 * ONE_DAY))
    digest = digest_of(council.accounts["team_manager"], MONDAY)
    assert digest is not None
    assert KindCount("Starts", 1) in digest.coming
    assert "Starts" not in {each.kind for each in digest_of(council.accounts["practitioner"], MONDAY).coming}  # type: ignore[union-attr]


def test_email_counts_and_names_nobody(council: World) -> None:
    name = starter(council, MONDAY + ONE_DAY)
    AdjustmentFactory(
        worker=council.own, asked_on=LONG_AGO, due_on=MONDAY - ONE_DAY, text="A chair for the back"
    )
    manager = council.accounts["team_manager"]

    assert deal_with_digests([manager.pk], MONDAY) == 1

    (letter,) = mail.outbox
    html = str(letter.alternatives[0].content)  # type: ignore[attr-defined]
    assert letter.to == [manager.email]
    assert letter.subject.startswith("Tenure: ")
    for body in (str(letter.body), html):
        assert "Starts: 1" in body
        assert "On somebody’s record: 1" in body
        assert "/due/" in body
        assert "/due/e-mail/" in body
        for personal in (name, council.own.name, council.own.last_name, "chair", "Adjustment"):
            assert personal not in body
    assert letter.extra_headers["List-Unsubscribe"].endswith("/due/e-mail/>")


def test_each_account_gets_one_a_day_however_often_it_is_asked_for(council: World) -> None:
    starter(council, MONDAY + ONE_DAY)
    manager = council.accounts["team_manager"]

    assert [deal_with_digests([manager.pk], MONDAY) for _ in range(3)] == [1, 0, 0]
    assert deal_with_digests([manager.pk], TUESDAY) == 1

    assert len(mail.outbox) == 2
    assert wanting(council, MONDAY) == {"service_manager"}
    assert DigestSent.objects.get(day=MONDAY).coming >= 1


def test_where_nothing_is_due_none_goes_out_and_it_is_noted(council: World) -> None:
    nobody = council.accounts[NO_GRANT]
    choose(council, NO_GRANT, DigestFrequency.DAILY)

    assert deal_with_digests([nobody.pk], MONDAY) == 0

    assert mail.outbox == []
    sent = DigestSent.objects.get(account=nobody)
    assert (sent.overdue, sent.coming) == (0, 0)
    assert NO_GRANT not in wanting(council, MONDAY)


class MailServerAway(OSError):
    """What a mail server that refuses raises, as SMTP's own faults do."""


def test_refused_email_is_not_noted_and_comes_later(council: World) -> None:
    account, digest = council.accounts["hr"], Digest((KindCount("Starts", 1),))
    posted: list[int] = []

    def refuse() -> None:
        raise MailServerAway

    with pytest.raises(MailServerAway):
        send_once(account=account, day=MONDAY, digest=digest, send=refuse)
    assert send_once(account=account, day=MONDAY, digest=digest, send=lambda: posted.append(1)) is True
    assert send_once(account=account, day=MONDAY, digest=digest, send=lambda: posted.append(2)) is False
    assert posted == [1]


def test_fault_of_one_keeps_it_from_none_of_the_others(
    council: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    starter(council, MONDAY + ONE_DAY)
    broken, well = council.accounts["team_manager"], council.accounts["service_manager"]
    ask = tasks.digest_of

    def fail_for_one(account: Account, day: date) -> Digest | None:
        if account.pk == broken.pk:
            raise MailServerAway
        return ask(account, day)

    monkeypatch.setattr(tasks, "digest_of", fail_for_one)
    with pytest.raises(MailServerAway):
        deal_with_digests([broken.pk, well.pk], MONDAY)
    assert [letter.to for letter in mail.outbox] == [[well.email]]


def test_message_of_a_day_that_is_over_sends_nothing(council: World, today: date) -> None:
    starter(council, today + ONE_DAY)
    send_digests_to.run([council.accounts["team_manager"].pk], (today - ONE_DAY).isoformat())
    assert mail.outbox == []
    send_digests_to.run([council.accounts["team_manager"].pk], today.isoformat())
    assert len(mail.outbox) == 1


def test_command_sends_to_one_account_whatever_it_chose(council: World) -> None:
    starter(council, MONDAY + ONE_DAY)
    choose(council, "team_manager", DigestFrequency.OFF)
    call_command("send_digests", day=TUESDAY, account="team@council.example", verbosity=0)
    call_command("send_digests", day=MONDAY, verbosity=0)
    assert [letter.to for letter in mail.outbox] == [["team@council.example"], ["service@council.example"]]
    with pytest.raises(CommandError, match="no account"):
        call_command("send_digests", account="who@council.example")


@pytest.mark.parametrize("lines", [1, 3])
def test_queries_do_not_grow_with_what_is_due(
    council: World, lines: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(lines):
        starter(council, MONDAY + ONE_DAY)
        LeadRoleFactory(worker=council.own, area=f"Area {number}", review_on=MONDAY)
    account = Account.objects.get(pk=council.accounts["team_manager"].pk)
    with django_assert_num_queries(QUERIES_OF_A_MANAGER):
        digest_of(account, MONDAY)


def test_only_the_account_itself_chooses(council: World) -> None:
    with pytest.raises(PermissionError):
        choose_digest(
            account=council.accounts["hr"],
            how_often=DigestFrequency.OFF,
            weekday=None,
            by=council.accounts["administrator"],
        )


def test_choice_is_kept_changed_and_forgets_a_weekday_that_does_not_matter(council: World) -> None:
    account = council.accounts["hr"]
    assert preference_of(account, MONDAY).how_often == DigestFrequency.OFF
    assert preference_of(council.accounts["team_manager"], MONDAY).how_often == DigestFrequency.WEEKLY
    choose(council, "hr", DigestFrequency.WEEKLY, Weekday.FRIDAY)
    assert preference_of(account, MONDAY).weekday == Weekday.FRIDAY
    choose(council, "hr", DigestFrequency.DAILY, Weekday.FRIDAY)
    assert preference_of(account, MONDAY).weekday is None
    with pytest.raises(ValidationError, match="not a valid choice"):
        choose(council, "hr", DigestFrequency.WEEKLY, 7)


@pytest.mark.parametrize(
    ("constraint", "values"),
    [
        ("digest_frequency_is_known", {"how_often": "hourly"}),
        ("digest_comes_on_a_day_of_work", {"how_often": "weekly", "weekday": 6}),
    ],
)
def test_database_refuses_choices_that_nobody_has(constraint: str, values: dict[str, object]) -> None:
    with pytest.raises(IntegrityError, match=constraint):
        DigestPreference.objects.create(account=AccountFactory(), **values)


def test_notes_are_kept_once_and_never_changed(council: World) -> None:
    account = council.accounts["hr"]
    note = DigestSent.objects.create(account=account, day=MONDAY, overdue=1, coming=0)
    with pytest.raises(IntegrityError, match="one_digest_a_day"), transaction.atomic():
        DigestSent.objects.create(account=account, day=MONDAY, overdue=0, coming=0)
    with pytest.raises(ProgrammingError, match="Cannot update or delete"):
        DigestSent.objects.filter(pk=note.pk).update(day=MONDAY + timedelta(days=1))
