"""Three years of appraisals along the council that has been written: most in time, some late, some missing."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from typing import Any, NamedTuple

from django.db import connection
from django.utils import timezone

from supervision.demo import appraisal_words as words
from supervision.demo.appraisal_rows import Tables
from supervision.enums import AppraisalState, NeedState, ObjectiveState
from supervision.models import Appraisal, AppraisalForm, CouncilPriority, CouncilValue
from supervision.queries.appraisal_rules import cycle_rules
from supervision.queries.appraisal_standing import RUNS
from supervision.rules.appraisal import Anchor, CycleRules, first_anchor, mid_year_days, next_anchor
from workforce.access.roles import RoleName
from workforce.demo.chance import Chance
from workforce.enums import EMPLOYED, StartOrigin
from workforce.models import Account
from workforce.periods import ONE_DAY, add_months, period
from workforce.queries.policy import PolicyTable

YEARS = 3
MISSED, LATE, NEVER_STARTED = 0.07, 0.14, 0.35
"""How many meetings are not held at all in a year, are held late; and how many of those due soon nobody has begun."""
REVIEWED, REVIEWED_LATE = 0.76, 0.1
SAMPLED = 0.06
S = AppraisalState


class Held(NamedTuple):
    """An assignment: who managed somebody from a day on, to the day before `end`."""

    first: date
    end: date | None
    manager_id: int | None
    fte: float


@dataclass(slots=True)
class Employee:
    """Somebody with continuous employment since a day, up to the day before `end`."""

    worker_id: int
    since: date
    end: date | None
    newly: bool
    held: list[Held] = field(default_factory=list)
    away: list[tuple[date, date | None]] = field(default_factory=list)

    def manager_on(self, day: date) -> int | None:
        here = [each for each in self.held if each.first <= day and (each.end is None or day < each.end)]
        return max(here, key=lambda each: each.fte).manager_id if here else None

    def back_after(self, day: date) -> date | None:
        """The day itself, or some days after the absence in which it lies; None where that has not ended."""
        for first, end in self.away:
            if first <= day and (end is None or day < end):
                return end + 10 * ONE_DAY if end else None
        return day


def write_appraisals(until: date, chance: Chance) -> dict[str, int]:
    """Returns how many rows of each kind; nothing where there are some, or nobody to score them.

    The principal social worker scores the samples. The caller opens the transaction.
    """
    auditor = Account.objects.filter(grants__role=RoleName.PRINCIPAL_SOCIAL_WORKER).first()
    if auditor is None or Appraisal.objects.exists():
        return {}
    values, priorities = _reference(until)
    tables = Tables(auditor.pk)
    writer = _Writer(until, chance, tables, values, priorities)
    for each in _employees(until):
        writer.write(each)
    return {"values and priorities": len(values) + len(priorities)} | tables.copy()


def _reference(until: date) -> tuple[list[int], list[int]]:
    """The examples of two councils together; the form is one of children's social care."""
    since = period(add_months(until, -12 * YEARS - 2).replace(day=1))
    values = [
        CouncilValue.objects.create(name=name, kind=kind, about=about, period=since)
        for name, kind, about in words.VALUES
    ]
    priorities = [
        CouncilPriority.objects.create(name=name, kind=kind, period=since) for name, kind in words.PRIORITIES
    ]
    asked = (
        "look_back evidence families colleagues values wellbeing career support summary manager_evidence "
        "manager_families manager_values registration manager_career manager_comments"
    )
    AppraisalForm.objects.create(
        version=1,
        name="Annual Development Review",
        prompts=asked.split(),
        wording={"families": "What children and families say"},
        published_on=since.lower,
    )
    return [each.pk for each in values], [each.pk for each in priorities]


def _employees(until: date) -> Iterator[Employee]:
    """Everybody employed in the last three years, with managers and long absences. Three queries."""
    since = add_months(until, -12 * YEARS)
    values: dict[str, Any] = {
        "employed": [each.value for each in EMPLOYED],
        "since": since,
        "newly": StartOrigin.NEWLY_QUALIFIED.value,
    }
    held, away = defaultdict(list), defaultdict(list)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT worker_id, lower(period), upper(period), manager_id, fte FROM workforce_assignment "
            "WHERE upper(period) IS NULL OR upper(period) > %(since)s ORDER BY id",
            values,
        )
        for worker_id, first, end, manager_id, fte in cursor.fetchall():
            held[worker_id].append(Held(first, end, manager_id, float(fte)))
        cursor.execute(
            "SELECT worker_id, lower(period), upper(period) FROM workforce_absence "
            "WHERE upper(period) IS NULL OR upper(period) - lower(period) >= 21 ORDER BY id"
        )
        for worker_id, first, end in cursor.fetchall():
            away[worker_id].append((first, end))
        cursor.execute(
            f"SELECT run.worker_id, since, upper(days), EXISTS (SELECT FROM workforce_employment e "
            "WHERE e.worker_id = run.worker_id AND e.start_origin = %(newly)s AND lower(e.period) = since) "
            f"FROM ({RUNS.format(some='')}) AS run "
            "WHERE upper(days) IS NULL OR upper(days) > %(since)s ORDER BY run.worker_id, since",
            values,
        )
        for worker_id, start, end, newly in cursor.fetchall():
            yield Employee(worker_id, start, end, newly, held[worker_id], away[worker_id])


class _Writer:
    """Goes from meeting to meeting of each person."""

    def __init__(
        self, until: date, chance: Chance, tables: Tables, values: Sequence[int], priorities: Sequence[int]
    ) -> None:
        self.until = until
        self.begin = add_months(until, -12 * YEARS)
        self.chance = chance
        self.tables = tables
        self.values = values
        self.priorities = priorities
        self.rules: CycleRules = replace(cycle_rules(PolicyTable.load(), until), recorded_from=date.min)

    def write(self, who: Employee) -> None:
        meetings = list(self._meetings(who))
        for number, (anchor, covers, on) in enumerate(meetings):
            after = meetings[number + 1][2] if number + 1 < len(meetings) else None
            self._appraisal(who, anchor, covers, on, after)
        self._next(who, meetings)

    def _meetings(self, who: Employee) -> Iterator[tuple[Anchor, date, date]]:
        """What each was due by, the day it looks back to, and the day it was held."""
        anchor = first_anchor(who.since, newly_qualified=who.newly, rules=self.rules)
        covers = who.since
        while anchor.due_on < self.begin:
            covers = max(covers, add_months(anchor.due_on, -self.rules.annual_months))
            anchor = Anchor(anchor.on, anchor.months + self.rules.annual_months)
        while True:
            on = self._held_on(who, anchor.due_on)
            if on is None:
                return
            yield anchor, min(covers, on - ONE_DAY), on
            covers, anchor = on, next_anchor(anchor, anchor.due_on, on, self.rules)

    def _held_on(self, who: Employee, due: date) -> date | None:
        """A working day near the due day; None where it was not held by now."""
        if self.chance.happens(MISSED):
            due += timedelta(days=self.chance.randint(150, 420))
        elif self.chance.happens(LATE):
            due += timedelta(days=self.chance.randint(29, 120))
        else:
            due += timedelta(days=self.chance.randint(-24, 22))
        on = who.back_after(max(due, who.since + 60 * ONE_DAY))
        if on is None:
            return None
        on -= timedelta(days=max(0, on.weekday() - 4))
        if on > self.until or (who.end is not None and on >= who.end) or who.manager_on(on) is None:
            return None
        return on

    def _appraisal(self, who: Employee, anchor: Anchor, covers: date, on: date, after: date | None) -> None:
        """One that was held, as far as it has come by now."""
        chance = self.chance
        days = self._days(on, after)
        opens, due = mid_year_days(on, self.rules)
        reviewed = self._reviewed_on(who, due, days["signed"], after)
        row = self.tables.appraisal(
            appraisee_id=who.worker_id,
            appraiser_id=who.manager_on(on),
            state=days["state"],
            anchor_on=anchor.on,
            anchor_months=anchor.months,
            due_on=anchor.due_on,
            covers_from=covers,
            meeting_on=on,
            mid_year_opens_on=opens,
            mid_year_due_on=due,
            mid_year_on=reviewed,
            form_version=1,
            shared_on=days["shared"],
            appraisee_signed_on=days["appraisee"],
            appraiser_signed_on=days["appraiser"],
            countersigned_on=days["countersigned"],
            closed_on=days["closed"],
        )
        for step, day in self._steps(on, days, reviewed):
            self.tables.move(row, step, day, self._at(day))
        self._words(row, on, days, reviewed)
        self._objectives(row, on, days, reviewed)
        self._development(row, who, on, reviewed)
        if days["signed"] is not None:
            self.tables.rating(row, chance.pick(words.RATINGS), on)
            self._sample(row, days["signed"])

    def _days(self, on: date, after: date | None) -> dict[str, Any]:
        """When it was shared and signed, by whom last, and what has not come yet."""
        chance = self.chance
        shared = self._by_now(on + timedelta(days=chance.randint(1, 12)))
        one = self._by_now(shared + timedelta(days=chance.randint(0, 12))) if shared else None
        other = self._by_now(one + timedelta(days=chance.randint(0, 9))) if one else None
        first = chance.happens(0.6)
        signed = other
        countersigned = None
        if signed and chance.happens(0.25):
            countersigned = self._by_now(signed + timedelta(days=chance.randint(2, 30)))
        closed = after if signed and after and signed < after else None
        state = S.SHARED if shared else S.HELD
        if signed:
            state = S.COUNTERSIGNED if countersigned else S.SIGNED
        return {
            "shared": shared,
            "appraisee": one if first else other,
            "appraiser": other if first else one,
            "signed": signed,
            "countersigned": countersigned,
            "closed": closed,
            "state": S.CLOSED if closed else state,
        }

    def _by_now(self, day: date) -> date | None:
        return day if day <= self.until else None

    def _reviewed_on(self, who: Employee, due: date, signed: date | None, after: date | None) -> date | None:
        if signed is None:
            return None
        if self.chance.happens(REVIEWED):
            day = due + timedelta(days=self.chance.randint(-24, 24))
        elif self.chance.happens(REVIEWED_LATE / (1 - REVIEWED)):
            day = due + timedelta(days=self.chance.randint(30, 75))
        else:
            return None
        gone = who.end is not None and day >= who.end
        return None if day > self.until or gone or day <= signed or (after and day >= after) else day

    def _steps(self, on: date, days: dict[str, Any], reviewed: date | None) -> list[tuple[str, date]]:
        steps = [("started", on - 30 * ONE_DAY), ("self", on - 5 * ONE_DAY), ("held", on)]
        known = [(name, days[name]) for name in ("shared", "appraisee", "appraiser", "countersigned")]
        known += [("mid_year", reviewed), ("closed", days["closed"])]
        return sorted([*steps, *((name, day) for name, day in known if day)], key=lambda step: step[1])

    def _at(self, day: date) -> datetime:
        return timezone.make_aware(datetime.combine(day, time(15, self.chance.randint(0, 59))))

    def _words(self, row: int, on: date, days: dict[str, Any], reviewed: date | None) -> None:
        chance = self.chance
        own: dict[str, Any] = {
            "look_back": chance.choice(words.LOOK_BACK),
            "families": chance.choice(words.FAMILIES),
            "career": chance.choice(words.CAREER),
        }
        if chance.happens(0.6):
            own |= {"evidence": chance.choice(words.EVIDENCE), "support": chance.choice(words.SUPPORT)}
        own["values_shown"] = sorted(chance.sample(list(self.values), 2))
        if chance.happens(0.88):
            self.tables.version(row, "self", own, self._at(on - 5 * ONE_DAY))
        theirs = {
            "summary": chance.choice(words.SUMMARY),
            "manager_families": chance.choice(words.FAMILIES),
            "manager_comments": chance.choice(words.MANAGER_COMMENTS),
        }
        self.tables.version(row, "manager", theirs, self._at(on))
        if days["appraisee"] and chance.happens(0.5):
            self.tables.version(
                row, "comments", {"comments": chance.choice(words.COMMENTS)}, self._at(days["shared"])
            )
        if reviewed:
            self.tables.version(row, "mid_year", {"notes": chance.choice(words.NOTES)}, self._at(reviewed))

    def _objectives(self, row: int, on: date, days: dict[str, Any], reviewed: date | None) -> None:
        chance = self.chance
        for text, measure in chance.sample(words.OBJECTIVES, chance.randint(2, 4)):
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
                self.tables.progress(number, state, chance.choice(words.PROGRESS), day)

    def _development(self, row: int, who: Employee, on: date, reviewed: date | None) -> None:
        chance = self.chance
        for need, why, how, standards in chance.sample(words.NEEDS, chance.pick({0: 1, 1: 4, 2: 5, 3: 1})):
            reviews = [(NeedState.OPEN, "", "", on)]
            if reviewed:
                done = chance.happens(0.3)
                came = chance.choice(words.OUTCOMES) if done else ("", "")
                reviews.append((NeedState.DONE if done else NeedState.OPEN, *came, reviewed))
            later = on + timedelta(days=chance.randint(210, 360))
            if reviews[-1][0] == NeedState.OPEN and later <= self.until and chance.happens(0.97):
                state = chance.pick({NeedState.DONE: 5, NeedState.OPEN: 2, NeedState.DROPPED: 1})
                came = chance.choice(words.OUTCOMES) if state == NeedState.DONE else ("", "")
                reviews.append((state, *came, later))
            item = self.tables.need(
                row,
                who.worker_id,
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

    def _sample(self, row: int, signed: date) -> None:
        """Quality grew a little with the years."""
        chance = self.chance
        given = self._by_now(signed + timedelta(days=chance.randint(10, 40)))
        if given is None or not chance.happens(SAMPLED):
            return
        done = self._by_now(given + timedelta(days=chance.randint(3, 21)))
        years = (given - self.begin).days / 365
        weights = {1: 0.6, 2: 3.4 - 0.6 * years, 3: 4 + 0.5 * years, 4: 1.2 + 0.3 * years}
        scores = [chance.pick(weights) for _ in range(5)] if done else [None] * 5
        self.tables.sample(row, given, given + 28 * ONE_DAY, done, scores)

    def _next(self, who: Employee, meetings: Sequence[tuple[Anchor, date, date]]) -> None:
        """The one that is due about now: begun, planned, or nothing yet."""
        if who.end is not None and who.end <= self.until:
            return
        manager = who.manager_on(self.until)
        if meetings:
            anchor, _, on = meetings[-1]
            due = next_anchor(anchor, anchor.due_on, on, self.rules)
        else:
            due = first_anchor(who.since, newly_qualified=who.newly, rules=self.rules)
            on = who.since
            while add_months(due.due_on, self.rules.annual_months) <= self.until and due.due_on < self.begin:
                due = Anchor(due.on, due.months + self.rules.annual_months)
        ahead = (due.due_on - self.until).days
        if manager is None or not -60 <= ahead <= 28 or self.chance.happens(NEVER_STARTED):
            return
        if who.back_after(self.until) != self.until:
            return
        started = self.until - timedelta(days=self.chance.randint(1, 20))
        own = self.chance.happens(0.5)
        row = self.tables.appraisal(
            appraisee_id=who.worker_id,
            appraiser_id=manager,
            state=S.SELF_ASSESSMENT if own else S.NOT_STARTED,
            anchor_on=due.on,
            anchor_months=due.months,
            due_on=due.due_on,
            covers_from=on,
            planned_on=self.until + timedelta(days=self.chance.randint(2, 25))
            if self.chance.happens(0.6)
            else None,
            form_version=1,
        )
        self.tables.move(row, "started", started, self._at(started))
        if own:
            self.tables.move(row, "self", self.until, self._at(self.until))
            body = {"look_back": self.chance.choice(words.LOOK_BACK)}
            self.tables.version(row, "self", body, self._at(self.until))
