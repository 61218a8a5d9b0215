"""The synthetic council as a whole: its figures lie where real councils' do, and tell their story."""

from datetime import UTC, date, datetime
from io import StringIO
from typing import Any, NamedTuple

import pytest
from django.core.management import CommandError, call_command

from dashboards.domain.compute import compute
from dashboards.models import ComputedMonth, Figure, PublishedFigure
from workforce.access.roles import RoleName
from workforce.demo.accounts import PASSWORD, READERS, demo_accounts, open_accounts
from workforce.demo.seeding import seed
from workforce.models import Account, RoleGrant, Unit, Worker
from workforce.queries.visibility import scope_of

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

UNTIL = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


class Spread(NamedTuple):
    """Published rates of councils in 2025: lowest, quartiles and highest."""

    lowest: float
    lower: float
    upper: float
    highest: float


PUBLISHED = {
    "vacancy": Spread(0.0, 7.8, 20.3, 41.7),
    "agency": Spread(0.0, 7.9, 21.0, 41.7),
    "turnover": Spread(3.1, 9.5, 15.3, 34.9),
    "absence": Spread(0.6, 2.7, 4.3, 8.1),
    "caseload": Spread(10.1, 14.1, 16.8, 20.9),
}


def rates(unit: str, day: date) -> dict[str, float]:
    found = Figure.objects.get(unit__code=unit, population="csww", month_end=day)
    in_post = found.in_post_fte
    return {
        "vacancy": float(100 * found.vacant_fte / (found.vacant_fte + in_post)),
        "agency": float(100 * found.agency_fte / (found.agency_fte + in_post)),
        "turnover": float(100 * found.leavers_fte / in_post),
        "absence": float(100 * found.days_lost / (in_post * found.working_days)),
        "caseload": float(found.cases / found.case_holders_fte),
    }


@pytest.mark.parametrize("number", [1, 2, 3])
def test_figures_lie_inside_the_published_spread_and_tell_the_story(number: int):
    seed(staff=300, years=6, seed=number, until=UNTIL)
    compute(first=date(2021, 9, 30), last=date(2026, 9, 30), now=NOW)

    years = {year: rates("CHS", date(year, 9, 30)) for year in range(2021, 2027)}
    cells = [(PUBLISHED[rate], value) for found in years.values() for rate, value in found.items()]
    usual = [value for spread, value in cells if spread.lower <= value <= spread.upper]
    assert [value for spread, value in cells if not spread.lowest < value < spread.highest] == []
    assert len(usual) / len(cells) >= 0.8

    before, now = rates("FDA", date(2025, 3, 31)), rates("FDA", date(2026, 9, 30))
    assert all(now[rate] > before[rate] for rate in ("vacancy", "agency", "turnover", "caseload"))
    bad, good = rates("CIC", date(2023, 11, 30)), rates("CIC", date(2026, 9, 30))
    assert all(bad[rate] > good[rate] for rate in ("vacancy", "agency", "caseload"))
    assert rates("CIC", date(2024, 9, 30))["turnover"] > good["turnover"]


def run(name: str, **options: Any) -> str:
    output = StringIO()
    call_command(name, stdout=output, **options)
    return output.getvalue()


def test_seed_demo_says_what_it_wrote(tmp_path):
    said = run("seed_demo", staff=100, years=1, until=UNTIL, export=tmp_path / "files")

    assert f"{Worker.objects.count()} workers" in said
    assert len(list((tmp_path / "files").iterdir())) == 8


def test_seed_demo_refuses_where_made_up_people_are_not_allowed(settings):
    settings.DEMO_DATA_ALLOWED = False

    with pytest.raises(CommandError, match="not allowed"):
        run("seed_demo", staff=100, years=1)


@pytest.mark.parametrize(
    "options", [{"staff": 99, "years": 6}, {"staff": 300, "years": 0}], ids=["staff", "years"]
)
def test_seed_demo_refuses_what_is_too_small(options: dict[str, int]):
    with pytest.raises(CommandError, match="at least"):
        run("seed_demo", **options)


def test_seed_demo_refuses_a_second_time():
    run("seed_demo", staff=100, years=1, until=UNTIL)

    with pytest.raises(CommandError, match="fresh database"):
        run("seed_demo", staff=100, years=1, until=UNTIL)


def test_load_demo_refuses_where_made_up_people_are_not_allowed(settings):
    settings.DEMO_DATA_ALLOWED = False

    with pytest.raises(CommandError, match="not allowed"):
        run("load_demo")


def test_load_demo_loads_everything_once_and_goes_on_where_it_was_stopped(django_assert_max_num_queries):
    said = run("load_demo")
    workers, months = Worker.objects.count(), ComputedMonth.objects.count()
    ComputedMonth.objects.all().delete()
    said_again = run("load_demo")

    assert 300 < workers == Worker.objects.count()
    assert months == ComputedMonth.objects.count() > 0
    assert PublishedFigure.objects.exists()
    assert Account.objects.count() == len(READERS)
    assert "A synthetic council" in said
    assert said_again.startswith("Figures of")
    with django_assert_max_num_queries(6):
        assert run("load_demo") == ""


def test_every_role_has_an_account_that_reaches_as_far_as_the_role():
    seed(staff=300, years=6, seed=1, until=UNTIL)

    assert open_accounts(UNTIL) == len(READERS)

    for reader in READERS:
        account = Account.objects.get(email=reader.email)
        held = scope_of(account, UNTIL).role_names
        assert account.check_password(PASSWORD)
        assert (account.worker is not None) == bool(reader.job)
        assert RoleName(reader.grant).label in held if reader.grant else held == ("Practitioner",)
    assert {reader.grant for reader in READERS} == {*RoleName} - {RoleName.PRACTITIONER} | {None}


def test_the_manager_of_the_demonstration_manages_a_team_of_the_struggling_service():
    seed(staff=300, years=6, seed=1, until=UNTIL)
    open_accounts(UNTIL)
    account = Account.objects.select_related("worker").get(email="team.manager@tenure.example")

    grant = RoleGrant.objects.held_by(account, UNTIL).get()

    assert grant.unit is not None
    assert Unit.objects.get(children__unit=grant.unit, children__period__contains=UNTIL).code == "FDA"
    assert account.worker is not None
    assert account.worker.manages.as_at(UNTIL).count() >= 5
    assert RoleGrant.objects.filter(account=account).count() == 2


def test_open_accounts_leaves_existing_ones_alone():
    seed(staff=100, years=1, seed=1, until=UNTIL)
    open_accounts(UNTIL)

    assert open_accounts(UNTIL) == 0


def test_demo_accounts_prints_every_account_with_the_password():
    said = run("demo_accounts")

    assert all(account.email in said and account.role in said for account in demo_accounts())
    assert said.count(PASSWORD) == len(READERS)
