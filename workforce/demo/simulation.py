"""The history of the synthetic council, month by month."""

from datetime import date, timedelta

from workforce.demo.agency import agency_cover
from workforce.demo.chance import Chance
from workforce.demo.establishment import changes_of_posts
from workforce.demo.hiring import recruitment
from workforce.demo.jobs import JOBS, LEADS
from workforce.demo.leaving import contracts_that_end, departures, end_of_first_year, fewer_hours
from workforce.demo.moves import Terms, World, engage
from workforce.demo.people import People
from workforce.demo.reorganisation import day_of_reorganisation, reorganise
from workforce.demo.state import FULL_TIME, Council, Seat, Service, Stint
from workforce.demo.story import climate
from workforce.demo.structure import establish
from workforce.enums import Contract, StartOrigin
from workforce.periods import add_months

RUN_UP_MONTHS = 3
"""The simulation begins that long before the first census year, so that decisions have had their effect by then."""
UNITS_ARE_OLDER_BY_YEARS = 6
HALF = FULL_TIME // 2


def simulate(*, staff: int, years: int, seed: int, until: date) -> World:
    """A council of about `staff` people engaged on `until`, and how it came to be so.

    The history begins with the census year (from 1 October) in which `until` less `years` lies, so that the
    first figure at a 30 September has a full year before it.
    """
    begin = records_begin(years=years, until=until)
    council = Council(date(begin.year - UNITS_ARE_OLDER_BY_YEARS, 4, 1), begin, until)
    people = People(Chance.of(seed, "people"))
    world = World(council, people, Chance.of(seed, "careers"), until)
    council.people = people.made
    establish(council, staff, Chance.of(seed, "structure"))
    for service in council.services:
        _fill_seats(world, service, begin)
    _half_and_half(world, begin)
    _run(world, begin)
    return world


def records_begin(*, years: int, until: date) -> date:
    """The first day that is on record: 1 July before the first census year."""
    back = add_months(until, -12 * years)
    census_year = date(back.year if back >= date(back.year, 10, 1) else back.year - 1, 10, 1)
    return add_months(census_year, -RUN_UP_MONTHS)


def _run(world: World, begin: date) -> None:
    council, month = world.council, begin
    change = day_of_reorganisation(council)
    while month <= world.until:
        if month == change:
            reorganise(world, month)
        for service in council.services:
            _one_month(world, service, month)
        contracts_that_end(world, month)
        end_of_first_year(world, month)
        month = add_months(month, 1)


def _one_month(world: World, service: Service, month: date) -> None:
    now = climate(service.story, month, world.until)
    for seat in service.seats:
        seat.holders = [holder for holder in seat.holders if holder.last is None or holder.last >= month]
    changes_of_posts(world, service, month, now)
    departures(world, service, month, now)
    fewer_hours(world, service, month)
    recruitment(world, service, month, now)
    agency_cover(world, service, month, now)


def _fill_seats(world: World, service: Service, begin: date) -> None:
    """Who is there when the records begin; as much stays vacant as is usual in the service."""
    chance = world.chance
    seats = list(service.seats)
    chance.shuffle(seats)
    usual = climate(service.story, begin, world.until).vacancy
    for seat in (seat for seat in seats if seat.job.code != "PE" or seat.number % 2):
        vacancy = usual if seat.job.counts_as_social_work else usual / 2
        if not world.take(service, "vacant at first", vacancy * (0.3 if seat.job.code in LEADS else 1.05)):
            _fill_at_first(world, seat, begin)


def _fill_at_first(world: World, seat: Seat, begin: date) -> None:
    chance = world.chance
    parts = (
        (50, 50) if seat.fte == FULL_TIME and seat.job.code == "SW" and chance.happens(0.03) else (seat.fte,)
    )
    for fte in parts:
        job, first = seat.job, begin - timedelta(days=round(60 + min(9000.0, chance.expovariate(1 / 1900))))
        if job.code == "SW" and chance.happens(0.09):
            job, first = JOBS["NQSW"], date(begin.year - 1, chance.choice((9, 10)), 2)
        person = world.people.new(job, begin)
        first = max(first, date(person.born.year + 22, 9, 1) if job.code != "NQSW" else first)
        engage(world, person, job, min(first, begin), fte, _terms_at_first(world, seat, begin), seat)


def _half_and_half(world: World, begin: date) -> None:
    """Half of the practice educators are senior social workers for the other half of their week."""
    teaching = [seat for seat in world.council.seats if seat.job.code == "PE" and not seat.holders]
    senior = [seat for seat in world.council.seats if seat.job.code == "SSW" and seat.holders]
    full_time = [seat for seat in senior if seat.fte == FULL_TIME]
    for seat, other in zip(teaching, full_time, strict=False):
        seat.terms[0].fte = other.holders[0].fte = HALF
        engagement = other.holders[0].engagement
        stint = Stint(engagement, seat.job, HALF, engagement.first, seat=seat)
        engagement.stints.append(stint)
        seat.holders.append(stint)


def _terms_at_first(world: World, seat: Seat, begin: date) -> Terms:
    if seat.job.code == "APPR":
        return Terms(Contract.APPRENTICE, planned_end=date(begin.year + world.chance.randint(1, 3), 8, 31))
    if seat.job.code not in LEADS and world.chance.happens(0.04):
        planned_end = add_months(begin, world.chance.randint(3, 12)) - timedelta(days=1)
        return Terms(Contract.FIXED_TERM, planned_end=planned_end)
    return Terms(origin=StartOrigin.NOT_COLLECTED if seat.job.counts_as_social_work else None)
