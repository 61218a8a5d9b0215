"""How posts change: some are frozen for a while, the struggling service is given temporary ones."""

from datetime import date

from workforce.demo.moves import World
from workforce.demo.state import FULL_TIME, Service
from workforce.demo.story import BAD, STEADY, Climate
from workforce.periods import add_months

FROZEN_A_YEAR = 0.012
"""Share of the posts of a service on which recruitment is stopped within a year."""
FROZEN_MONTHS = 8
TEMPORARY_AT_WORST = 0.03


def changes_of_posts(world: World, service: Service, month: date, climate: Climate) -> None:
    _thaw(service, month)
    _freeze(world, service, month)
    _add_temporary(world, service, month, climate)


def _thaw(service: Service, month: date) -> None:
    long_ago = add_months(month, -FROZEN_MONTHS)
    for seat in service.seats:
        if seat.frozen and seat.terms[-1].first <= long_ago:
            seat.change(month, frozen=False)


def _freeze(world: World, service: Service, month: date) -> None:
    lasting = [
        seat
        for seat in service.seats
        if seat.last is None and not seat.frozen and seat.terms[-1].first < month
    ]
    vacant = [seat for seat in lasting if seat.gap == seat.fte]
    for _ in range(world.take(service, "frozen", FROZEN_A_YEAR * len(service.seats) / 12)):
        if vacant:
            seat = vacant.pop(world.chance.randrange(len(vacant)))
            seat.change(month, frozen=True)


def _add_temporary(world: World, service: Service, month: date, climate: Climate) -> None:
    """Temporary posts for a service that is halfway to the worst."""
    trouble = (climate.vacancy - STEADY.vacancy) / (BAD.vacancy - STEADY.vacancy)
    temporary = [seat for seat in service.seats if seat.temporary]
    teams = [team for team in service.teams if any(seat.job.code == "SW" for seat in team.seats)]
    wanted = round(TEMPORARY_AT_WORST * len(service.seats)) - len(temporary)
    if trouble < 0.5 or wanted <= 0 or not teams:
        return
    for index in range(wanted):
        world.council.add_seat("SW", teams[index % len(teams)], FULL_TIME, month, temporary=True)
