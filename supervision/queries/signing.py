"""Records that wait for a signature, and since when."""

from datetime import date

from django.db.models import F

from supervision.enums import SessionState
from supervision.models import SessionMove, SupervisionSession
from workforce.periods import ONE_DAY
from workforce.policy import PolicyKey
from workforce.queries.calendar import bank_holidays, working_days
from workforce.queries.policy import PolicyTable


def given_up_by(today: date) -> list[int]:
    """The sessions of two whose record was last shared more working days ago than the setting says. Four queries."""
    table = PolicyTable.load()
    waiting = SupervisionSession.objects.filter(
        state=SessionState.SHARED, supervisee__isnull=False, sign_by__lt=today
    )
    shared = (
        SessionMove.objects.filter(session__in=waiting.values("pk"), state=SessionState.SHARED)
        .order_by("session_id", "-pk")
        .distinct("session_id")
    )
    since = dict(shared.values_list("session_id", "on"))
    since |= dict(waiting.exclude(pk__in=since).values_list("pk", F("shared_on")))
    if not since:
        return []
    off = bank_holidays(min(since.values()), today)
    return sorted(
        key
        for key, day in since.items()
        if working_days(day + ONE_DAY, today, off)
        > int(table.value(PolicyKey.SUPERVISION_SIGN_DAYS, day)["given_up"])
    )
