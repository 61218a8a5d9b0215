"""One reorganisation, on a 1 April: a team is split, two are merged, one goes to another service."""

from datetime import date, timedelta

from workforce.demo.hiring import first_seat_free
from workforce.demo.leaving import move_or_leave
from workforce.demo.moves import World, leave
from workforce.demo.state import FULL_TIME, Council, Placement, Seat, Service, Team
from workforce.demo.structure import new_team
from workforce.periods import add_months


def day_of_reorganisation(council: Council) -> date | None:
    """The 1 April nearest after two fifths of the history; None where no year follows it."""
    span = (council.until - council.records_begin).days
    begun = council.records_begin + timedelta(days=span * 2 // 5)
    day = date(begun.year + (begun > date(begun.year, 4, 1)), 4, 1)
    return day if add_months(day, 9) < council.until else None


def reorganise(world: World, day: date) -> None:
    """Everything on that day. A service with too few teams is left as it is."""
    services = {service.code: service for service in world.council.services}
    safeguarding = next(s for code, s in services.items() if code.startswith("SCN"))
    early_help = next(s for code, s in services.items() if code.startswith("EHF"))
    fostering = next(s for code, s in services.items() if code.startswith("FAP"))
    care = next(s for code, s in services.items() if code.startswith("CIC"))
    _split(world, safeguarding, day)
    _merge(world, early_help, day)
    _move(fostering, care, day)


def _working_teams(service: Service) -> list[Team]:
    return [team for team in service.teams[1:] if team.last is None]


def _split(world: World, service: Service, day: date) -> None:
    """Half of the largest team's posts go to a new team, whose manager is to be found."""
    team = max(_working_teams(service), key=lambda team: (len(team.seats), team.code))
    fresh = new_team(world.council, service, f"{team.placements[-1].name} outreach", day)
    going = [seat for seat in team.seats if seat is not team.lead and seat.terms[-1].first < day][1::2]
    for seat in going:
        seat.change(day, team=fresh)
        team.seats.remove(seat)
        fresh.seats.append(seat)
    fresh.lead = world.council.add_seat("TM", fresh, FULL_TIME, day)


def _merge(world: World, service: Service, day: date) -> None:
    """The smallest team goes into the next smallest, and its manager's post goes."""
    smallest = sorted(_working_teams(service), key=lambda team: (len(team.seats), team.code))
    if len(smallest) < 2 or not _can_go(smallest[0].lead, day):
        return
    closing, staying = smallest[:2]
    for seat in closing.seats:
        if seat is not closing.lead:
            seat.change(day, team=staying)
            staying.seats.append(seat)
    closing.seats = [closing.lead] if closing.lead else []
    _abolish(world, closing.lead, day - timedelta(days=1))
    closing.last, closing.successor = day - timedelta(days=1), staying
    service.teams.remove(closing)
    old, new = closing.placements[-1].name.split(": ")[-1], staying.placements[-1].name
    staying.placements.append(Placement(day, f"{new} and {old}", service))


def _can_go(seat: Seat | None, day: date) -> bool:
    return seat is not None and all(holder.first < day - timedelta(days=60) for holder in seat.holders)


def _abolish(world: World, seat: Seat | None, last: date) -> None:
    if seat is None:
        return
    seat.last = last
    for holder in [holder for holder in seat.holders if holder.last is None or holder.last > last]:
        move_or_leave(world, holder, first_seat_free(world, seat, last), last)
    if seat.cover is not None and seat.cover.last is None:
        leave(seat.cover.engagement, max(last, seat.cover.first))


def _move(one: Service, other: Service, day: date) -> None:
    """The first team for permanence goes over to another service, with its people and posts."""
    team = next(
        (team for team in _working_teams(one) if team.placements[-1].name.startswith("Permanence")), None
    )
    if team is None or len(_working_teams(one)) < 2:
        return
    one.teams.remove(team)
    other.teams.append(team)
    team.placements.append(Placement(day, team.placements[-1].name, other))
