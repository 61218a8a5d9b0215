"""What the people of the synthetic council answered on equality. Nearly a third has not answered yet."""

from collections.abc import Mapping
from datetime import date, timedelta

from workforce.demo.chance import Chance
from workforce.enums import Caring, Orientation, Partnership, Religion, WorkingPattern, YesOrNo
from workforce.models import WorkerEquality

ANSWERING = 0.7
YEARS_AGO = 2
ANSWERS: Mapping[str, Mapping[str, float]] = {
    "same_gender": {YesOrNo.YES: 0.95, YesOrNo.NO: 0.01, YesOrNo.NOT_SAID: 0.04},
    "disability": {YesOrNo.YES: 0.1, YesOrNo.NO: 0.83, YesOrNo.NOT_SAID: 0.07},
    "partnership": {Partnership.MARRIED: 0.46, Partnership.NEITHER: 0.45, Partnership.NOT_SAID: 0.09},
    "maternity": {YesOrNo.YES: 0.03, YesOrNo.NO: 0.93, YesOrNo.NOT_SAID: 0.04},
    "religion": {
        Religion.NONE: 0.4,
        Religion.CHRISTIAN: 0.42,
        Religion.MUSLIM: 0.06,
        Religion.NOT_SAID: 0.12,
    },
    "orientation": {
        Orientation.STRAIGHT: 0.84,
        Orientation.GAY_OR_LESBIAN: 0.04,
        Orientation.BISEXUAL: 0.03,
        Orientation.NOT_SAID: 0.09,
    },
    "care_experienced": {YesOrNo.YES: 0.04, YesOrNo.NO: 0.88, YesOrNo.NOT_SAID: 0.08},
    "caring": {Caring.NOBODY: 0.45, Caring.CHILDREN: 0.34, Caring.ADULTS: 0.12, Caring.NOT_SAID: 0.09},
    "working_pattern": {WorkingPattern.FULL_TIME: 0.72, WorkingPattern.PART_TIME: 0.28},
}


def write_equality(until: date, chance: Chance) -> dict[str, int]:
    """Returns how many people answered. Sex and ethnicity are on record already."""
    answered = []
    for row in WorkerEquality.objects.order_by("pk"):
        if chance.happens(ANSWERING):
            for name, weights in ANSWERS.items():
                setattr(row, name, chance.pick(weights))
            row.declared_on = until - timedelta(days=chance.randint(0, 365 * YEARS_AGO))
            answered.append(row)
    WorkerEquality.objects.bulk_update(answered, [*ANSWERS, "declared_on"], batch_size=500)
    return {"answers on equality": len(answered)}
