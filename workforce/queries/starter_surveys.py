"""What new starters say: averages of many, never an answer of one."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import connection

from workforce.enums import SurveyWave
from workforce.models import Assignment, Induction

QUESTIONS = (
    ("welcome", "My first day and the welcome"),
    ("support", "The support I get"),
    ("clarity", "I know what is expected of me"),
    ("tools", "I have what my work needs"),
)


WORDS_FROM = 10
"""Answers from which words are shown at all (domain rules, 7.4)."""


@dataclass(frozen=True, slots=True)
class Averages:
    """How many answered after so many days, and the average score of each question; None: too few to show."""

    wave: SurveyWave
    answers: int
    scores: tuple[Decimal, ...] | None
    words: tuple[str, ...] = ()


_AVERAGES = """
    SELECT wave, count(*), avg(welcome), avg(support), avg(clarity), avg(tools),
           array_agg(words ORDER BY id) FILTER (WHERE words <> '')
    FROM workforce_starteranswer
    WHERE month BETWEEN %(first)s AND %(last)s AND team_id = ANY(%(teams)s)
    GROUP BY wave
"""


def averages(team_ids: Collection[int], first: date, last: date, at_least: int) -> list[Averages]:
    """Of the answers given in these teams in the months that end from `first` to `last`. One query.

    Nothing is shown of fewer than `at_least` answers, and words only beside ten or more: a few words are easily known
    again. They come in no order of time.
    """
    with connection.cursor() as cursor:
        cursor.execute(_AVERAGES, {"first": first, "last": last, "teams": list(team_ids)})
        rows = {row[0]: row[1:] for row in cursor.fetchall()}
    return [_averages(wave, rows.get(wave), at_least) for wave in SurveyWave]


def _averages(wave: SurveyWave, row: tuple[object, ...] | None, at_least: int) -> Averages:
    if row is None:
        return Averages(wave, 0, None)
    number, *scores, words = row
    if int(str(number)) < at_least:
        return Averages(wave, int(str(number)), None)
    told = tuple(map(str, words)) if isinstance(words, list) and int(str(number)) >= WORDS_FROM else ()
    return Averages(wave, int(str(number)), tuple(Decimal(str(each)) for each in scores), told)


def answered(induction: Induction) -> frozenset[int]:
    """After how many days the starter has answered already. One query."""
    return frozenset(induction.surveys.values_list("wave", flat=True))


def team_of_start(induction: Induction) -> int | None:
    """The team in which somebody started. One query."""
    held = Assignment.objects.filter(worker=induction.worker_id).as_at(induction.starts_on)
    return held.order_by("-fte", "pk").values_list("team_id", flat=True).first()
