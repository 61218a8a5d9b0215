"""Two people at once, on real connections: one wins, the other is told, nothing is lost and nobody waits for good."""

import pytest

from bench.races import RACES, Council, run

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]

TRIES = 10
"""`python -m bench.races` does a thousand."""


@pytest.mark.parametrize("name", RACES)
def test_exactly_what_should_happen_happens(name: str) -> None:
    race, wanted = RACES[name]
    council = Council()
    made = race(council)
    found = [run(council, made, wanted, n)[0] for n in range(TRIES)]
    assert found == ["as it should be"] * TRIES
