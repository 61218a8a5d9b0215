"""The community beside the workforce: which percentages hold on a day, and how well each group is represented.

Domain rules, 9.1 and 9.2: the ratio is the workforce's percentage divided by the community's. It is worked out from
the percentage that the profile shows, so that what is hidden there is hidden here.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from workforce.models import CommunityProfile
from workforce.queries.equality_profile import AGE, AGES, Profile
from workforce.queries.equality_questions import NOT_DECLARED, QUESTIONS

ALL = -1
"""The column of all services together."""


@dataclass(frozen=True, slots=True)
class Community:
    """Percentages by answer, with their source and year."""

    year: int
    source: str
    shares: Mapping[str, Decimal]


def community(about: str, day: date) -> Community | None:
    """What is known on a day of the community by one characteristic: the latest year that has begun. Two queries."""
    found = CommunityProfile.objects.filter(about=about, year__lte=day.year).order_by("-year", "-pk").first()
    if found is None:
        return None
    shares = dict(found.shares.values_list("answer", "percent"))
    return Community(found.year, found.source, shares)


def answers_to(about: str) -> list[str]:
    """The answers of a characteristic that a community may be counted by; none for an unknown one."""
    if about == AGE:
        return [words for _, words in AGES]
    question = next((each for each in QUESTIONS if each.field == about), None)
    return [words for _, words in question.choices] if question else []


@dataclass(frozen=True, slots=True)
class Represented:
    """One answer: percentages of workforce and community, and their ratio.

    `hidden`: the workforce's percentage may not be shown, nor what follows from it. `ratio` None besides: there is
    nothing to divide by.
    """

    answer: str
    workforce: Decimal | None
    community: Decimal | None
    hidden: bool

    @property
    def ratio(self) -> Decimal | None:
        if self.workforce is None or not self.community:
            return None
        return self.workforce / self.community


def represented(profile: Profile, beside: Community) -> Sequence[Represented]:
    """Every answer but "Not declared", in the order of the profile. No query.

    Where nobody has declared anything there is no percentage, rather than one of nought.
    """
    shares = {
        answer: profile.counts.share(row, ALL)
        for row, answer in enumerate(profile.answers)
        if answer != NOT_DECLARED
    }
    unknown = all(share == 0 for share in shares.values())
    return [
        Represented(
            answer,
            None if share is None or unknown else Decimal(str(share)),
            beside.shares.get(answer),
            share is None,
        )
        for answer, share in shares.items()
    ]
