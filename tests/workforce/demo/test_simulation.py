import os
import subprocess
import sys
from datetime import date, timedelta
from itertools import pairwise

import pytest

from config.env import BASE_DIR
from workforce.demo.absence import draw_absences
from workforce.demo.absence_cover import cover_absences
from workforce.demo.chance import Chance
from workforce.demo.jobs import LEADS
from workforce.demo.moves import World
from workforce.demo.people import People
from workforce.demo.simulation import records_begin, simulate
from workforce.demo.state import Council
from workforce.demo.structure import establish
from workforce.enums import Contract

UNTIL = date(2026, 11, 22)


@pytest.fixture(scope="module")
def world() -> World:
    made = simulate(staff=200, years=4, seed=5, until=UNTIL)
    draw_absences(made.council, Chance.of(5, "absence"))
    cover_absences(made)
    return made


@pytest.mark.parametrize(
    ("until", "expected"),
    [
        (date(2026, 11, 22), date(2020, 7, 1)),
        (date(2026, 9, 30), date(2019, 7, 1)),
        (date(2026, 10, 1), date(2020, 7, 1)),
    ],
)
def test_records_begin_before_the_first_census_year(until: date, expected: date):
    assert records_begin(years=6, until=until) == expected


@pytest.mark.parametrize("staff", [200, 300, 1000, 5000])
def test_the_establishment_has_as_many_posts_as_staff_are_asked_for(staff: int):
    council = Council(date(2014, 4, 1), date(2020, 7, 1), UNTIL)

    establish(council, staff, Chance.of(1, "structure"))

    assert abs(len(council.seats) / staff - 1) < 0.15
    assert all(team.lead is not None and team.lead.job.code in LEADS for team in council.teams)


def test_a_council_of_5000_has_about_200_teams():
    council = Council(date(2014, 4, 1), date(2020, 7, 1), UNTIL)

    establish(council, 5000, Chance.of(1, "structure"))

    assert 180 < len(council.teams) < 280


def test_nobody_is_decided_on_after_the_end(world: World):
    """What lies ahead are last days and first days that are known by then."""
    ahead = UNTIL + timedelta(weeks=16)
    firsts = [e.first for p in world.council.people for e in p.engagements]

    assert max(firsts) <= ahead
    assert any(first > UNTIL for first in firsts)


def test_nobody_has_two_engagements_under_one_contract_at_once(world: World):
    for person in world.council.people:
        for contract in Contract:
            ours = sorted((e for e in person.engagements if e.contract == contract), key=lambda e: e.first)
            for earlier, later in pairwise(ours):
                assert earlier.last is not None
                assert earlier.last < later.first


def test_spells_of_a_person_never_touch(world: World):
    for person in world.council.people:
        spells = sorted(person.absences, key=lambda spell: spell.first)
        for earlier, later in pairwise(spells):
            assert earlier.last is not None
            assert earlier.last < later.first


def test_everything_that_the_story_needs_happens(world: World):
    engagements = [e for p in world.council.people for e in p.engagements]
    stints = [stint for e in engagements for stint in e.stints]

    assert {e.contract for e in engagements} >= {
        Contract.PERMANENT,
        Contract.FIXED_TERM,
        Contract.AGENCY,
        Contract.APPRENTICE,
    }
    assert {stint.reason for stint in stints} >= {"", "vacancy", "capacity"}
    assert any(len([e for e in p.engagements if e.employed]) > 1 for p in world.council.people)
    assert any(len([e for e in p.engagements if not e.employed]) > 1 for p in world.council.people)
    assert any(stint.job.code == "NQSW" and stint.last for stint in stints)
    assert any(team.successor for team in world.council.teams)
    assert any(len(team.placements) > 1 for team in world.council.teams)


def test_registration_numbers_are_invented_and_belong_to_one_person(world: World):
    numbers = [person.swe_number for person in world.council.people if person.swe_number]

    assert len(numbers) == len(set(numbers))
    assert all(number.startswith("SW99") and len(number) == 10 for number in numbers)


def test_people_come_with_an_address_of_their_own():
    people = People(Chance.of(1, "people"))
    council = Council(date(2014, 4, 1), date(2020, 7, 1), UNTIL)
    establish(council, 100, Chance.of(1, "structure"))
    for _ in range(3000):
        people.new(council.seats[0].job, UNTIL)

    addresses = {person.email for person in people.made}

    assert len(addresses) == 3000
    assert all(address.endswith("@example.org") and " " not in address for address in addresses)


DIGEST = """
import hashlib
from datetime import date
from workforce.demo.simulation import simulate
world = simulate(staff=100, years=1, seed=3, until=date(2026, 11, 22))
rows = [(p.reference, p.email, e.contract, e.first, e.last) for p in world.council.people for e in p.engagements]
print(hashlib.sha256(repr(rows).encode()).hexdigest())
"""


@pytest.mark.slow
def test_the_history_does_not_depend_on_the_order_of_hashes():
    def digest(hash_seed: str) -> str:
        environment = os.environ | {"PYTHONHASHSEED": hash_seed, "DJANGO_SETTINGS_MODULE": "config.settings"}
        run = subprocess.run(
            [sys.executable, "-c", DIGEST],
            cwd=BASE_DIR,
            env=environment,
            capture_output=True,
            text=True,
            check=True,
        )
        return run.stdout

    assert digest("1") == digest("2")
