"""From careers to assignments: a stint becomes one row for each team and manager that it had."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from workforce.demo.state import Council, Person, Seat, Service, Stint, Team

ONE_DAY = timedelta(days=1)
FOREVER = date(9999, 1, 1)


@dataclass(frozen=True, slots=True)
class Piece:
    """A half-open stretch of days, and what held in it."""

    first: date
    end: date


@dataclass(frozen=True, slots=True)
class Led(Piece):
    """`leader` None: nobody."""

    leader: Person | None


@dataclass(frozen=True, slots=True)
class Row(Piece):
    """An assignment as it is on record; `end` FOREVER while open."""

    stint: Stint
    team: Team
    manager: Person | None


class Managers:
    """Who manages whom when. A seat's own line goes up: team manager, service manager, director."""

    def __init__(self, council: Council) -> None:
        self._top = council.services[0].head
        self._held: dict[int, list[Led]] = {}
        self._of_team: dict[str, list[Led]] = {}
        for seat in [team.lead for team in council.teams] + [
            service.director for service in council.services
        ]:
            if seat is not None:
                self._held[seat.number] = []
        for stint in _stints_on_leading_seats(council, self._held):
            self._held[stint.seat.number].append(Led(stint.first, _end(stint), stint.person))  # type: ignore[union-attr]

    def over(self, stint: Stint, team: Team, first: date, end: date) -> Iterator[Led]:
        """The managers of a stint in a team within the given days, without gaps."""
        if team.lead is not None and stint.seat is team.lead:
            line = self._above(team)
        elif stint.seat is not None and stint.seat.job.code == "AD":
            line = self._line(self._top, [])
        else:
            line = self._team(team)
        for led in _within(line, first, end):
            yield Led(led.first, led.end, None) if led.leader is stint.person else led

    def _team(self, team: Team) -> list[Led]:
        if team.code not in self._of_team:
            self._of_team[team.code] = self._line(team.lead, self._above(team))
        return self._of_team[team.code]

    def _above(self, team: Team) -> list[Led]:
        """Above the leader of a team: the head of its service, of each day."""
        ends = [placement.first for placement in team.placements[1:]] + [FOREVER]
        starts = [date.min, *ends[:-1]]
        return [
            led
            for placement, first, end in zip(team.placements, starts, ends, strict=True)
            for led in _within(self._head(placement.service, team), first, end)
        ]

    def _head(self, service: Service, team: Team) -> list[Led]:
        """The service manager; above that manager and wherever there is none, the assistant director."""
        above = (
            _nobody() if team.lead is self._top else self._line(service.director, self._line(self._top, []))
        )
        if service.head is team.lead:
            return above
        return self._line(service.head, above)

    def _line(self, seat: Seat | None, above: list[Led]) -> list[Led]:
        """Who holds the seat; where nobody does, who is above."""
        upper = above or _nobody()
        if seat is None:
            return upper
        line: list[Led] = []
        reached = date.min
        for led in sorted(self._held.get(seat.number, ()), key=lambda led: (led.first, led.end)):
            first = max(led.first, reached)
            if first >= led.end:
                continue
            line.extend(_within(upper, reached, first))
            line.append(Led(first, led.end, led.leader))
            reached = led.end
        line.extend(_within(upper, reached, FOREVER))
        return line


def _nobody() -> list[Led]:
    return [Led(date.min, FOREVER, None)]


def _stints_on_leading_seats(council: Council, leading: Iterable[int]) -> Iterator[Stint]:
    numbers = set(leading)
    for person in council.people:
        for engagement in person.engagements:
            for stint in engagement.stints:
                if stint.seat is not None and stint.seat.number in numbers:
                    yield stint


def _end(stint: Stint) -> date:
    return FOREVER if stint.last is None else stint.last + ONE_DAY


def _within(line: Iterable[Led], first: date, end: date) -> Iterator[Led]:
    for led in line:
        begin, finish = max(led.first, first), min(led.end, end)
        if begin < finish:
            yield Led(begin, finish, led.leader)


def rows_of(person: Person, managers: Managers, records_begin: date) -> Iterator[Row]:
    """Every assignment of a person, in order. What was before the records began is not on record."""
    for engagement in person.engagements:
        for stint in engagement.stints:
            yield from _rows_of_stint(stint, managers, records_begin)


def _rows_of_stint(stint: Stint, managers: Managers, records_begin: date) -> Iterator[Row]:
    first, end = max(stint.first, records_begin), _end(stint)
    for team, team_first, team_end in _teams(stint):
        begin, finish = max(first, team_first), min(end, team_end)
        if begin >= finish:
            continue
        for led in _joined(managers.over(stint, team, begin, finish)):
            yield Row(led.first, led.end, stint, team, led.leader)


def _joined(line: Iterable[Led]) -> Iterator[Led]:
    """Stretches that meet and have the same leader, as one."""
    waiting: Led | None = None
    for led in line:
        if waiting is not None and waiting.leader is led.leader and waiting.end == led.first:
            waiting = Led(waiting.first, led.end, led.leader)
            continue
        if waiting is not None:
            yield waiting
        waiting = led
    if waiting is not None:
        yield waiting


def _teams(stint: Stint) -> Iterator[tuple[Team, date, date]]:
    """The teams of a stint: those of its seat, or its own team and what that went into."""
    if stint.seat is not None:
        moves = [stint.seat.terms[0]]
        moves += [new for old, new in pairwise(stint.seat.terms) if new.team is not old.team]
        ends = [term.first for term in moves[1:]] + [FOREVER]
        for index, (term, end) in enumerate(zip(moves, ends, strict=True)):
            yield term.team, date.min if index == 0 else term.first, end
        return
    team, first = stint.team, date.min
    while team is not None:
        end = FOREVER if team.last is None else team.last + ONE_DAY
        yield team, first, end
        team, first = team.successor, end
