"""The eight files of a council's own records, as data (docs/import-files.md says the same in words)."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from workforce.enums import (
    AbsenceKind,
    AgencyReason,
    Contract,
    CswwRole,
    Destination,
    Ethnicity,
    Funding,
    ReasonLeft,
    Regulator,
    Sex,
    StartOrigin,
    UnitKind,
)
from workforce.imports.columns import (
    Column,
    code,
    code_of_return,
    day,
    email,
    number,
    reference_of,
    swe_number,
    text,
    whole,
    yes_or_no,
)
from workforce.names import sort_name
from workforce.periods import BEGINNING

LARGEST_COUNT = 2_147_483_647


@dataclass(frozen=True, slots=True)
class Derived:
    """A text that the application keeps beside the columns of which it is made."""

    name: str
    of: tuple[str, ...]
    make: Callable[..., str]


@dataclass(frozen=True, slots=True)
class Layout:
    """One file: its columns, and those that name a row. No two rows of a file share a key."""

    name: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    first_day: str = "first_day"
    last_day: str = "last_day"
    derived: tuple[Derived, ...] = ()

    @property
    def staged(self) -> str:
        """The temporary table of the file's rows as they were read."""
        return f"staged_{self.name}"

    @property
    def planned(self) -> str:
        """The temporary table of what is stored and what the file says, brought together."""
        return f"planned_{self.name}"

    @property
    def has_period(self) -> bool:
        return any(column.target == "last_day" for column in self.columns)

    def key_columns(self) -> Iterator[Column]:
        by_target = {column.target: column for column in self.columns}
        return (by_target[target] for target in self.key)


def reference(name: str, *, required: bool = False) -> Column:
    """A code or reference number, of this row or of another."""
    return Column(name, reference_of(40), required=required)


def dates() -> tuple[Column, Column]:
    return Column("first_day", day, "date", required=True), Column("last_day", day, "date")


REASONS_IN_OTHER_WORDS = {
    "resigned": "1",
    "dismissal": "4",
    "retirement": "5",
    "died": "6",
    "death": "6",
    "death in service": "6",
    "unknown": "9",
}
ORIGINS_IN_OTHER_WORDS = {
    "nqsw": "1",
    "newly qualified": "1",
    "other local authority": "2",
    "another local authority": "2",
    "agency or consultancy": "4",
    "unknown": "9",
}
DESTINATIONS_IN_OTHER_WORDS = {
    "other local authority": "1",
    "another local authority": "1",
    "agency or consultancy": "3",
    "unknown": "8",
}

ORG_UNITS = Layout(
    "org_units",
    (
        reference("code", required=True),
        Column("name", text(120), required=True),
        Column("kind", code(UnitKind), required=True),
        reference("parent_code"),
        Column("opened_on", day, "date", blank=BEGINNING.isoformat(), field="first_day"),
        Column("closed_on", day, "date", field="last_day"),
    ),
    key=("code", "first_day"),
    first_day="opened_on",
    last_day="closed_on",
)

ROLES = Layout(
    "roles",
    (
        reference("code", required=True),
        Column("name", text(120), required=True),
        Column("role_group", text(60), required=True),
        Column("regulator", code(Regulator)),
        Column("csww_role", code(CswwRole), "smallint"),
        Column("grade", text(40)),
        Column("rank", whole(lowest=-LARGEST_COUNT, highest=LARGEST_COUNT, what="A rank"), "integer"),
    ),
    key=("code",),
)

POSTS = Layout(
    "posts",
    (
        reference("reference", required=True),
        Column("title", text(160), required=True),
        reference("role_code", required=True),
        reference("team_code", required=True),
        Column(
            "fte",
            number(lowest="0", highest="99", decimals=6, what="The FTE of a post", above_lowest=True),
            "numeric",
            required=True,
        ),
        *dates(),
        Column("funding", code(Funding), blank=Funding.PERMANENT.value),
        Column("frozen", yes_or_no, "boolean", blank="false"),
    ),
    key=("reference", "first_day"),
)

WORKERS = Layout(
    "workers",
    (
        reference("worker_ref", required=True),
        Column("first_name", text(80), required=True),
        Column("last_name", text(80), required=True),
        Column("email", email),
        Column("date_of_birth", day, "date"),
        Column("sex", code_of_return(Sex)),
        Column("ethnicity", code_of_return(Ethnicity)),
        Column("swe_number", swe_number),
        Column("qualified_on", day, "date"),
        Column("qualification_level", text(60)),
        Column("entry_route", text(60)),
    ),
    key=("worker_ref",),
    derived=(Derived("sort_name", ("first_name", "last_name"), sort_name),),
)

EMPLOYMENTS = Layout(
    "employments",
    (
        reference("worker_ref", required=True),
        Column("contract", code(Contract), required=True),
        *dates(),
        Column("reason_left", code_of_return(ReasonLeft, REASONS_IN_OTHER_WORDS), "smallint"),
        Column("destination", code_of_return(Destination, DESTINATIONS_IN_OTHER_WORDS), "smallint"),
        Column("start_origin", code_of_return(StartOrigin, ORIGINS_IN_OTHER_WORDS), "smallint"),
        Column("agency_name", text(120)),
    ),
    key=("worker_ref", "contract", "first_day"),
)

ASSIGNMENTS = Layout(
    "assignments",
    (
        reference("worker_ref", required=True),
        reference("team_code", required=True),
        reference("role_code", required=True),
        Column("fte", number(lowest="0", highest="1", decimals=6, what="FTE"), "numeric", required=True),
        *dates(),
        reference("post_reference"),
        Column("agency_reason", code(AgencyReason)),
        reference("manager_ref"),
    ),
    key=("worker_ref", "team_code", "role_code", "first_day", "post_reference"),
)

ABSENCES = Layout(
    "absences",
    (
        reference("worker_ref", required=True),
        Column("kind", code(AbsenceKind, never={AbsenceKind.DISABILITY}), required=True),
        *dates(),
        Column("days_lost", number(lowest="0", highest="99999", decimals=4, what="Days lost"), "numeric"),
    ),
    key=("worker_ref", "kind", "first_day"),
)

CASELOADS = Layout(
    "caseloads",
    (
        reference("worker_ref", required=True),
        Column("as_at", day, "date", required=True),
        Column(
            "cases",
            whole(lowest=0, highest=LARGEST_COUNT, what="A number of cases"),
            "integer",
            required=True,
        ),
    ),
    key=("worker_ref", "as_at"),
)

LAYOUTS = (ORG_UNITS, ROLES, POSTS, WORKERS, EMPLOYMENTS, ASSIGNMENTS, ABSENCES, CASELOADS)
"""In the order in which they are read, checked and written."""

BY_NAME = {layout.name: layout for layout in LAYOUTS}
