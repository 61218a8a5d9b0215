"""Agency workers: on vacant posts, and beside the posts where a service cannot cope."""

from datetime import date, timedelta

from workforce.demo.jobs import JOBS
from workforce.demo.moves import Terms, World, engage, leave, monday
from workforce.demo.names import AGENCIES
from workforce.demo.state import FULL_TIME, Person, Seat, Service, Stint, Team
from workforce.demo.story import BAD, STEADY, Climate
from workforce.enums import AgencyReason, Contract
from workforce.periods import add_months, month_end

EXTRA_USUALLY, EXTRA_AT_WORST = 0.015, 0.07
"""Agency workers beyond the establishment, as a share of it."""
EXTENDED = 0.6
KNOWN_HERE = 0.2
"""How often an agency worker has been here before."""


def agency_cover(world: World, service: Service, month: date, climate: Climate) -> None:
    """End what is over, then cover as much of the vacancies as the climate says."""
    seats = [seat for seat in service.seats if seat.job.agency > 0 and seat.last is None]
    for seat in seats:
        _review(world, seat, month)
    vacant = sum(seat.vacant_on(month) for seat in seats if seat.job.counts_as_social_work)
    covered = sum(seat.cover.fte for seat in seats if seat.cover)
    wanted = climate.cover * vacant - covered
    in_six_weeks = month_end(month) + timedelta(days=42)
    open_seats = [seat for seat in seats if _needs_cover(seat, month, in_six_weeks)]
    while wanted > FULL_TIME / 2 and open_seats:
        seat = world.chance.pick_by(open_seats, [seat.job.agency for seat in open_seats])
        open_seats.remove(seat)
        wanted -= _cover(world, seat, month)
    _extra(world, service, month, climate)


def _review(world: World, seat: Seat, month: date) -> None:
    cover = seat.cover
    if cover is None:
        return
    if (
        cover.last is None
        and cover.engagement.planned_end
        and cover.engagement.planned_end < month_end(month)
    ):
        _extend_or_end(world, cover)
    if cover.last is not None and cover.last < month:
        world.agency_left.append((cover.last, cover.person))
        seat.cover = None


def _extend_or_end(world: World, cover: Stint) -> None:
    planned = cover.engagement.planned_end
    if planned is None or planned > world.until:
        return
    if world.chance.happens(EXTENDED):
        cover.engagement.planned_end = planned + timedelta(weeks=13)
    else:
        leave(cover.engagement, planned)


def _needs_cover(seat: Seat, month: date, in_six_weeks: date) -> bool:
    return seat.cover is None and seat.vacant_on(month) >= 40 and seat.vacant_on(in_six_weeks) >= 40


def _cover(world: World, seat: Seat, month: date) -> int:
    day = world.day_of(month, month_end(month) - timedelta(days=6))
    if day is None:
        return 0
    fte = min(seat.vacant_on(month), FULL_TIME)
    stint = agency_worker(world, seat.job.code, monday(day), fte, AgencyReason.VACANCY, seat=seat)
    stint.engagement.planned_end = stint.first + timedelta(weeks=world.chance.randint(13, 40))
    seat.cover = stint
    return fte


def agency_worker(world: World, job_code: str, first: date, fte: int, reason: AgencyReason, *,
                  seat: Seat | None = None, team: Team | None = None) -> Stint:  # fmt: skip
    """Somebody from an agency, now and then one who was here before."""
    job = JOBS["SW" if job_code == "NQSW" else job_code]
    person = _known(world, first, job.regulator) or world.people.new(job, first)
    terms = Terms(Contract.AGENCY, agency_name=world.chance.choice(AGENCIES))
    return engage(world, person, job, first, fte, terms, seat, team=team, reason=reason)


def _known(world: World, first: date, regulator: str) -> Person | None:
    if not world.agency_left or not world.chance.happens(KNOWN_HERE):
        return None
    index = world.chance.randrange(len(world.agency_left))
    left_on, person = world.agency_left[index]
    gone = all(engagement.last and engagement.last < first for engagement in person.engagements)
    if left_on > add_months(first, -3) or not gone or (regulator == "SWE") != bool(person.swe_number):
        return None
    del world.agency_left[index]
    return person


def _extra(world: World, service: Service, month: date, climate: Climate) -> None:
    social = [seat for seat in service.seats if seat.job.counts_as_social_work]
    teams = [team for team in service.teams if any(seat.job.code == "SW" for seat in team.seats)]
    service.agency_extra = [
        stint for stint in service.agency_extra if stint.last is None or stint.last >= month
    ]
    if not teams:
        return
    trouble = max(0.0, (climate.vacancy - STEADY.vacancy) / (BAD.vacancy - STEADY.vacancy))
    share = EXTRA_USUALLY + (EXTRA_AT_WORST - EXTRA_USUALLY) * min(1.0, trouble)
    wanted = share * sum(seat.fte for seat in social) / FULL_TIME - len(service.agency_extra)
    for _ in range(world.take(service, "extra", wanted * 0.5)):
        day = world.day_of(month, month_end(month) - timedelta(days=6))
        if day is not None:
            reason = (
                AgencyReason.PROJECT if trouble > 0.5 and world.chance.happens(0.6) else AgencyReason.CAPACITY
            )
            service.agency_extra.append(_beyond_posts(world, world.chance.choice(teams), monday(day), reason))


def _beyond_posts(world: World, team: Team, first: date, reason: AgencyReason) -> Stint:
    stint = agency_worker(world, "SW", first, FULL_TIME, reason, team=team)
    last = first + timedelta(weeks=world.chance.randint(12, 36), days=4)
    if last <= add_months(world.until, 1):
        leave(stint.engagement, last)
    return stint
