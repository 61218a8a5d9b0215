"""`python -m bench.races [--tries 1000]`: two people act at once, through the whole application, on real connections.

Each race is run so often, and each time the record is looked at afterwards. What is told: how often exactly one won and
the other was told why not, how often anything else happened, and how long the slower of the two waited. It ends with an
error where anything else happened.
"""

import argparse
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import django

from bench.council import empty_installation, measured
from bench.report import Results
from devstack.problems import CannotStart

TRIES = 1000
FIRST_DAY, DAY = date(2020, 1, 6), date(2024, 6, 3)
CHANGED = ("changed this record since you opened the form",)
FULL = ("would be filled", "has no room on that day any more")
ONE_WINNER = ("told", "won")
BOTH = ("won", "won")


@dataclass(frozen=True)
class Attempt:
    """What one of the two sends, and what the loser is told."""

    address: str
    data: Mapping[str, str]
    told: tuple[str, ...] = ()


Race = Callable[[int], tuple[Attempt, Attempt, Callable[[], bool]]]
"""Makes the records of the given try; the two attempts; and whether the record is as one winner leaves it."""


class Council:
    """Just enough of one: a team, another, a role, and two accounts of HR that are signed in."""

    def __init__(self) -> None:
        from django.test import Client

        from workforce.access.roles import RoleName
        from workforce.domain.grants import grant_role
        from workforce.enums import UnitKind
        from workforce.models import Account, Role, Unit, UnitPlacement
        from workforce.periods import period

        self.teams = [Unit.objects.create(code=f"RACE-{n}", kind=UnitKind.TEAM) for n in (1, 2)]
        for team in self.teams:
            UnitPlacement.objects.create(unit=team, name=team.code, period=period(FIRST_DAY))
        self.role = Role.objects.create(
            code="RACE", name="Social worker", role_group="social work", csww_role=5
        )
        self.clients = []
        for n in (1, 2):
            account = Account.objects.create_user(f"race{n}@tenure.example")
            grant_role(account=account, role=RoleName.HR, first_day=FIRST_DAY, by=None)
            client = Client(SERVER_NAME="localhost")
            client.force_login(account)
            self.clients.append(client)

    def person(self, reference: str, post: Any = None, fte: str = "1", manager: Any = None) -> Any:
        """Somebody in the first team, and what they hold there."""
        from workforce.models import Assignment, Employment, Worker
        from workforce.periods import period

        worker = Worker.objects.create(
            reference=reference, first_name="Racing", last_name=reference, sort_name=f"{reference}, racing"
        )
        employment = Employment.objects.create(worker=worker, contract="permanent", period=period(FIRST_DAY))
        return Assignment.objects.create(
            worker=worker,
            employment=employment,
            team=self.teams[0],
            role=self.role,
            post=post,
            fte=fte,
            manager=manager,
            period=period(FIRST_DAY),
        )

    def post(self, reference: str) -> Any:
        from workforce.models import Post, PostTerms
        from workforce.periods import period

        post = Post.objects.create(reference=reference)
        PostTerms.objects.create(
            post=post,
            title="Social worker",
            role=self.role,
            team=self.teams[1],
            fte=1,
            period=period(FIRST_DAY),
        )
        return post


def _saved(held: Any, verb: str, told: tuple[str, ...], **data: str) -> Attempt:
    """The second page of a verb, sent off as the record is now."""
    from workforce.domain.record import version_of_person

    day = {"from_day_day": str(DAY.day), "from_day_month": str(DAY.month), "from_day_year": str(DAY.year)}
    mark = {"assignment": str(held.pk), "step": "save", "version": version_of_person(held.worker_id)}
    return Attempt(f"/people/{held.worker.reference}/{verb}/", mark | day | data, told)


def one_record(council: Council) -> Race:
    """Two people save different changes to one person: one wins, the other is told."""

    def made(n: int) -> tuple[Attempt, Attempt, Callable[[], bool]]:
        held = council.person(f"ONE-{n}")
        there = {"team": str(council.teams[1].pk), "post": "none", "fte": "1", "manager": "keep", "role": ""}
        return (
            _saved(held, "hours", CHANGED, fte="0.5"),
            _saved(held, "move", CHANGED, **there),
            lambda: held.worker.assignments.count() == 2,
        )

    return made


def last_hours(council: Council) -> Race:
    """Two people move two others onto a post that has room for one."""

    def made(n: int) -> tuple[Attempt, Attempt, Callable[[], bool]]:
        post = council.post(f"LAST-{n}")
        there = {
            "team": str(council.teams[1].pk),
            "post": str(post.pk),
            "fte": "1",
            "manager": "keep",
            "role": "",
        }
        # offered while there was room; it may be full by now
        both = [council.person(f"LAST-{n}-{letter}") for letter in "AB"]
        first, second = (_saved(held, "move", FULL, over_fill="", **there) for held in both)
        return first, second, lambda: post.assignments.count() == 1

    return made


def in_a_circle(council: Council) -> Race:
    """Two who share a post, one of whom manages the other, are changed at once: neither waits for good."""

    def made(n: int) -> tuple[Attempt, Attempt, Callable[[], bool]]:
        post = council.post(f"SHARED-{n}")
        manager = council.person(f"SHARED-{n}-A", post, "0.5")
        managed = council.person(f"SHARED-{n}-B", post, "0.5", manager.worker)
        first, second = (_saved(held, "hours", (), fte="0.4") for held in (manager, managed))
        return first, second, lambda: post.assignments.count() == 4

    return made


RACES: dict[str, tuple[Callable[[Council], Race], tuple[str, str]]] = {
    "one person's record": (one_record, ONE_WINNER),
    "a post's last hours": (last_hours, ONE_WINNER),
    "sharers of a post": (in_a_circle, BOTH),
}
"""Each race, and how the two must come out of it."""


def run(council: Council, race: Race, wanted: tuple[str, str], n: int) -> tuple[str, float]:
    """One try: what happened, in a word, and the seconds until both had their answer."""
    *attempts, is_so = race(n)
    outcomes, waited = _at_once(council, attempts)
    happened = tuple(sorted(outcomes))
    if happened == wanted and is_so():
        return "as it should be", waited
    return f"{' and '.join(happened)}{'' if is_so() else ', and the record is wrong'}", waited


def _at_once(council: Council, attempts: Any) -> tuple[list[str], float]:
    from django.db import connections

    start, outcomes = threading.Barrier(len(attempts)), ["no answer"] * len(attempts)

    def act(place: int) -> None:
        try:
            start.wait()
            outcomes[place] = _outcome(council.clients[place], attempts[place])
        except Exception as error:
            outcomes[place] = f"{type(error).__name__}: {error}"
        finally:
            connections.close_all()

    threads = [threading.Thread(target=act, args=(place,)) for place in range(len(attempts))]
    begun = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return outcomes, time.perf_counter() - begun


def _outcome(client: Any, attempt: Attempt) -> str:
    response = client.post(attempt.address, attempt.data)
    if response.status_code == 302:
        return "won"
    page = response.content.decode()
    return "told" if any(words in page for words in attempt.told) else f"answered {response.status_code}"


def main(tries: int, result: Path) -> None:
    """In the process that has the installation: all races, so often."""
    django.setup()
    import json

    council, figures = Council(), {}
    for name, (race, wanted) in RACES.items():
        made, counted, waits = race(council), Counter[str](), []
        for n in range(tries):
            happened, waited = run(council, made, wanted, n)
            counted[happened] += 1
            waits.append(waited)
        figures[name] = dict(counted) | {"longest wait, s": round(max(waits), 3)}
    result.write_text(json.dumps(figures))


def measure(tries: int) -> Results:
    with empty_installation("races") as environment:
        return {"races": measured("bench.races", environment, "--tries", str(tries), "--result")}  # type: ignore[dict-item]


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m bench.races", description=__doc__)
    parser.add_argument("--tries", type=int, default=TRIES)
    parser.add_argument("--result", type=Path, help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.result:
        main(chosen.tries, chosen.result)
        sys.exit()
    try:
        found = measure(chosen.tries)["races"]
    except CannotStart as problem:
        sys.exit(str(problem))
    for name, figures in found.items():
        print(f"{name}: {figures}")
    sys.exit(any(figures.get("as it should be") != chosen.tries for figures in found.values()))
