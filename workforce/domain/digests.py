"""E-mails of what is due: choosing when they come, and sending each once."""

from collections.abc import Callable
from datetime import date

from django.db import transaction

from workforce.enums import DigestFrequency
from workforce.models import Account, DigestPreference, DigestSent
from workforce.queries.digests import Digest


@transaction.atomic
def choose_digest(
    *, account: Account, how_often: DigestFrequency, weekday: int | None, by: Account
) -> DigestPreference:
    """Keep how often an account wants the e-mail, from the next one on. Only the account itself chooses.

    The weekday is kept with a weekly one only.
    """
    if by.pk != account.pk:
        raise PermissionError("Only the account itself chooses.")
    chosen = DigestPreference(
        account=account,
        how_often=how_often,
        weekday=weekday if how_often == DigestFrequency.WEEKLY else None,
    )
    chosen.full_clean(validate_unique=False)
    DigestPreference.objects.update_or_create(
        account=account, defaults={"how_often": chosen.how_often, "weekday": chosen.weekday}
    )
    return chosen


@transaction.atomic
def send_once(*, account: Account, day: date, digest: Digest, send: Callable[[], object]) -> bool:
    """Note that an account is dealt with on `day`, and send its e-mail; whether one went out.

    The note comes first: whoever deals with the same account at the same time waits, then finds the note and does
    nothing. It is kept once the mail server has taken the e-mail, so that a process killed before then has sent
    nothing and noted nothing, and a mail server that refuses is asked again later.
    """
    _, is_new = DigestSent.objects.get_or_create(
        account=account,
        day=day,
        defaults={"overdue": digest.overdue_count, "coming": digest.coming_count},
    )
    if not is_new or not digest:
        return False
    send()
    return True
