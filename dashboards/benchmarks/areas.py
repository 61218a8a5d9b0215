"""The areas of the release: councils, regions and England, and how they are numbered.

A council has DfE's three-digit number, as text. Two pairs of councils make one return together; it is
published under both numbers, `314 / 318`. DfE gives regions and England no number in the release, so they
go by their ONS code.
"""

import re
from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    NATIONAL = "national"
    REGIONAL = "regional"
    LOCAL = "local"


class Closeness(StrEnum):
    """DfE's words for how alike two councils are. A council's ten nearest may not be close at all."""

    EXTREMELY = "extremely close"
    VERY = "very close"
    CLOSE = "close"
    SOMEWHAT = "somewhat close"
    NOT = "not close"


IN_A_LIST = 10
ENGLAND = "E92000001"


@dataclass(frozen=True, slots=True)
class Area:
    """An area as one row of a published file names it. `region_code` is blank for regions and England."""

    number: str
    name: str
    level: Level
    ons_code: str
    region_code: str = ""
    region_name: str = ""


JOINT_RETURNS = (
    # in all years
    ("314 / 318", "Kingston upon Thames / Richmond upon Thames", "E09000021 / E09000027"),
    # since 2021
    ("940 / 941", "North Northamptonshire / West Northamptonshire", "E06000061 / E06000062"),
)
"""Number, name and ONS codes of the councils that make one return together."""

JOINT_NUMBER_BY_ONS_CODE = {ons_code: number for number, _, ons_code in JOINT_RETURNS}
_JOINT_RETURN_OF = {member: joint for joint in JOINT_RETURNS for member in joint[0].split(" / ")}

NOT_COMPARED = ("201", "420")
"""City of London and Isles of Scilly: a handful of staff, so DfE leaves them out of spreads."""


def joint_return_of(area: Area) -> Area | None:
    """The joint return in which the figures of this council stand; None for a council with a return of its
    own."""
    if area.number not in _JOINT_RETURN_OF:
        return None
    number, name, ons_code = _JOINT_RETURN_OF[area.number]
    return Area(number, name, area.level, ons_code, area.region_code, area.region_name)


def members(number: str) -> list[str]:
    """The councils' own numbers in the number of a return: one, or two of a joint return."""
    return re.findall(r"\d{3}", number) if not number.startswith("E") else [number]


def tidy(number: str) -> str:
    """DfE's number as it is stored, however it was typed: `314/318` and `314 & 318` are `314 / 318`."""
    text = number.strip()
    found = re.fullmatch(r"(\d{3})(?:\s*[/&,|-]\s*(\d{3}))?", text)
    if found is None:
        return text
    return " / ".join(part for part in found.groups() if part)
