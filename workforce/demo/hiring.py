"""How vacancies are filled: from within, by newly qualified, experienced, returning and former agency workers."""

from collections.abc import Sequence
from datetime import date, timedelta

from workforce.demo.jobs import JOBS, LEADS, Job
from workforce.demo.moves import Terms, World, engage, leave, monday, move
from workforce.demo.state import FULL_TIME, Person, Seat, Service, Stint
from workforce.demo.story import VACANCY_SEASON, Climate
from workforce.enums import Contract, ReasonLeft, StartOrigin
from workforce.periods import add_months, month_end

SMALLEST_PART = 40
"""Hundredths of a post worth advertising."""
CLOSED_IN_A_MONTH = 0.55
"""Share of the vacancies above the usual level that are filled by offers of one month."""
OTHER_VACANCY = 0.08
"""Usual vacancy level of jobs outside social work."""
SIDEWAYS = 0.14
FROM_AGENCY = 0.2
RETURNS = 0.05
LOOKED_THROUGH = 50
"""Of a long list of leavers only so many are considered for a return."""
JOB_SHARE = 0.05
NEWLY_QUALIFIED = {6: 0.75, 7: 0.85, 8: 0.75, 9: 0.3, 1: 0.15, 2: 0.1}
"""Share of offers to newly qualified social workers by the month of the offer; the courses end in summer."""
_SHAREABLE = frozenset({"SW", "SSWF", "HV", "BSO", "IRO", "EP"})
_ORIGINS = {
    StartOrigin.OTHER_AUTHORITY: 52.0,
    StartOrigin.OUTSIDE_ENGLAND: 8.0,
    StartOrigin.AGENCY: 13.0,
    StartOrigin.OTHER_SOCIAL_WORK: 9.0,
    StartOrigin.SOCIAL_CARE: 6.0,
    StartOrigin.NOT_SOCIAL_CARE: 7.0,
    StartOrigin.NOT_KNOWN: 5.0,
}
_ORIGINS_OF_OTHERS = {
    StartOrigin.SOCIAL_CARE: 40.0,
    StartOrigin.NOT_SOCIAL_CARE: 48.0,
    StartOrigin.OTHER: 6.0,
    StartOrigin.NOT_KNOWN: 6.0,
}


def recruitment(world: World, service: Service, month: date, climate: Climate) -> None:
    """Offers of the month: fewer vacancies than usual call for none, more for some."""
    season = VACANCY_SEASON[month.month - 1]
    needed_until = add_months(month, 4)
    seats = [seat for seat in service.seats if seat.last is None or seat.last > needed_until]
    social = [seat for seat in seats if seat.job.counts_as_social_work]
    others = [seat for seat in seats if not seat.job.counts_as_social_work]
    _fill_some(world, service, "social", social, month, climate.vacancy * season)
    _fill_some(world, service, "others", others, month, OTHER_VACANCY * season)


def _fill_some(
    world: World, service: Service, which: str, seats: Sequence[Seat], month: date, usual: float
) -> None:
    gap = sum(max(0, seat.gap) for seat in seats)
    bearable = usual * sum(seat.fte for seat in seats)
    vacant = [seat for seat in seats if seat.gap >= SMALLEST_PART and not seat.frozen]
    wanted = world.take(service, which, CLOSED_IN_A_MONTH * max(0.0, gap - bearable) / FULL_TIME)
    for _ in range(min(wanted, len(vacant))):
        day = world.day_of(month, month_end(month))
        seat = world.chance.pick_by(vacant, [_urgency(seat, month) for seat in vacant])
        vacant.remove(seat)
        if day is not None:
            fill(world, service, seat, day)


def _urgency(seat: Seat, day: date) -> float:
    waited = (day - seat.free_from).days if seat.free_from else 0
    return (30 + max(0, waited)) * (4 if seat.job.code in LEADS else 1)


def fill(world: World, service: Service, seat: Seat, day: date) -> None:
    """Fill a seat by a decision of `day`; the first day comes weeks later and never before the seat is free."""
    if (
        seat.job.feeders
        and world.chance.happens(seat.job.from_within)
        and _promote(world, service, seat, day)
    ):
        return
    if seat.job.code == "SW":
        _fill_with_social_worker(world, service, seat, day)
    elif not _return(world, seat, day):
        _take_on(world, seat, seat.job, _first_day(world, seat, day), _origin(world, seat.job))


def _fill_with_social_worker(world: World, service: Service, seat: Seat, day: date) -> None:
    chance = world.chance
    if chance.happens(NEWLY_QUALIFIED.get(day.month, 0.03)):
        _take_on(world, seat, JOBS["NQSW"], _autumn(world, seat, day), StartOrigin.NEWLY_QUALIFIED)
        return
    found = chance.happens(SIDEWAYS) and _sideways(world, service, seat, day)
    found = found or (chance.happens(FROM_AGENCY) and _convert(world, seat, day))
    if not found and not _return(world, seat, day):
        _take_on(world, seat, seat.job, _first_day(world, seat, day), _origin(world, seat.job))


def _origin(world: World, job: Job) -> StartOrigin:
    return world.chance.pick(_ORIGINS if job.counts_as_social_work else _ORIGINS_OF_OTHERS)


def _first_day(world: World, seat: Seat, day: date, weeks: tuple[int, int] = (5, 11)) -> date:
    return monday(max(day + timedelta(weeks=world.chance.randint(*weeks)), seat.free_from or day))


def _autumn(world: World, seat: Seat, day: date) -> date:
    """September and October for offers of the summer, as soon as may be for others."""
    if not 6 <= day.month <= 8:
        return _first_day(world, seat, day)
    start = date(day.year, world.chance.choice((9, 9, 10)), world.chance.choice((1, 8)))
    return monday(max(start, seat.free_from or start, day + timedelta(days=21)))


def _take_on(world: World, seat: Seat, job: Job, first: date, origin: StartOrigin) -> None:
    chance = world.chance
    if seat.gap == FULL_TIME and job.code in _SHAREABLE and chance.happens(JOB_SHARE):
        part = chance.choice((50, 60))
        for fte in (part, FULL_TIME - part):
            engage(world, world.people.new(job, first), job, first, fte, Terms(origin=origin), seat)
        return
    fte = min(seat.gap, FULL_TIME)
    if fte == FULL_TIME and job.code not in LEADS | {"NQSW"} and chance.happens(0.07):
        fte = chance.choice((80, 90))
    terms = _terms(world, job, first, origin, temporary=seat.temporary)
    engage(world, world.people.new(job, first), job, first, fte, terms, seat)


def _terms(world: World, job: Job, first: date, origin: StartOrigin, *, temporary: bool) -> Terms:
    if job.code == "APPR":
        return Terms(Contract.APPRENTICE, origin, planned_end=date(first.year + 3, 8, 31))
    if temporary or (job.code != "NQSW" and world.chance.happens(0.08)):
        return Terms(Contract.FIXED_TERM, origin, planned_end=add_months(first, 12) - timedelta(days=1))
    if job.counts_as_social_work and job.code != "NQSW" and world.chance.happens(0.025):
        planned_end = add_months(first, 12) - timedelta(days=1)
        return Terms(Contract.SECONDED_IN, StartOrigin.OTHER_AUTHORITY, planned_end=planned_end)
    return Terms(origin=origin)


def _promote(world: World, service: Service, seat: Seat, day: date) -> bool:
    """Somebody who has done a job below for a year; from the service itself, or else from another."""
    candidates = _ready(service, seat.job.feeders, day)
    if not candidates:
        candidates = _ready(world.chance.choice(world.council.services), seat.job.feeders, day)
    return _move_one(world, candidates, seat, day)


def _sideways(world: World, service: Service, seat: Seat, day: date) -> bool:
    other = service if world.chance.happens(0.5) else world.chance.choice(world.council.services)
    candidates = [
        holder for holder in _ready(other, ("SW",), day) if holder.seat and holder.seat.team is not seat.team
    ]
    return _move_one(world, candidates, seat, day)


def _ready(service: Service, job_codes: tuple[str, ...], day: date) -> list[Stint]:
    year, eight_months = add_months(day, -12), add_months(day, -8)
    return [
        holder
        for seat in service.seats
        for holder in seat.holders
        if holder.job.code in job_codes
        and holder.last is None
        and holder.engagement.contract == Contract.PERMANENT
        and holder.engagement.first <= year
        and holder.first <= eight_months
        and sum(1 for stint in holder.engagement.stints if stint.last is None) == 1
    ]


def _move_one(world: World, candidates: Sequence[Stint], seat: Seat, day: date) -> bool:
    if not candidates:
        return False
    holder = world.chance.choice(candidates)
    first = _first_day(world, seat, day, weeks=(3, 8))
    if first <= holder.first:
        return False
    move(world, holder, seat.job, seat, first)
    return True


def _convert(world: World, seat: Seat, day: date) -> bool:
    """The agency worker who covers the seat takes it."""
    cover = seat.cover
    if cover is None or cover.last is not None or cover.first > add_months(day, -2):
        return False
    first = _first_day(world, seat, day, weeks=(3, 6))
    person = cover.person
    leave(cover.engagement, first - timedelta(days=1))
    engage(world, person, seat.job, first, min(seat.gap, FULL_TIME), Terms(origin=StartOrigin.AGENCY), seat)
    return True


def _return(world: World, seat: Seat, day: date) -> bool:
    """Somebody who left at least a year ago comes back into the same job."""
    if not world.chance.happens(RETURNS):
        return False
    year_ago = add_months(day, -12)
    some = world.left[:: max(1, len(world.left) // LOOKED_THROUGH)]
    same = (stint for stint in some if stint.job is seat.job and stint.last and stint.last < year_ago)
    stint = next((stint for stint in same if _may_return(stint.person, day)), None)
    if stint is None:
        return False
    world.left.remove(stint)
    terms = Terms(origin=_origin(world, seat.job))
    engage(world, stint.person, seat.job, _first_day(world, seat, day), min(seat.gap, FULL_TIME), terms, seat)
    return True


def _may_return(person: Person, day: date) -> bool:
    gone = all(engagement.last is not None and engagement.last < day for engagement in person.engagements)
    return gone and person.age(day) < 60 and person.engagements[-1].reason_left == ReasonLeft.RESIGNATION


def first_seat_free(world: World, like: Seat, last: date) -> Seat | None:
    """A seat of the same job that nobody has, nobody is coming to and that is free the day after `last`."""
    seats = (seat for service in world.council.services for seat in service.seats)
    same = (seat for seat in seats if seat.job is like.job and seat is not like and seat.last is None)
    return next((s for s in same if s.gap >= SMALLEST_PART and s.free_from and s.free_from <= last), None)
