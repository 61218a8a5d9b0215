"""Which column of a file is which, in every layout that DfE has used for the release.

Names differ between releases: `social_worker_fte` became `inpost_fte`, rates ended in `_%`, columns changed
places. A name is therefore compared in lower case, without a `_%` or `_percent` ending, through the list of
older names.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from dashboards.benchmarks.formulas import FORMULA_OF
from dashboards.benchmarks.measures import HEADLINES, MAIN
from dashboards.benchmarks.problems import FileRefused, Problems

OLDER_NAMES = {
    "social_worker_fte": "inpost_fte",
    "social_worker_headcount": "inpost_headcount",
    "in_post_fte": "inpost_fte",
    "in_post_headcount": "inpost_headcount",
    "starter_fte": "starters_fte",
    "starter_headcount": "starters_headcount",
    "leaver_fte": "leavers_fte",
    "leaver_headcount": "leavers_headcount",
    "agency_worker_fte": "agency_fte",
    "agency_worker_headcount": "agency_headcount",
    "agency_worker_rate_fte": "agency_rate_fte",
    "agency_worker_rate_headcount": "agency_rate_headcount",
    "vacancies_fte": "vacancy_fte",
    "sickness_absence_rate_fte": "absence_rate_fte",
    "geo_breakdown": "la_name",
    "year": "time_period",
    "la_number": "old_la_code",
    "la_code": "old_la_code",
}
PLACE_COLUMNS = ("time_period", "geographic_level", "region_code", "region_name", "old_la_code", "la_name")
OPTIONAL_PLACE_COLUMNS = ("new_la_code", "country_code", "country_name")
KNOWN_AND_UNUSED = ("time_identifier",)
NEEDED_MEASURES = tuple(
    dict.fromkeys(
        column for headline in HEADLINES for column in (headline.key, *FORMULA_OF[headline.key].columns)
    )
)
"""The five headline rates and the counts under them: a file without one of these is not the release's."""


@dataclass(slots=True)
class Layout:
    """Where each known column stands. `by_role` marks the long file of staff in post by role."""

    position: dict[str, int]
    heading: dict[str, str]
    by_role: bool
    ignored: list[str] = field(default_factory=list)
    absent: list[str] = field(default_factory=list)

    @property
    def measures(self) -> list[str]:
        return [measure.key for measure in MAIN if measure.key in self.position]


def plain(heading: str) -> str:
    """The name of the latest release for a heading: `Leaver FTE` and `leaver_fte` are `leavers_fte`."""
    name = re.sub(r"[\s\-]+", "_", heading.strip().lower())
    name = re.sub(r"_?\(?(%|percent|percentage|pct)\)?$", "", name)
    return OLDER_NAMES.get(name, name)


def recognise(header: list[str], problems: Problems) -> Layout:
    """The layout of a file by its header; raises FileRefused where needed columns are missing or given
    twice."""
    names = [plain(heading) for heading in header]
    by_role = "role" in names
    known = {
        *PLACE_COLUMNS,
        *OPTIONAL_PLACE_COLUMNS,
        *KNOWN_AND_UNUSED,
        *(measure.key for measure in MAIN),
        "role",
    }
    layout = Layout({}, {}, by_role)
    exact = {heading.lower() for heading in header}
    for position, (name, heading) in enumerate(zip(names, header, strict=True)):
        beside_its_newer_name = name in PLACE_COLUMNS and name in exact and heading.lower() in OLDER_NAMES
        if name not in known or beside_its_newer_name:
            layout.ignored.append(heading)
        elif name in layout.position:
            problems.add(
                f"the same as column {layout.heading[name]}: it may be there once only.",
                column=heading,
                row=1,
            )
        else:
            layout.position[name], layout.heading[name] = position, heading
    needed = (*PLACE_COLUMNS, *(("inpost_fte", "inpost_headcount") if by_role else NEEDED_MEASURES))
    _require(needed, layout, problems)
    if not by_role:
        layout.absent = [measure.key for measure in MAIN if measure.key not in layout.position]
    return layout


def _require(needed: Iterable[str], layout: Layout, problems: Problems) -> None:
    for name in needed:
        if name not in layout.position:
            others = [old for old, new in OLDER_NAMES.items() if new == name]
            also = f" (nor as {', '.join(others)})" if others else ""
            problems.add(f"the column is not in the file{also}.", column=name, row=1)
    if problems:
        raise FileRefused(problems)
