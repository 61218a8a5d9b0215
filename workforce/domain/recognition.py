"""Nominating, approving, publishing and refusing recognition; events; and thoughts of what could be celebrated."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction

from workforce.domain.errors import DomainError
from workforce.enums import (
    RECOGNITION_MOVES,
    PromptState,
    RecognitionActor,
    RecognitionKind,
    RecognitionState,
)
from workforce.models import (
    Account,
    CelebrationEvent,
    CelebrationPrompt,
    Recognition,
    RecognitionMove,
)
from workforce.periods import british
from workforce.queries.policy import PolicyTable
from workforce.queries.recognition import approved_on, refusal_days
from workforce.queries.service import milestones


@dataclass(frozen=True, slots=True)
class Whom:
    """A person or a team, never both."""

    worker_id: int | None = None
    team_id: int | None = None


@transaction.atomic
def nominate(
    *, kind: RecognitionKind, whom: Whom, words: str, on: date, today: date, by: Account | None
) -> Recognition:
    """Somebody nominates a colleague or a team.

    Raises DomainError for oneself or a day to come, ValidationError where it is neither a person nor a team, or both.
    """
    if by is not None and by.worker_id is not None and by.worker_id == whom.worker_id:
        raise DomainError("Nominate somebody else: nobody nominates themselves.")
    if on > today:
        raise DomainError("This is recorded once it has happened: the day is still to come.")
    added = Recognition(
        kind=kind,
        nominee_id=whom.worker_id,
        team_id=whom.team_id,
        words=words,
        on=on,
        nominated_on=today,
        nominated_by=by,
    )
    added.full_clean()
    added.save()
    RecognitionMove.objects.create(recognition=added, to=RecognitionState.NOMINATED, on=today, by=by)
    return added


@transaction.atomic
def move_recognition(
    *,
    recognition_id: int,
    to: RecognitionState,
    actor: RecognitionActor,
    note: str = "",
    today: date,
    by: Account | None,
) -> Recognition:
    """Approve, publish, decline or refuse it.

    Raises DomainError for a move that its state does not have or that is another's, for somebody else's refusal, for
    keeping one's own nomination, and for publishing before the person had the time to say no.
    """
    found: Recognition = Recognition.objects.select_for_update(of=("self",)).get(pk=recognition_id)
    allowed = RECOGNITION_MOVES[RecognitionState(found.state)]
    if allowed.get(to) != actor:
        raise DomainError(f"It stands as “{found.get_state_display()}”, so that this cannot be done.")
    own = by is not None and by.worker_id is not None and by.worker_id == found.nominee_id
    if actor == RecognitionActor.NOMINEE and not own:
        raise DomainError("Only the person who was nominated decides this.")
    if actor == RecognitionActor.KEEPER and own:
        raise DomainError("This is about you. Ask a colleague to decide it.")
    if to == RecognitionState.PUBLISHED:
        _had_time(found, today)
    found.state = to
    found.save(update_fields=["state"])
    RecognitionMove.objects.create(recognition=found, to=to, on=today, note=note, by=by)
    return found


def _had_time(found: Recognition, today: date) -> None:
    if found.nominee_id is None:
        return
    since = approved_on(found)
    days = refusal_days(PolicyTable.load(), today)
    if since is not None and since + timedelta(days=days) > today:
        first = british(since + timedelta(days=days))
        raise DomainError(f"The person may say no until then: publish it on {first} or later.")


@transaction.atomic
def add_event(*, title: str, on: date, place: str, about: str) -> CelebrationEvent:
    """A day on which people are celebrated."""
    added = CelebrationEvent(title=title, on=on, place=place, about=about)
    added.full_clean()
    added.save()
    return added


@transaction.atomic
def cancel_event(*, event_id: int, today: date) -> CelebrationEvent:
    """It does not take place. Raises DomainError once it was held, or is cancelled already."""
    found: CelebrationEvent = CelebrationEvent.objects.select_for_update().get(pk=event_id)
    if found.cancelled_on is not None or found.on < today:
        raise DomainError("Only an event that is still to come is cancelled, and once.")
    found.cancelled_on = today
    found.save(update_fields=["cancelled_on"])
    found.recognitions.update(event=None)
    return found


@transaction.atomic
def celebrate_at(*, recognition_id: int, event_id: int | None) -> Recognition:
    """Say at which event somebody is celebrated, or at none. Raises DomainError for a cancelled event."""
    found: Recognition = Recognition.objects.select_for_update(of=("self",)).get(pk=recognition_id)
    if event_id is not None and CelebrationEvent.objects.get(pk=event_id).cancelled_on is not None:
        raise DomainError("This event is cancelled.")
    found.event_id = event_id
    found.save(update_fields=["event"])
    return found


@transaction.atomic
def prompt(*, key: str, kind: RecognitionKind, whom: Whom, words: str, on: date) -> CelebrationPrompt:
    """Remind who keeps recognition that something could be celebrated. Said again with the same key, it is the same.

    Raises ValidationError where it is neither about a person nor about a team.
    """
    known = CelebrationPrompt.objects.filter(key=key).first()
    if known is not None:
        return known
    added = CelebrationPrompt(
        key=key, kind=kind, person_id=whom.worker_id, team_id=whom.team_id, words=words, on=on
    )
    added.full_clean()
    added.save()
    return added


@transaction.atomic
def take_up(*, prompt_id: int, words: str, today: date, by: Account | None) -> Recognition:
    """Make a nomination of it, approved at once. Raises DomainError where it is settled already."""
    found = _open(prompt_id)
    whom = Whom(found.person_id, found.team_id)
    # who keeps recognition nominates here, but for themselves somebody else does
    added = nominate(
        kind=RecognitionKind(found.kind), whom=whom, words=words, on=min(found.on, today), today=today, by=by
    )
    move_recognition(
        recognition_id=added.pk,
        to=RecognitionState.APPROVED,
        actor=RecognitionActor.KEEPER,
        today=today,
        by=by,
    )
    found.state, found.settled_on, found.recognition = PromptState.TAKEN_UP, today, added
    found.save(update_fields=["state", "settled_on", "recognition"])
    added.refresh_from_db()
    return added


@transaction.atomic
def let_pass(*, prompt_id: int, today: date) -> CelebrationPrompt:
    """Nothing is made of it. Raises DomainError where it is settled already."""
    found = _open(prompt_id)
    found.state, found.settled_on = PromptState.LET_PASS, today
    found.save(update_fields=["state", "settled_on"])
    return found


def prompt_long_service(*, today: date, days_back: int = 31) -> int:
    """A prompt for each anniversary of service of the last days that has none yet. Returns how many are new."""
    before = CelebrationPrompt.objects.count()
    for each in milestones(today, days_back):
        prompt(
            key=f"long-service:{each.worker_id}:{each.years}",
            kind=RecognitionKind.LONG_SERVICE,
            whom=Whom(each.worker_id),
            words=f"{each.years} years with the council",
            on=each.on,
        )
    return CelebrationPrompt.objects.count() - before


def _open(prompt_id: int) -> CelebrationPrompt:
    found: CelebrationPrompt = CelebrationPrompt.objects.select_for_update(of=("self",)).get(pk=prompt_id)
    if found.state != PromptState.OPEN:
        raise DomainError("Somebody has settled this already.")
    return found
