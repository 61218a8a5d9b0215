"""Inductions, adjustments, forums and flexible working along the council that has been written: no figure reads any."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from workforce.demo.chance import Chance
from workforce.demo.writing import copy_rows
from workforce.domain.inductions import begin_inductions
from workforce.enums import (
    EMPLOYED,
    AdjustmentState,
    AgreedPattern,
    AskedBy,
    FlexibleState,
    InductionFor,
    InductionOwner,
    InductionReason,
    InductionStage,
    InductionState,
    InductionTime,
    ReferralKind,
    ReferralOutcome,
    RefusalReason,
    SurveyWave,
)
from workforce.models import (
    Adjustment,
    AdjustmentMove,
    AgreedWorkPattern,
    Assignment,
    CorporateItem,
    FlexibleMove,
    FlexibleRequest,
    Forum,
    ForumInvitation,
    ForumMember,
    Induction,
    InductionItem,
    InductionMark,
    InductionTask,
    InductionTemplate,
    InductionVersion,
    Role,
    StarterAnswer,
    StarterSurvey,
    SupportReferral,
)
from workforce.periods import ONE_DAY, add_months, month_end, period
from workforce.queries.calendar import add_working_days

CORPORATE = (
    "Welcome from the chief executive",
    "Health and safety",
    "Fire safety and first aid",
    "Data protection and information security",
    "Equality, diversity and inclusion",
    "Safeguarding adults and children",
    "The council's values",
    "Climate and travel",
)
T, By = InductionTime, InductionOwner
FOR_ALL = (
    (T.BEFORE, -10, "Laptop, phone and accounts ordered", By.MANAGER, ""),
    (T.BEFORE, -5, "Welcome message sent, with who meets them and where", By.MANAGER, ""),
    (T.BEFORE, -5, "Adjustments asked about", By.HR, ""),
    (T.BEFORE, -3, "Buddy named", By.MANAGER, ""),
    (T.DAY_1, 0, "Met and shown round", By.MANAGER, ""),
    (T.DAY_1, 0, "Health, safety and fire safety of the building", By.MANAGER, "Fire safety and first aid"),
    (T.DAY_1, 0, "Laptop, phone and accounts work", By.STARTER, ""),
    (T.DAY_1, 0, "Policies: where they are, and those to read first", By.STARTER, "The council's values"),
    (T.WEEK_1, 5, "Introduced to the team and the teams next door", By.BUDDY, ""),
    (T.WEEK_1, 7, "Data protection course done", By.STARTER, "Data protection and information security"),
    (T.WEEK_1, 7, "First supervision held and the next ones planned", By.MANAGER, ""),
    (T.MONTH_1, 30, "Corporate induction attended", By.STARTER, "Welcome from the chief executive"),
    (
        T.MONTH_1,
        30,
        "Equality, diversity and inclusion course done",
        By.STARTER,
        "Equality, diversity and inclusion",
    ),
    (T.MONTH_1, 30, "Safeguarding course booked or done", By.LEARNING, "Safeguarding adults and children"),
    (T.MONTH_3, 90, "Looked back on the first three months", By.MANAGER, ""),
    (T.MONTH_6, 180, "Looked back on the first six months", By.MANAGER, ""),
)
IN_SOCIAL_WORK = (
    (T.WEEK_1, 7, "Case recording system: access and first course", By.LEARNING, ""),
    (T.WEEK_1, 7, "Registration seen on the public register", By.HR, ""),
    (T.MONTH_1, 21, "Shadowed a visit and a conference", By.BUDDY, ""),
    (T.MONTH_1, 28, "Practice model: first day of the course", By.LEARNING, ""),
)
LEADING = (
    (T.WEEK_1, 5, "Met the service manager about expectations", By.MANAGER, ""),
    (T.MONTH_1, 30, "Managing people here: absence, supervision, recruitment", By.LEARNING, ""),
    (T.MONTH_1, 30, "Budget and figures of the team explained", By.MANAGER, ""),
    (T.MONTH_3, 90, "Coach or mentor met", By.STARTER, ""),
)
PILOT_DAYS, FINAL_DAYS = 500, 150
"""The pilot began so many days before the end, the final version so many."""


def write_templates(until: date) -> list[InductionVersion]:
    """For everybody, first a pilot; for social workers, team managers and senior leaders."""
    items = {name: CorporateItem.objects.create(name=name) for name in CORPORATE}
    pilot, final = until - timedelta(days=PILOT_DAYS), until - timedelta(days=FINAL_DAYS)
    versions = [_version({"audience": InductionFor.EVERYBODY}, 1, InductionStage.PILOT, FOR_ALL[:-4], items)]
    versions[0].period = period(pilot, final - ONE_DAY)
    versions[0].save()
    followed = versions[0].template
    later = _tasks(
        InductionVersion.objects.create(template=followed, number=2, stage="final"), FOR_ALL, items
    )
    others: list[tuple[dict[str, Any], tuple[Any, ...]]] = [
        ({"audience": InductionFor.GROUP, "role_group": "Social worker"}, (*FOR_ALL, *IN_SOCIAL_WORK)),
        ({"audience": InductionFor.GROUP, "role_group": "Senior practitioner"}, (*FOR_ALL, *IN_SOCIAL_WORK)),
        (
            {"audience": InductionFor.GROUP, "role_group": "Senior leader", "on_move": True},
            (*FOR_ALL, *LEADING),
        ),
    ]
    manager = Role.objects.filter(code="TM").first()
    if manager is not None:
        others.append(
            ({"audience": InductionFor.ROLE, "role": manager, "on_move": True}, (*FOR_ALL, *LEADING))
        )
    later.period = period(final)
    later.save()
    versions.append(later)
    for whom, tasks in others:
        version = _version(whom, 1, InductionStage.FINAL, tasks, items)
        version.period = period(pilot)
        version.save()
        versions.append(version)
    return versions


def _version(
    whom: dict[str, Any],
    number: int,
    stage: InductionStage,
    tasks: Sequence[Any],
    items: dict[str, CorporateItem],
) -> InductionVersion:
    template = InductionTemplate.objects.create(**whom)
    return _tasks(
        InductionVersion.objects.create(template=template, number=number, stage=stage), tasks, items
    )


def _tasks(
    version: InductionVersion, tasks: Sequence[Any], items: dict[str, CorporateItem]
) -> InductionVersion:
    InductionTask.objects.bulk_create(
        InductionTask(
            version=version,
            time=time,
            days=days,
            title=title,
            owner=owner,
            evidence=time == T.MONTH_6,
            corporate=items.get(corporate),
        )
        for time, days, title, owner, corporate in tasks
    )
    return version


def marks(until: date, chance: Chance) -> Iterator[tuple[Any, ...]]:
    """Most tasks are done on the day or before; some late, some not yet, some not needed. Some managers are slower."""
    slow: dict[int, bool] = {}
    rows = InductionItem.objects.order_by("pk").values_list("pk", "induction_id", "due_on", "task__days")
    for pk, induction_id, due_on, days in rows:
        slower = slow.setdefault(induction_id, chance.happens(0.2))
        if due_on > until + timedelta(days=3) or chance.happens(0.12 if slower and days else 0.02):
            continue
        if chance.happens(0.02):
            yield pk, InductionState.NOT_NEEDED.value, min(due_on, until), "Known from before", None
            continue
        late = chance.happens(0.35 if slower and days else 0.06)
        on = due_on + timedelta(days=chance.randint(1, 20) if late else -chance.randint(0, 2 if days else 0))
        if on <= until:
            yield pk, InductionState.DONE.value, on, "Notes of the talk" if days == 180 else "", None


def surveys(until: date, chance: Chance) -> tuple[list[StarterSurvey], list[StarterAnswer]]:
    """Two in three answer; the answers are nobody's."""
    given, answers = [], []
    teams = dict(Assignment.objects.order_by("-period", "pk").values_list("worker_id", "team_id"))
    for induction in Induction.objects.filter(reason=InductionReason.START).order_by("pk"):
        for wave in SurveyWave:
            on = induction.starts_on + (wave + chance.randint(0, 12)) * ONE_DAY
            if on > until or not chance.happens(0.66):
                continue
            given.append(StarterSurvey(induction=induction, wave=wave, answered_on=on))
            scores = {
                name: chance.pick_by((2, 3, 4, 5), (1, 3, 5, 3)) for name in ("welcome", "support", "clarity")
            }
            answers.append(
                StarterAnswer(
                    id=UUID(int=chance.getrandbits(128)),
                    team_id=teams[induction.worker_id],
                    wave=wave,
                    month=month_end(on),
                    tools=chance.pick_by((1, 2, 3, 4, 5), (2, 3, 4, 3, 1)),
                    words="Everything was ready on the first day." if chance.happens(0.1) else "",
                    **scores,
                )
            )
    return given, answers


NEEDS = (
    "A height-adjustable desk",
    "A start at 10 on two days a week",
    "Software that reads texts aloud",
    "A parking space near the entrance",
    "Written notes after meetings",
)
STEPS = (AdjustmentState.AGREED, AdjustmentState.IN_PLACE)


def write_adjustments(until: date, workers: Sequence[int], chance: Chance) -> tuple[int, int]:
    """One person in twenty has asked in the last year; and referrals. Returns how many of each."""
    moves, referrals, number = [], [], 0
    for worker_id in workers:
        if chance.happens(0.05):
            asked = until - timedelta(days=chance.randint(1, 360))
            days = [
                asked,
                *(asked + timedelta(days=each) for each in (chance.randint(2, 12), chance.randint(13, 45))),
            ]
            states = (AdjustmentState.NEEDED, *STEPS)
            taken = [(state, on) for state, on in zip(states, days, strict=True) if on <= until]
            adjustment = Adjustment.objects.create(
                worker_id=worker_id,
                text=chance.choice(NEEDS),
                asked_on=asked,
                asked_by=AskedBy.PERSON,
                person_agrees=True,
                due_on=add_working_days(asked, 20),
                review_on=asked + timedelta(days=365) if len(taken) == 3 else None,
                state=taken[-1][0],
            )
            number += 1
            moves += [AdjustmentMove(adjustment=adjustment, state=state, on=on) for state, on in taken]
        if chance.happens(0.03):
            referrals.append(_referral(worker_id, until, chance))
    AdjustmentMove.objects.bulk_create(moves)
    return number, len(SupportReferral.objects.bulk_create(referrals))


def _referral(worker_id: int, until: date, chance: Chance) -> SupportReferral:
    on = until - timedelta(days=chance.randint(1, 200))
    outcome_on = on + timedelta(days=chance.randint(10, 60))
    known = outcome_on <= until
    return SupportReferral(
        worker_id=worker_id,
        kind=chance.choice(ReferralKind.values),
        referred_on=on,
        outcome_on=outcome_on if known else None,
        outcome=ReferralOutcome.SUPPORT if known else "",
    )


FORUMS = (
    ("Disabled Staff Forum", "Disabled colleagues meet, and advise the council."),
    ("Race Equality Network", "Colleagues from global majority backgrounds meet and advise."),
    ("Carers' Forum", "For everybody who cares for somebody beside the job."),
)


def write_forums(until: date, workers: Sequence[int], chance: Chance) -> int:
    forums = [Forum.objects.create(name=name, purpose=purpose) for name, purpose in FORUMS]
    ForumInvitation.objects.create(
        forum=forums[0],
        text="We meet on the first Tuesday of each month at noon. Everybody is welcome to try it once.",
        period=period(until - timedelta(days=20), until + timedelta(days=40)),
        to_everybody=True,
    )
    members = [
        ForumMember(
            forum=forum, member_id=worker_id, period=period(until - timedelta(days=chance.randint(1, 300)))
        )
        for forum in forums
        for worker_id in workers
        if chance.happens(0.06)
    ]
    return len(ForumMember.objects.bulk_create(members))


ENDINGS = (
    (FlexibleState.APPROVED, 6),
    (FlexibleState.PART, 2),
    (FlexibleState.REFUSED, 1),
    (FlexibleState.WITHDRAWN, 1),
)


def write_requests(until: date, workers: Sequence[int], chance: Chance) -> int:
    """One in sixteen has asked in the last year; most are decided in time."""
    moves, number = [], 0
    for worker_id in workers:
        if not chance.happens(0.06):
            continue
        asked = until - timedelta(days=chance.randint(3, 360))
        ending = chance.pick(dict(ENDINGS))
        met, decided = (
            asked + timedelta(days=chance.randint(7, 25)),
            asked + timedelta(days=chance.randint(26, 70)),
        )
        steps = [(FlexibleState.ASKED, asked), (FlexibleState.CONSULTED, met), (ending, decided)]
        taken = [(state, on) for state, on in steps if on <= until]
        request = FlexibleRequest.objects.create(
            worker_id=worker_id,
            asked_on=asked,
            pattern=chance.choice(
                (AgreedPattern.PART_TIME, AgreedPattern.COMPRESSED, AgreedPattern.TERM_TIME)
            ),
            home_days=chance.choice((None, 1, 2)),
            text="Fewer days in the office, the same team.",
            from_day=add_months(asked, 3),
            due_on=add_months(asked, 2),
            state=taken[-1][0],
        )
        number += 1
        moves += [
            FlexibleMove(
                request=request,
                state=state,
                on=on,
                reason=RefusalReason.DEMAND if state == FlexibleState.REFUSED else "",
            )
            for state, on in taken
        ]
    FlexibleMove.objects.bulk_create(moves)
    return number


def patterns(until: date, chance: Chance) -> Iterator[tuple[Any, ...]]:
    """Of nine in ten employees, by their hours; since a year ago, or the first day."""
    held = (
        Assignment.objects.as_at(until)
        .filter(employment__contract__in=EMPLOYED)
        .order_by("worker_id", "-fte", "pk")
    )
    seen: set[int] = set()
    for worker_id, fte, lasting in held.values_list("worker_id", "fte", "employment__period"):
        if worker_id in seen or chance.happens(0.1):
            seen.add(worker_id)
            continue
        seen.add(worker_id)
        full = AgreedPattern.COMPRESSED if chance.happens(0.08) else AgreedPattern.FULL_TIME
        part = AgreedPattern.TERM_TIME if chance.happens(0.1) else AgreedPattern.PART_TIME
        first = max(lasting.lower, until - timedelta(days=365))
        yield (
            worker_id,
            (full if fte >= 1 else part).value,
            chance.choice((0, 1, 2, 2, 3)),
            f"[{first},)",
            None,
        )


def write_starting(until: date, chance: Chance) -> dict[str, int]:
    """Returns how many rows of each kind. The caller opens the transaction.

    Inductions are begun by the verb itself, so that the setting from when on they are holds here, too.
    """
    write_templates(until)
    begin_inductions(day=until)
    steps = copy_rows(InductionMark, ["item_id", "state", "on", "words", "by_id"], list(marks(until, chance)))
    given, answers = surveys(until, chance)
    StarterSurvey.objects.bulk_create(given)
    StarterAnswer.objects.bulk_create(answers)
    here = Assignment.objects.as_at(until).order_by("worker_id")
    workers = list(here.values_list("worker_id", flat=True).distinct())
    employed = list(
        here.filter(employment__contract__in=EMPLOYED).values_list("worker_id", flat=True).distinct()
    )
    adjustments, referrals = write_adjustments(until, workers, chance)
    columns = ["worker_id", "pattern", "home_days", "period", "request_id"]
    return {
        "inductions": Induction.objects.count(),
        "steps of inductions": steps,
        "answers of new starters": len(answers),
        "adjustments": adjustments,
        "referrals for support": referrals,
        "members of forums": write_forums(until, workers, chance),
        "requests for flexible working": write_requests(until, employed, chance),
        "work patterns": copy_rows(AgreedWorkPattern, columns, patterns(until, chance)),
    }
