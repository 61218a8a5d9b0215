"""Who is recognised over a year, and what anniversaries remind of."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from workforce.demo.chance import Chance
from workforce.demo.wellbeing_words import (
    MOMENTS,
)
from workforce.domain.recognition import prompt_long_service
from workforce.enums import (
    RecognitionKind,
    RecognitionState,
)
from workforce.models import (
    CelebrationEvent,
    Recognition,
    RecognitionMove,
)

LOOKED_BACK = 150
"""Days of anniversaries that nobody has celebrated yet."""


def write_recognitions(until: date, people: Sequence[int], chance: Chance) -> int:
    """One for about every tenth person over a year, and what anniversaries remind of."""
    event = CelebrationEvent.objects.create(
        title="Celebration at the autumn conference", on=until + timedelta(days=18), place="Town hall"
    )
    rows = Recognition.objects.bulk_create(_nominations(until, people, event, chance))
    moves = [
        RecognitionMove(recognition=each, to=to, on=min(each.nominated_on + timedelta(days=days), until))
        for each in rows
        for to, days in _way_to(RecognitionState(each.state))
    ]
    RecognitionMove.objects.bulk_create(moves)
    prompt_long_service(today=until, days_back=LOOKED_BACK)
    return len(rows)


def _nominations(
    until: date, people: Sequence[int], event: CelebrationEvent, chance: Chance
) -> Iterator[Recognition]:
    for worker_id in sorted(chance.sample(people, len(people) // 10)):
        on = until - timedelta(days=chance.randint(0, 360))
        state = RecognitionState.PUBLISHED
        if (until - on).days < 30:
            state = chance.choice((RecognitionState.NOMINATED, RecognitionState.APPROVED))
        yield Recognition(
            kind=RecognitionKind.PRACTICE_WEEK if chance.happens(0.2) else RecognitionKind.SPARKLE,
            nominee_id=worker_id,
            words=chance.choice(MOMENTS),
            on=on,
            nominated_on=on,
            state=state,
            event=event if state == RecognitionState.PUBLISHED and chance.happens(0.3) else None,
        )


def _way_to(state: RecognitionState) -> list[tuple[RecognitionState, int]]:
    way = [(RecognitionState.NOMINATED, 0), (RecognitionState.APPROVED, 4), (RecognitionState.PUBLISHED, 12)]
    return way[: [to for to, _ in way].index(state) + 1]
