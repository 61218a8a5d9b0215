"""What it was like to work in a service in a month: the story that the figures should tell."""

from dataclasses import dataclass
from datetime import date
from functools import cache

from workforce.periods import add_months


@dataclass(frozen=True, slots=True)
class Climate:
    """`vacancy`: share of posts left unfilled on purpose or for want of people. `turnover`: leavers a year, as a
    share of staff. `cover`: share of vacancies that agency workers cover. `load`, `illness`: against ordinary.
    """

    vacancy: float
    turnover: float
    cover: float
    load: float = 1.0
    illness: float = 1.0

    def towards(self, other: "Climate", share: float) -> "Climate":
        """Between the two; a share of 0 is this one and of 1 the other."""
        share = min(1.0, max(0.0, share))

        def between(mine: float, theirs: float) -> float:
            return mine * (1 - share) + theirs * share

        return Climate(
            between(self.vacancy, other.vacancy),
            between(self.turnover, other.turnover),
            between(self.cover, other.cover),
            between(self.load, other.load),
            between(self.illness, other.illness),
        )


STEADY = Climate(vacancy=0.115, turnover=0.125, cover=0.84)
BAD = Climate(vacancy=0.30, turnover=0.33, cover=0.95, load=1.27, illness=1.3)
GOOD = Climate(vacancy=0.05, turnover=0.07, cover=0.75, load=0.93, illness=0.9)
STRUGGLING_SINCE, WORST_SINCE = -18, -5
"""Months before the end."""
RECOVERY = (-48, -36, -15)
"""Months before the end when the recovered service began to slide, was worst, and was good."""


@cache
def climate(story: str, day: date, until: date) -> Climate:
    """The climate of a service of that story on a day, in a history that ends at `until`."""
    if story == "struggling":
        since = months_between(add_months(until, STRUGGLING_SINCE), day)
        return STEADY.towards(BAD, since / (WORST_SINCE - STRUGGLING_SINCE))
    if story == "recovered":
        slide, worst, good = (add_months(until, months) for months in RECOVERY)
        if day < worst:
            return STEADY.towards(BAD, months_between(slide, day) / months_between(slide, worst))
        return BAD.towards(GOOD, months_between(worst, day) / months_between(worst, good))
    return STEADY


def months_between(one: date, other: date) -> float:
    """From `one` to `other`; negative when it lies before."""
    return (other - one).days / 30.44


LEAVING_SEASON = (1.2, 0.9, 1.1, 1.0, 0.9, 0.9, 1.1, 1.4, 1.2, 0.9, 0.8, 0.6)
"""Notices and last days by month, January first: most leave in late summer and after Christmas."""
ILLNESS_SEASON = (1.45, 1.25, 1.05, 0.9, 0.85, 0.8, 0.7, 0.65, 0.9, 1.05, 1.15, 1.3)
"""Short spells by month."""
VACANCY_SEASON = (1.0, 1.0, 1.05, 1.05, 1.1, 1.0, 0.8, 0.75, 0.8, 0.9, 0.95, 1.0)
"""Vacancies that a service puts up with, by the month of the decision: few once the newly qualified are on offer."""
