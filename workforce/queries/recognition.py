"""Recognition: what is published, what is nominated, what could be celebrated."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from workforce.access.permissions import Permission
from workforce.access.scope import Scope
from workforce.enums import (
    RECOGNITION_MOVES,
    PromptState,
    RecognitionActor,
    RecognitionState,
)
from workforce.models import Account, CelebrationEvent, CelebrationPrompt, Recognition
from workforce.policy import PolicyKey
from workforce.queries.policy import PolicyTable


@dataclass(frozen=True, slots=True)
class RecognitionSearch:
    """What somebody looks for. `state` is for who keeps recognition; empty: what is published."""

    words: str = ""
    kind: str = ""
    state: str = ""


def recognitions(search: RecognitionSearch, scope: Scope) -> "QuerySet[Recognition]":
    """What is published, for everybody; in other states for who keeps recognition. The latest first. One query."""
    state = search.state if scope[Permission.KEEP_WELLBEING].everyone else ""
    found = Recognition.objects.filter(state=state or RecognitionState.PUBLISHED)
    if search.kind:
        found = found.filter(kind=search.kind)
    for word in search.words.split():
        name = Q(nominee__first_name__icontains=word) | Q(nominee__last_name__icontains=word)
        found = found.filter(name | Q(words__icontains=word))
    return found.select_related("nominee", "team", "nominated_by__worker", "event").order_by("-on", "-pk")


def recognition_for(key: int, account: Account, scope: Scope) -> Recognition | None:
    """One, for those who may read it: published, one's own, what one nominated, or all for who keeps them."""
    found = Recognition.objects.select_related("nominee", "team", "nominated_by__worker", "event")
    if not scope[Permission.KEEP_WELLBEING].everyone:
        mine = Q(nominated_by=account)
        if account.worker_id:
            mine |= Q(nominee=account.worker_id)
        found = found.filter(mine | Q(state=RecognitionState.PUBLISHED))
    return found.prefetch_related("moves").filter(pk=key).first()


def recognitions_of(worker_id: int, *, own: bool) -> list[Recognition]:
    """Those of a person: what is published, and for the person all but what was not taken up. One query."""
    found = Recognition.objects.of_person(worker_id)
    found = found.exclude(state=RecognitionState.DECLINED) if own else found.published()
    return list(found.order_by("-on", "-pk"))


def nominated_by(account: Account) -> "QuerySet[Recognition]":
    """What somebody has nominated, the latest first."""
    return Recognition.objects.filter(nominated_by=account).select_related("nominee", "team")


def moves_for(found: Recognition, account: Account, scope: Scope) -> list[RecognitionState]:
    """The moves that a reader may make now."""
    allowed = RECOGNITION_MOVES[RecognitionState(found.state)]
    return [to for to, actor in allowed.items() if _is(actor, found, account, scope)]


def _is(actor: RecognitionActor, found: Recognition, account: Account, scope: Scope) -> bool:
    own = account.worker_id is not None and found.nominee_id == account.worker_id
    return own if actor == RecognitionActor.NOMINEE else not own and scope[Permission.KEEP_WELLBEING].everyone


def approved_on(found: Recognition) -> date | None:
    """The day of the last approval. One query where the moves are not there yet."""
    days = [each.on for each in found.moves.all() if each.to == RecognitionState.APPROVED]
    return days[-1] if days else None


def refusal_days(policies: PolicyTable, day: date) -> int:
    """For how many days after the approval the person may say no before anything is published."""
    return int(policies.value(PolicyKey.REFUSAL_DAYS, day))


def open_prompts() -> "QuerySet[CelebrationPrompt]":
    """What could be celebrated, the earliest first. One query."""
    found = CelebrationPrompt.objects.filter(state=PromptState.OPEN)
    return found.select_related("person", "team").order_by("on", "pk")


def open_prompt(key: int) -> CelebrationPrompt | None:
    """One of these. One query."""
    return open_prompts().filter(pk=key).first()


def events() -> "QuerySet[CelebrationEvent]":
    """Every event, the latest first."""
    return CelebrationEvent.objects.order_by("-on", "-pk")


def event(key: int) -> CelebrationEvent | None:
    """One event, cancelled or not. One query."""
    return CelebrationEvent.objects.filter(pk=key).first()
