"""Apps write into the synthetic council what they registered for it."""

from datetime import date

import pytest

from workforce.demo import shares
from workforce.demo.accounts import open_accounts
from workforce.demo.chance import Chance
from workforce.demo.seeding import seed
from workforce.demo.shares import demo_share, write_shares
from workforce.models import Account, Worker

UNTIL = date(2026, 11, 22)


@pytest.fixture(autouse=True)
def _none_yet(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shares, "autodiscover_modules", lambda name: None)
    monkeypatch.setattr(shares, "_shares", {})


def test_shares_write_in_their_order_each_from_its_own_chance() -> None:
    drawn: list[tuple[str, float]] = []

    def writer(name: str) -> shares.DemoWriter:
        def write(until: date, chance: Chance) -> dict[str, int]:
            drawn.append((name, chance.random()))
            return {name: until.year}

        return write

    demo_share("later", writer("later"), order=20)
    demo_share("first", writer("first"), order=10)
    demo_share("of accounts", writer("of accounts"), order=1, with_accounts=True)

    assert write_shares(UNTIL, 7) == {"first": 2026, "later": 2026}
    assert drawn == [("first", Chance.of(7, "first").random()), ("later", Chance.of(7, "later").random())]
    assert write_shares(UNTIL, 7, with_accounts=True) == {"of accounts": 2026}


@pytest.mark.slow
@pytest.mark.django_db
def test_a_share_finds_the_people_and_one_of_accounts_finds_those() -> None:
    found: dict[str, bool] = {}

    def look(until: date, chance: Chance) -> dict[str, int]:
        found[f"people, accounts {Account.objects.exists()}"] = Worker.objects.exists()
        return {"looks": 1}

    demo_share("one", look, order=1)
    demo_share("other", look, order=1, with_accounts=True)

    assert seed(seed=1, staff=100, years=1, until=UNTIL)["looks"] == 1
    open_accounts(UNTIL)
    assert found == {"people, accounts False": True, "people, accounts True": True}
