"""The establishment on the first day: services, teams and posts, in proportion to the number of staff."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from workforce.demo.chance import Chance
from workforce.demo.jobs import LEADS
from workforce.demo.names import place
from workforce.demo.state import FULL_TIME, Council, Placement, Seat, Service, Team

DIRECTORATE_CODE, DIRECTORATE_NAME = "CHS", "Children's services"
AREAS = ("North", "South", "East", "West", "Central", "Coast", "Valley", "Hills")
MOST_TEAMS_IN_A_SERVICE = 14
LEADERSHIP = 14
"""Posts of the directorate itself and of its academy in a council of 300."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """A kind of service: its share of the staff, in how many areas at least, and what its teams are made of."""

    code: str
    name: str
    share: float
    areas: int
    head: str
    teams: tuple[tuple[str, Mapping[str, int]], ...]
    stories: tuple[str, ...] = ("steady",)


_SAFEGUARDING = {"TM": 1, "AP": 1, "SSW": 1, "SW": 5, "FSW": 2}
_CARE = {"TM": 1, "AP": 1, "SSW": 1, "SW": 5, "FSW": 1}
PATTERNS = (
    Pattern("FDA", "Front door and assessment", 0.155, 1, "SM", (
        ("Front door", {"TM": 1, "AP": 1, "FDSW": 5, "FSW": 1, "BSO": 1}),
        ("Assessment", {"TM": 1, "AP": 1, "SSW": 1, "SW": 5, "FSW": 1}),
        ("Assessment", {"TM": 1, "AP": 1, "SSW": 1, "SW": 5, "FSW": 1}),
    ), ("struggling",)),
    Pattern("SCN", "Safeguarding and children in need", 0.29, 2, "SM", (("Safeguarding", _SAFEGUARDING),)),
    Pattern("CIC", "Children in care and care leavers", 0.155, 1, "SM", (
        ("Children in care", _CARE),
        ("Children in care", _CARE),
        ("Care leavers", {"TM": 1, "SW": 2, "PA": 5, "BSO": 1}),
    ), ("recovered",)),
    Pattern("FAP", "Fostering and adoption", 0.09, 1, "SM", (
        ("Fostering", {"TM": 1, "SSW": 1, "SSWF": 5, "FSW": 1, "BSO": 1}),
        ("Permanence", {"TM": 1, "SSW": 1, "SSWF": 4, "SW": 2, "FSW": 1}),
    )),
    Pattern("EHF", "Early help", 0.12, 1, "SMX", (("Early help", {"EHM": 1, "EHP": 6, "FSW": 3}),)),
    Pattern("CHP", "Children's health and psychology", 0.065, 1, "SMX", (
        ("Health visiting", {"HTL": 1, "HV": 5, "SN": 2}),
        ("Educational psychology", {"EPL": 1, "EP": 4, "BSO": 1}),
    )),
    Pattern("QSR", "Quality and safeguarding", 0.05, 1, "SM", (
        ("Reviewing and conference", {"TM": 1, "IRO": 6, "CPC": 3, "BSO": 2}),
    )),
    Pattern("BSU", "Business support", 0.045, 1, "SMX", (("Business support", {"BSM": 1, "BSO": 8}),)),
)  # fmt: skip


def establish(council: Council, staff: int, chance: Chance) -> None:
    """Fill an empty council with services, teams and seats; nobody sits on them yet."""
    leadership = Service("LDI", "Leadership and improvement", "steady")
    council.services.append(leadership)
    for pattern in PATTERNS:
        _add_services(council, pattern, staff, chance)
    _add_leadership(council, leadership, staff)
    _round_up(council, staff, chance)


def size_factor(staff: int) -> float:
    """How big teams are, against those of a council of 300; a large council has larger teams, not only more."""
    if staff <= 1000:
        return min(1.0, max(0.55, math.sqrt(staff / 300)))
    return min(2.4, 1.0 + (staff - 1000) / 2800)


def _add_services(council: Council, pattern: Pattern, staff: int, chance: Chance) -> None:
    staff -= 2 * len(PATTERNS) + LEADERSHIP
    factor = size_factor(staff)
    typical = sum(sum(made_of.values()) for _, made_of in pattern.teams) / len(pattern.teams) * factor
    teams = max(pattern.areas, round(staff * pattern.share / typical))
    areas = max(pattern.areas, -(-teams // MOST_TEAMS_IN_A_SERVICE))
    for index in range(areas):
        code = pattern.code if areas == 1 else f"{pattern.code}{index + 1}"
        area = AREAS[index] if index < len(AREAS) else f"Area {index + 1}"
        name = pattern.name if areas == 1 else f"{pattern.name}: {area}"
        service = Service(code, name, pattern.stories[index % len(pattern.stories)])
        council.services.append(service)
        _add_management(council, service, pattern.head)
        for number in range(index, teams, areas):
            kind, made_of = pattern.teams[(number // areas) % len(pattern.teams)]
            _add_team(
                council,
                service,
                kind,
                {code: _scaled(code, n, factor) for code, n in made_of.items()},
                chance,
            )


def _scaled(job_code: str, number: int, factor: float) -> int:
    if job_code in LEADS:
        return number
    return max(1, round(number * factor))


def _add_management(council: Council, service: Service, head: str) -> None:
    team = new_team(council, service, f"{service.name} management", council.units_since)
    service.head = team.lead = council.add_seat(head, team, FULL_TIME, council.records_begin)
    council.add_seat("BSO", team, FULL_TIME, council.records_begin)


def _add_team(
    council: Council, service: Service, kind: str, made_of: Mapping[str, int], chance: Chance
) -> None:
    team = new_team(council, service, f"{kind}: {place(len(council.teams))}", council.units_since)
    for job_code, number in made_of.items():
        for _ in range(number):
            fte = FULL_TIME if job_code in LEADS else _part_time(chance)
            seat = council.add_seat(job_code, team, fte, council.records_begin)
            if job_code in LEADS:
                team.lead = seat


def _part_time(chance: Chance) -> int:
    return chance.pick({100: 80, 90: 3, 80: 7, 70: 2, 60: 6, 50: 2})


def new_team(council: Council, service: Service, name: str, first: date) -> Team:
    """A team without seats, coded by its service."""
    number = sum(1 for team in council.teams if team.code.startswith(f"{service.code}-")) + 1
    team = Team(f"{service.code}-{number:02d}", [Placement(first, name, service)])
    service.teams.append(team)
    council.teams.append(team)
    return team


def _add_leadership(council: Council, service: Service, staff: int) -> None:
    begin = council.records_begin
    top = new_team(council, service, "Directorate leadership", council.units_since)
    director = service.head = top.lead = council.add_seat("DCS", top, FULL_TIME, begin)
    others = council.services[1:]
    assistants = [
        council.add_seat("AD", top, FULL_TIME, begin) for _ in range(max(2, round(len(others) / 3)))
    ]
    service.director = director
    for index, other in enumerate(others):
        other.director = assistants[index * len(assistants) // len(others)]
    academy = new_team(council, service, "Workforce and practice academy", council.units_since)
    academy.lead = council.add_seat("PSW", academy, FULL_TIME, begin)
    share = max(1, round(staff / 300))
    for job_code, number in {"ASYEC": 1, "PE": 2 * share, "WDO": 2 * share, "APPR": 2 * share}.items():
        for _ in range(number):
            council.add_seat(job_code, academy, FULL_TIME, begin)


def _round_up(council: Council, staff: int, chance: Chance) -> None:
    """Single posts more, from team to team, until there are as many as staff are asked for."""
    growing: list[tuple[Team, Seat]] = []
    for team in council.teams:
        ordinary = [seat for seat in team.seats if seat.job.code in ("SW", "SSWF", "EHP", "FSW", "HV")]
        if ordinary:
            growing.append((team, ordinary[0]))
    missing = staff - len(council.seats)
    for index in range(missing):
        team, like = growing[index * 7 % len(growing)]
        council.add_seat(like.job.code, team, _part_time(chance), council.records_begin)
