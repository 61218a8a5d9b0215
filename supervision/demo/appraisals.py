"""Three years of appraisals along the council that has been written: most in time, some late, some missing."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone

from supervision.demo import appraisal_words as words
from supervision.demo.appraisal_contents import Contents
from supervision.demo.appraisal_people import YEARS, Employee, employees
from supervision.demo.appraisal_rows import Tables
from supervision.enums import AppraisalState
from supervision.models import Appraisal, AppraisalForm, CouncilPriority, CouncilValue
from supervision.queries.appraisal_rules import cycle_rules
from supervision.rules.appraisal import Anchor, CycleRules, first_anchor, mid_year_days, next_anchor
from workforce.access.roles import RoleName
from workforce.demo.chance import Chance
from workforce.models import Account
from workforce.periods import ONE_DAY, add_months, period
from workforce.queries.policy import PolicyTable

MISSED, LATE, NEVER_STARTED = 0.07, 0.14, 0.35
"""How many meetings are not held at all in a year, are held late; and how many of those due soon nobody has begun."""
REVIEWED, REVIEWED_LATE = 0.76, 0.1
S = AppraisalState


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
    for each in employees(until):
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


class _Writer:
    """Goes from meeting to meeting of each person."""

    def __init__(
        self, until: date, chance: Chance, tables: Tables, values: Sequence[int], priorities: Sequence[int]
    ) -> None:
        self.until = until
        self.begin = add_months(until, -12 * YEARS)
        self.chance = chance
        self.tables = tables
        self.contents = Contents(until, chance, tables, self._at, values=values, priorities=priorities)
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
        self.contents.words(row, on, days, reviewed)
        self.contents.objectives(row, on, days, reviewed)
        self.contents.development(row, who.worker_id, on, reviewed)
        if days["signed"] is not None:
            self.tables.rating(row, chance.pick(words.RATINGS), on)
            self.contents.sample(row, days["signed"])

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
