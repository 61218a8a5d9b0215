"""Who goes, when and why; and what happens to contracts that have an end."""

from datetime import date, timedelta

from workforce.demo.jobs import JOBS
from workforce.demo.moves import Terms, World, change_hours, change_job, engage, friday, leave, monday, move
from workforce.demo.state import FULL_TIME, Engagement, Seat, Service, Stint
from workforce.demo.story import LEAVING_SEASON, Climate
from workforce.enums import Contract, Destination, ReasonLeft, StartOrigin
from workforce.periods import add_months, month_end

_REASONS = {
    ReasonLeft.RESIGNATION: 88.0,
    ReasonLeft.DISMISSED: 2.5,
    ReasonLeft.MOVED_WITHIN_AUTHORITY: 3.5,
    ReasonLeft.OTHER: 3.0,
    ReasonLeft.DECEASED: 0.4,
    ReasonLeft.NOT_KNOWN: 2.6,
}
_DESTINATIONS = {
    Destination.OTHER_AUTHORITY: 43.0,
    Destination.OUTSIDE_ENGLAND: 4.0,
    Destination.AGENCY: 21.0,
    Destination.OTHER_SOCIAL_WORK: 9.0,
    Destination.SOCIAL_CARE: 6.0,
    Destination.NOT_SOCIAL_CARE: 11.0,
    Destination.NOT_KNOWN: 6.0,
}
_DESTINATIONS_OF_OTHERS = {
    Destination.SOCIAL_CARE: 34.0,
    Destination.NOT_SOCIAL_CARE: 48.0,
    Destination.OTHER: 8.0,
    Destination.NOT_KNOWN: 10.0,
}
_FIXED_DESTINATION = {
    ReasonLeft.RETIRED: Destination.NOT_SOCIAL_CARE,
    ReasonLeft.DECEASED: Destination.OTHER,
    ReasonLeft.MOVED_WITHIN_AUTHORITY: Destination.OTHER,
    ReasonLeft.NOT_KNOWN: Destination.NOT_KNOWN,
}
COMES_STRAIGHT_BACK = 0.012
FEWER_HOURS_A_YEAR = 0.02
MADE_PERMANENT = 0.65


def departures(world: World, service: Service, month: date, climate: Climate) -> None:
    """Notices of the month, as many as the climate says; who gives them is chance, weighted."""
    settled = add_months(month, -2)
    staff = [
        holder for seat in service.seats for holder in seat.holders if _could_leave(holder, month, settled)
    ]
    expected = climate.turnover * len(staff) * LEAVING_SEASON[month.month - 1] / 12
    weights = [_inclination(holder, month) for holder in staff]
    for _ in range(min(world.take(service, "leaving", expected), len(staff))):
        leaver = world.chance.pick_by(staff, weights)
        day = world.day_of(month, month_end(month))
        if day is not None and leaver.engagement.last is None:
            _give_notice(world, leaver, day)


def _could_leave(holder: Stint, day: date, settled: date) -> bool:
    """Whether somebody is in post, has been here since `settled`, and no last day is known."""
    here = holder.last is None and holder.first <= day and holder.engagement.first <= settled
    return here and holder.engagement.last is None


def _inclination(holder: Stint, day: date) -> float:
    years = (day - holder.engagement.first).days / 365.25
    by_service = 0.8 if years < 0.75 else 1.3 if years < 3 else 1.0 if years < 10 else 0.7
    return holder.job.leaves * by_service * (2.5 if holder.person.age(day) >= 60 else 1.0)


def _give_notice(world: World, leaver: Stint, day: date) -> None:
    chance, engagement = world.chance, leaver.engagement
    old = leaver.person.age(day) >= 60
    reason = ReasonLeft.RETIRED if old and chance.happens(0.75) else chance.pick(_REASONS)
    destinations = _DESTINATIONS if leaver.job.counts_as_social_work else _DESTINATIONS_OF_OTHERS
    destination = _FIXED_DESTINATION.get(reason) or chance.pick(destinations)
    sudden = reason in (ReasonLeft.DECEASED, ReasonLeft.DISMISSED)
    last = day if sudden else _last_day(world, day + timedelta(weeks=leaver.job.notice_weeks))
    leave(engagement, last, reason, destination)
    world.left.append(leaver)
    if reason == ReasonLeft.RESIGNATION and leaver.seat and chance.happens(COMES_STRAIGHT_BACK):
        back = monday(last + timedelta(days=chance.randint(3, 20)))
        terms = Terms(origin=StartOrigin.OTHER_AUTHORITY)
        engage(world, leaver.person, leaver.job, back, leaver.fte, terms, leaver.seat)


def _last_day(world: World, day: date) -> date:
    kind = world.chance.pick({"friday": 55, "month end": 35, "any": 10})
    if kind == "friday":
        return friday(day)
    return month_end(day) if kind == "month end" else day


def contracts_that_end(world: World, month: date) -> None:
    """Fixed terms, secondments and apprenticeships that end within the next two months."""
    soon = add_months(month, 2)
    waiting = [e for e in world.with_an_end if e.last is None]
    for engagement in waiting:
        if engagement.planned_end and engagement.planned_end < soon and month <= world.until:
            _settle(world, engagement, engagement.planned_end)
    world.with_an_end = [e for e in waiting if e.last is None]


def _settle(world: World, engagement: Engagement, last: date) -> None:
    stint = engagement.stints[-1]
    if stint.first > last:
        engagement.planned_end = add_months(last, 12)
    elif engagement.contract == Contract.SECONDED_IN:
        leave(engagement, last, ReasonLeft.OTHER, Destination.OTHER_AUTHORITY)
    elif engagement.contract == Contract.APPRENTICE:
        _qualify(world, stint, last)
    elif world.chance.happens(MADE_PERMANENT) and stint.seat is not None:
        leave(engagement, last)
        begin = last + timedelta(days=1) if world.chance.happens(0.5) else monday(last + timedelta(days=1))
        engage(world, stint.person, stint.job, begin, stint.fte, Terms(), stint.seat)
    else:
        leave(engagement, last, ReasonLeft.OTHER, Destination.NOT_KNOWN)
        world.left.append(stint)


def _qualify(world: World, stint: Stint, last: date) -> None:
    """An apprentice becomes a newly qualified social worker where there is a vacancy, and otherwise goes."""
    seat = first_vacancy(world, "SW")
    if seat is None:
        leave(stint.engagement, last, ReasonLeft.OTHER, Destination.OTHER_AUTHORITY)
        return
    leave(stint.engagement, last)
    begin = max(last + timedelta(days=1), seat.free_from or last)
    job = JOBS["NQSW"]
    world.people.qualify(stint.person, job, begin)
    engage(
        world,
        stint.person,
        job,
        begin,
        min(seat.gap, FULL_TIME),
        Terms(origin=StartOrigin.NEWLY_QUALIFIED),
        seat,
    )


def first_vacancy(world: World, job_code: str) -> Seat | None:
    """The first seat of that job which nobody has and nobody is coming to."""
    seats = (seat for service in world.council.services for seat in service.seats)
    return next((s for s in seats if s.job.code == job_code and s.gap >= 60 and not s.frozen), None)


def end_of_first_year(world: World, month: date) -> None:
    """Newly qualified social workers become social workers after twelve to fourteen months."""
    waiting = []
    for stint in world.newly_qualified:
        due = add_months(stint.first, 12 + stint.person.number % 3)
        if stint.last is None and due <= month_end(month) and due <= world.until:
            change_job(world, stint, "SW", max(due, month))
        elif stint.last is None:
            waiting.append(stint)
    world.newly_qualified = waiting


def fewer_hours(world: World, service: Service, month: date) -> None:
    """Some go part-time. Mostly the post is cut with them; sometimes the rest of it stays vacant."""
    settled = add_months(month, -2)
    full_time = [
        holder
        for seat in service.seats
        for holder in seat.holders
        if holder.fte == FULL_TIME
        and _could_leave(holder, month, settled)
        and not seat.cover
        and seat.last is None
    ]
    for _ in range(world.take(service, "hours", FEWER_HOURS_A_YEAR * len(full_time) / 12)):
        first = world.day_of(month, month_end(month))
        holder = world.chance.choice(full_time) if full_time else None
        if (
            first is None
            or holder is None
            or holder.last is not None
            or holder.seat is None
            or holder.first >= first
        ):
            continue
        fte = world.chance.pick({90: 2, 80: 5, 60: 3})
        keeps_its_hours = world.chance.happens(0.3)
        change_hours(world, holder, fte, first)
        if not keeps_its_hours and holder.seat.terms[-1].first < first and holder.seat.gap > 0:
            holder.seat.change(first, fte=fte)


def move_or_leave(world: World, holder: Stint, other: Seat | None, last: date) -> None:
    """Somebody whose seat is abolished goes to another seat, or leaves with redundancy."""
    if other is not None:
        move(world, holder, other.job, other, last + timedelta(days=1))
    else:
        leave(holder.engagement, last, ReasonLeft.VOLUNTARY_REDUNDANCY, Destination.OTHER_AUTHORITY)
        world.left.append(holder)
