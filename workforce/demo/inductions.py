"""Templates of inductions, what was done in each, and what new starters answered."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from workforce.demo.chance import Chance
from workforce.enums import (
    InductionFor,
    InductionOwner,
    InductionReason,
    InductionStage,
    InductionState,
    InductionTime,
    SurveyWave,
)
from workforce.models import (
    Assignment,
    CorporateItem,
    Induction,
    InductionItem,
    InductionTask,
    InductionTemplate,
    InductionVersion,
    Role,
    StarterAnswer,
    StarterSurvey,
)
from workforce.periods import ONE_DAY, month_end, period

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
