"""DfE's formulas as data, and whether a published rate can come from the published counts.

Source: DfE's data dictionary of the children's social work workforce release, tested on every council and
year. The staff in post are employed social workers at 30 September, the end of the year, never an average.
Rates are made from unrounded counts and rounded half up to one decimal, so a rate made from the published
counts may differ by 0.1, and by more where there are few agency workers or vacancies.

Rates of regions and of England leave out councils whose counts were unreliable or missing, although the
counts of regions and of England include them: there a rate may differ from its own counts.
"""

from calendar import isleap
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from dashboards.benchmarks.measures import MEASURES
from dashboards.benchmarks.symbols import Cell, number

HALF_A_TENTH = Fraction(1, 20)


@dataclass(frozen=True, slots=True)
class Formula:
    """`factor` x numerator / (sum of the denominator's columns), per working day of the year where so
    marked."""

    rate: str
    numerator: str
    denominator: tuple[str, ...]
    factor: int = 100
    per_working_day: bool = False

    @property
    def columns(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys((self.numerator, *self.denominator)))

    def multiplier(self, year: int) -> Fraction:
        return Fraction(self.factor, working_days(year) if self.per_working_day else 1)


FORMULAS: tuple[Formula, ...] = (
    Formula("vacancy_rate_fte", "vacancy_fte", ("vacancy_fte", "inpost_fte")),
    Formula("agency_rate_fte", "agency_fte", ("agency_fte", "inpost_fte")),
    Formula("agency_rate_headcount", "agency_headcount", ("agency_headcount", "inpost_headcount")),
    Formula("turnover_rate_fte", "leavers_fte", ("inpost_fte",)),
    Formula("turnover_rate_headcount", "leavers_headcount", ("inpost_headcount",)),
    Formula("agency_cover_rate_fte", "agency_cover_fte", ("agency_fte",)),
    Formula("vacancy_agency_cover_rate_fte", "agency_cover_fte", ("vacancy_fte",)),
    Formula("caseload_fte", "cases", ("case_holders_fte",), factor=1),
    Formula("absence_rate_fte", "working_days_lost_fte", ("inpost_fte",), per_working_day=True),
)
FORMULA_OF: dict[str, Formula] = {formula.rate: formula for formula in FORMULAS}


def working_days(year: int) -> int:
    """Of the year that ends on 30 September: DfE divides by 253, and by 254 where it contains a 29
    February."""
    return 254 if isleap(year) else 253


def recomputed(formula: Formula, cells: Mapping[str, Cell], year: int) -> Decimal | None:
    """The rate from the published counts, to one decimal, half up.

    None where a count is a symbol or was not published, or where there is nothing to divide by.
    """
    counts = _counts(formula, cells)
    if counts is None:
        return None
    below = sum(counts[column] for column in formula.denominator)
    if not below:
        return None
    exact = Fraction(counts[formula.numerator]) / Fraction(below) * formula.multiplier(year)
    return _one_decimal(exact)


def agrees(formula: Formula, cells: Mapping[str, Cell], year: int) -> bool | None:
    """Whether unrounded counts exist that round to the published counts and whose rate rounds to the
    published rate.

    None where the rate or a count is no number, or nothing can be divided by: then there is nothing to
    compare.
    """
    published, counts = number(cells.get(formula.rate)), _counts(formula, cells)
    if published is None or counts is None or recomputed(formula, cells, year) is None:
        return None
    lowest, highest = _possible(formula, counts, year)
    rate = Fraction(published)
    if lowest >= rate + HALF_A_TENTH:
        return False
    if highest is None:
        return True
    exact = all(MEASURES[column].places == 0 for column in formula.columns)
    return highest >= rate - HALF_A_TENTH if exact else highest > rate - HALF_A_TENTH


def _counts(formula: Formula, cells: Mapping[str, Cell]) -> dict[str, Decimal] | None:
    found = {column: number(cells.get(column)) for column in formula.columns}
    counts = {column: value for column, value in found.items() if value is not None}
    return counts if len(counts) == len(found) else None


def _possible(formula: Formula, counts: Mapping[str, Decimal], year: int) -> tuple[Fraction, Fraction | None]:
    """The lowest and the highest rate that the unrounded counts allow; no highest where the denominator may
    be 0.

    The highest is itself not reached, unless all counts are whole numbers of people: half up, 0.05 is
    already 0.1. A column that is in both the numerator and the denominator is taken at the same end in
    both.
    """
    low = {column: _bounds(column, value)[0] for column, value in counts.items()}
    high = {column: _bounds(column, value)[1] for column, value in counts.items()}
    above, rest = formula.numerator, [column for column in formula.denominator if column != formula.numerator]
    shared = above in formula.denominator
    largest = sum((high[column] for column in rest), low[above] if shared else Fraction(0))
    smallest = sum((low[column] for column in rest), high[above] if shared else Fraction(0))
    times = formula.multiplier(year)
    return low[above] / largest * times, high[above] / smallest * times if smallest else None


def _bounds(column: str, value: Decimal) -> tuple[Fraction, Fraction]:
    exact = Fraction(value)
    if MEASURES[column].places == 0:
        return exact, exact
    return max(Fraction(0), exact - HALF_A_TENTH), exact + HALF_A_TENTH


def _one_decimal(exact: Fraction) -> Decimal:
    """Half up, from the exact fraction: a division that was cut off before could tip a tie."""
    return Decimal(int((exact * 20 + 1) // 2)).scaleb(-1)
