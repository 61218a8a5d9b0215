"""What is in one synthetic appraisal: words, objectives, what is to be learned, and the scores of a sample."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from supervision.demo import appraisal_words as said
from supervision.demo.appraisal_people import YEARS
from supervision.demo.appraisal_rows import Tables
from supervision.enums import NeedState, ObjectiveState
from workforce.demo.chance import Chance
from workforce.periods import ONE_DAY, add_months

SAMPLED = 0.06


class Contents:
    """Writes it into the tables. `at`: the moment on a day at which something was written."""

    def __init__(
        self,
        until: date,
        chance: Chance,
        tables: Tables,
        at: Callable[[date], datetime],
        *,
        values: Sequence[int],
        priorities: Sequence[int],
    ) -> None:
        self.until = until
        self.begin = add_months(until, -12 * YEARS)
        self.chance = chance
        self.tables = tables
        self.at = at
        self.values = values
        self.priorities = priorities

    def words(self, row: int, on: date, days: dict[str, Any], reviewed: date | None) -> None:
        chance = self.chance
        own: dict[str, Any] = {
            "look_back": chance.choice(said.LOOK_BACK),
            "families": chance.choice(said.FAMILIES),
            "career": chance.choice(said.CAREER),
        }
        if chance.happens(0.6):
            own |= {"evidence": chance.choice(said.EVIDENCE), "support": chance.choice(said.SUPPORT)}
        own["values_shown"] = sorted(chance.sample(list(self.values), 2))
        if chance.happens(0.88):
            self.tables.version(row, "self", own, self.at(on - 5 * ONE_DAY))
        theirs = {
            "summary": chance.choice(said.SUMMARY),
            "manager_families": chance.choice(said.FAMILIES),
            "manager_comments": chance.choice(said.MANAGER_COMMENTS),
        }
        self.tables.version(row, "manager", theirs, self.at(on))
        if days["appraisee"] and chance.happens(0.5):
            self.tables.version(
                row, "comments", {"comments": chance.choice(said.COMMENTS)}, self.at(days["shared"])
            )
        if reviewed:
            self.tables.version(row, "mid_year", {"notes": chance.choice(said.NOTES)}, self.at(reviewed))

    def objectives(self, row: int, on: date, days: dict[str, Any], reviewed: date | None) -> None:
        chance = self.chance
        for text, measure in chance.sample(said.OBJECTIVES, chance.randint(2, 4)):
            progress: list[tuple[str, date]] = []
            if reviewed:
                progress.append((chance.pick({"on_track": 6, "behind": 2, "met": 2}), reviewed))
            if days["closed"] and (not progress or progress[-1][0] != ObjectiveState.MET):
                progress.append((chance.pick({"met": 6, "partly": 3, "not_met": 1}), days["closed"]))
            number = self.tables.objective(
                row,
                text,
                measure,
                chance.choice(self.priorities) if chance.happens(0.76) else None,
                chance.choice(self.values) if chance.happens(0.4) else None,
                add_months(on, chance.choice((3, 6, 9, 12))),
                progress[-1][0] if progress else ObjectiveState.OPEN,
            )
            for state, day in progress:
                self.tables.progress(number, state, chance.choice(said.PROGRESS), day)

    def development(self, row: int, worker_id: int, on: date, reviewed: date | None) -> None:
        chance = self.chance
        for need, why, how, standards in chance.sample(said.NEEDS, chance.pick({0: 1, 1: 4, 2: 5, 3: 1})):
            reviews = [(NeedState.OPEN, "", "", on)]
            if reviewed:
                done = chance.happens(0.3)
                came = chance.choice(said.OUTCOMES) if done else ("", "")
                reviews.append((NeedState.DONE if done else NeedState.OPEN, *came, reviewed))
            later = on + timedelta(days=chance.randint(210, 360))
            if reviews[-1][0] == NeedState.OPEN and later <= self.until and chance.happens(0.97):
                state = chance.pick({NeedState.DONE: 5, NeedState.OPEN: 2, NeedState.DROPPED: 1})
                came = chance.choice(said.OUTCOMES) if state == NeedState.DONE else ("", "")
                reviews.append((state, *came, later))
            item = self.tables.need(
                row,
                worker_id,
                need,
                why,
                how,
                add_months(on, chance.choice((3, 6, 9))),
                chance.choice((None, None, 90, 180, 450)),
                chance.pick({1: 2, 2: 5, 3: 2}),
                "{" + ",".join(standards) + "}",
                reviews[-1][0],
            )
            for review in reviews:
                self.tables.review(item, *review)

    def sample(self, row: int, signed: date) -> None:
        """Quality grew a little with the years."""
        chance = self.chance
        given = signed + timedelta(days=chance.randint(10, 40))
        if given > self.until or not chance.happens(SAMPLED):
            return
        done = self._by_now(given + timedelta(days=chance.randint(3, 21)))
        years = (given - self.begin).days / 365
        weights = {1: 0.6, 2: 3.4 - 0.6 * years, 3: 4 + 0.5 * years, 4: 1.2 + 0.3 * years}
        scores = [chance.pick(weights) for _ in range(5)] if done else [None] * 5
        self.tables.sample(row, given, given + 28 * ONE_DAY, done, scores)

    def _by_now(self, day: date) -> date | None:
        return day if day <= self.until else None
