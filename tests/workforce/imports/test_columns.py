"""How the cells of each file are read: what is accepted, what is refused and in which words."""

import pytest

from workforce.imports.columns import Column, Doubtful, Unusable
from workforce.imports.layout import BY_NAME


def column_of(file: str, name: str) -> Column:
    return next(column for column in BY_NAME[file].columns if column.name == name)


REFUSED = {
    "unknown contract": (
        "employments",
        "contract",
        "zero hours",
        "“zero hours” is not one of the codes permanent, fixed_term, apprentice, seconded_in, "
        "agency or casual.",
    ),
    "unknown agency reason": (
        "assignments",
        "agency_reason",
        "busy",
        "“busy” is not one of the codes vacancy, sickness, maternity, other_leave, capacity or project.",
    ),
    "unknown kind of absence": (
        "absences",
        "kind",
        "holiday",
        "“holiday” is not one of the codes sickness, maternity, paternity, adoption, unpaid or other.",
    ),
    "kind of absence that files do not know": (
        "absences",
        "kind",
        "disability",
        "“disability” is not one of the codes sickness, maternity, paternity, adoption, unpaid or other.",
    ),
    "unknown regulator": (
        "roles",
        "regulator",
        "GMC",
        "“GMC” is not one of the codes SWE, NMC or HCPC.",
    ),
    "unknown role of the return": (
        "roles",
        "csww_role",
        "7",
        "“7” is not one of the codes 1, 2, 3, 4, 5 or 6.",
    ),
    "unknown funding": (
        "posts",
        "funding",
        "grant",
        "“grant” is not one of the codes permanent or temporary.",
    ),
    "more cases than there are": (
        "caseloads",
        "cases",
        "9" * 4000,
        f"A number of cases must be between 0 and 2147483647; this is {'9' * 40}….",
    ),
    "cases with a comma": (
        "caseloads",
        "cases",
        "1,234",
        "“1,234” is not a whole number. A number of cases is a whole number.",
    ),
    "shortened number": (
        "workers",
        "worker_ref",
        "1.23457E+11",
        "“1.23457E+11” is a long number that a spreadsheet program has shortened. Give the column the format "
        "“Text” there, and enter the number again.",
    ),
    "frozen perhaps": (
        "posts",
        "frozen",
        "perhaps",
        "“perhaps” is neither yes nor no.",
    ),
    "no such day": (
        "employments",
        "first_day",
        "31/02/2020",
        "“31/02/2020” is not a date: there is no such day. Dates are day/month/year or year-month-day.",
    ),
    "American date": (
        "employments",
        "first_day",
        "01/06/20",
        "“01/06/20” is not a date. Write it as 30/09/2025 or 2025-09-30.",
    ),
    "end of time": (
        "employments",
        "last_day",
        "31/12/9999",
        "“31/12/9999” lies too far ahead. Leave the cell blank for something that has no end yet.",
    ),
    "FTE above 1": (
        "assignments",
        "fte",
        "1.2",
        "FTE must be between 0 and 1; this is 1.2.",
    ),
    "FTE of seven decimals": (
        "assignments",
        "fte",
        "0.1234567",
        "FTE has at most 6 decimals; this is 0.1234567.",
    ),
    "FTE in words": (
        "assignments",
        "fte",
        "60%",
        "“60%” is not a number. FTE is a plain number such as 0.6.",
    ),
    "post of no hours": (
        "posts",
        "fte",
        "0",
        "The FTE of a post must be more than 0 and at most 99; this is 0.",
    ),
    "negative cases": (
        "caseloads",
        "cases",
        "-1",
        "A number of cases must be between 0 and 2147483647; this is -1.",
    ),
    "half a case": (
        "caseloads",
        "cases",
        "7.5",
        "“7.5” is not a whole number. A number of cases is a whole number.",
    ),
    "negative days": (
        "absences",
        "days_lost",
        "-2",
        "Days lost must be between 0 and 99999; this is -2.",
    ),
    "too long": (
        "workers",
        "first_name",
        "A" * 81,
        "This is 81 characters long; at most 80 fit.",
    ),
    "malformed SWE number": (
        "workers",
        "swe_number",
        "123456",
        "“123456” is not a Social Work England number: two letters, then 1 to 10 digits, such as "
        "SW123456. Numbers of other regulators do not belong here.",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_cell_is_refused(name: str) -> None:
    file, column, cell, reason = REFUSED[name]
    with pytest.raises(Unusable) as refused:
        column_of(file, column).read(cell)
    assert str(refused.value) == reason


ACCEPTED = [
    ("employments", "first_day", "30/09/2025", "2025-09-30"),
    ("employments", "first_day", "1/9/2025", "2025-09-01"),
    ("employments", "first_day", "2025-09-30", "2025-09-30"),
    ("employments", "first_day", "2025-09-30 00:00:00", "2025-09-30"),
    ("employments", "contract", "Fixed term", "fixed_term"),
    ("employments", "contract", "FIXED-TERM", "fixed_term"),
    ("employments", "reason_left", "1", "1"),
    ("employments", "reason_left", "Resignation", "1"),
    ("employments", "reason_left", "voluntary_redundancy", "2"),
    ("employments", "destination", "Agency or consultancy in social work (in England)", "3"),
    ("employments", "destination", "other local authority", "1"),
    ("employments", "destination", "not known", "8"),
    ("employments", "start_origin", "newly_qualified", "1"),
    ("employments", "start_origin", "Not known", "9"),
    ("workers", "sex", "female", "F"),
    ("workers", "ethnicity", "wbri", "WBRI"),
    ("workers", "ethnicity", "White British", "WBRI"),
    ("workers", "swe_number", "sw 123456", "SW123456"),
    ("roles", "regulator", "Social Work England", "SWE"),
    ("roles", "csww_role", "Case holder", "5"),
    ("org_units", "kind", "Team", "team"),
    ("posts", "frozen", "Yes", "true"),
    ("posts", "fte", "1.5", "1.5"),
    ("assignments", "fte", "0.123456", "0.123456"),
    ("assignments", "fte", "0", "0"),
    ("caseloads", "cases", "18.0", "18"),
]


@pytest.mark.parametrize(("file", "column", "cell", "value"), ACCEPTED)
def test_cell_is_read(file: str, column: str, cell: str, value: str) -> None:
    assert column_of(file, column).read(cell) == value


def test_codes_of_destination_are_not_those_of_origin() -> None:
    agency = "Agency or consultancy in social work (in England)"
    assert column_of("employments", "start_origin").read(agency) == "4"
    assert column_of("employments", "destination").read(agency) == "3"


@pytest.mark.parametrize(
    "file, column", [("employments", "reason_left"), ("workers", "sex"), ("workers", "email")]
)
def test_cell_is_left_blank(file: str, column: str) -> None:
    with pytest.raises(Doubtful, match=r"left blank\.$"):
        column_of(file, column).read("no such thing")
