"""What a record says without its restricted part, as those read it who are not one of the two."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from supervision.enums import Workload
from supervision.models import RecordTemplate, SessionVersion, SupervisionSession
from supervision.prompts import BY_KEY, PROMPTS
from supervision.queries.records import WORKLOAD_VIEW

RESTRICTED = frozenset(prompt.key for prompt in PROMPTS if prompt.restricted)


@dataclass(frozen=True, slots=True)
class RecordWords:
    """The words by heading, in the order of the form, the actions and what was added."""

    parts: tuple[tuple[str, str], ...]
    actions: tuple[Any, ...]
    addenda: tuple[Any, ...]


def record_words(session: SupervisionSession) -> RecordWords:
    """The latest version without the part on wellbeing. Four queries at most."""
    latest = SessionVersion.objects.filter(session=session).order_by("-number").first()
    body: Mapping[str, Any] = latest.body if latest else {}
    form = RecordTemplate.objects.filter(version=session.template_version or 0).first()
    order = [*(form.prompts if form else ()), *BY_KEY]
    wording: Mapping[str, str] = form.wording if form else {}
    keys = [key for key in dict.fromkeys([*order, *body]) if key in body and key not in RESTRICTED]
    parts = tuple((_label(key, wording), _words(key, body[key])) for key in keys if body[key])
    actions = session.actions.select_related("owner").order_by("due_on", "pk")
    return RecordWords(parts, tuple(actions), tuple(session.addenda.order_by("pk")))


def _label(key: str, wording: Mapping[str, str]) -> str:
    if key == WORKLOAD_VIEW:
        return "Workload is"
    return wording.get(key) or (BY_KEY[key].label if key in BY_KEY else key.replace("_", " ").capitalize())


def _words(key: str, value: Any) -> str:
    return str(Workload(value).label) if key == WORKLOAD_VIEW and value in Workload.values else str(value)
