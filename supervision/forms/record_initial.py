"""What the form of a record begins with."""

from datetime import date, time
from typing import Any

from supervision.models import SupervisionSession
from supervision.queries.records import WELLBEING, WORKLOAD_VIEW, Saved


def initial_of(session: SupervisionSession | None, saved: Saved, today: date) -> dict[str, Any]:
    """What the form begins with: the session as it is; today, where there is none or it lies ahead."""
    found: dict[str, Any] = {f"w_{key}": words for key, words in saved.words.items()}
    found |= {f"w_{WELLBEING}": saved.wellbeing, WORKLOAD_VIEW: saved.words.get(WORKLOAD_VIEW, "")}
    if session is None:
        return found | {"on": today}
    names = ("kind", "starts_at", "minutes", "place", "online", "theme", "reflective", "tool")
    found |= {name: getattr(session, name) for name in names}
    starts: time | None = session.starts_at
    return found | {"on": min(session.on, today), "starts_at": starts}


def initial_of_group(session: SupervisionSession) -> tuple[dict[str, Any], int]:
    """Who took part, and how many partners did. One query."""
    members = list(session.members.order_by("pk"))
    partners = [each for each in members if each.worker_id is None]
    initial: dict[str, Any] = {"members": [each.worker_id for each in members if each.worker_id]}
    for number, each in enumerate(partners):
        initial[f"p{number}_role"] = each.partner_role
        initial[f"p{number}_organisation"] = each.organisation
    return initial, len(partners)
