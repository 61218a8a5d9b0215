"""Supervision agreements: drafted by the supervisor, signed by each of the two on their own account, renewed."""

import hashlib
import json
from collections.abc import Mapping
from datetime import date

from django.db import transaction

from supervision.domain.handing_over import settle
from supervision.models import Agreement
from supervision.prompts import AGREEMENT
from supervision.queries.supervisors import supervisor_of
from workforce.domain.errors import DomainError
from workforce.domain.record import hold_person
from workforce.models import Account
from workforce.periods import add_months
from workforce.policy import PolicyKey
from workforce.queries.policy import policy_value


def mark_of(terms: Mapping[str, str]) -> str:
    """A mark of the words, so that nobody signs others than those they have read."""
    return hashlib.sha256(json.dumps(dict(terms), sort_keys=True).encode()).hexdigest()


@transaction.atomic
def make_agreement(*, supervisee_id: int, terms: Mapping[str, str], today: date, by: Account) -> Agreement:
    """Keep what the two want of supervision. Neither has signed yet.

    One that is not signed by both is written anew, and a signature that stood under it is gone. One that is signed by
    both ends, and this takes its place: that is how it is renewed. Raises DomainError unless the account's worker
    supervises the person today, and where a part is left empty.
    """
    hold_person(supervisee_id)
    settle(day=today, worker_ids=[supervisee_id])
    if by.worker_id is None or by.worker_id != supervisor_of(supervisee_id, today):
        raise DomainError("The supervisor drafts the agreement. Somebody else supervises this person today.")
    said = {prompt.key: terms.get(prompt.key, "").strip() for prompt in AGREEMENT}
    missing = [prompt.label for prompt in AGREEMENT if not said[prompt.key]]
    if missing:
        raise DomainError(f"Write something under: {', '.join(missing)}.")
    held = Agreement.objects.select_for_update().filter(supervisee_id=supervisee_id, ended_on__isnull=True)
    agreement = held.first()
    if agreement is not None and agreement.renew_by is not None:
        agreement.ended_on = today
        agreement.save(update_fields=["ended_on"])
        agreement = None
    if agreement is None:
        agreement = Agreement(supervisee_id=supervisee_id)
    agreement.supervisor_id, agreement.terms, agreement.made_on, agreement.by = by.worker_id, said, today, by
    agreement.supervisor_signed_on = agreement.supervisee_signed_on = None
    agreement.full_clean()
    agreement.save()
    return agreement


@transaction.atomic
def sign_agreement(*, agreement_id: int, seen: str, today: date, by: Account) -> Agreement:
    """Sign for oneself. With the second signature it runs, to be renewed after twelve months (a setting).

    `seen`: the mark of the words that were read. Raises DomainError for anybody but the two, for one that was signed or
    has ended, and where the words were changed meanwhile.
    """
    supervisee_id = Agreement.objects.filter(pk=agreement_id).values_list("supervisee_id", flat=True).get()
    hold_person(supervisee_id)
    settle(day=today, worker_ids=[supervisee_id])
    agreement: Agreement = Agreement.objects.select_for_update(of=("self",)).get(pk=agreement_id)
    if agreement.ended_on is not None:
        raise DomainError("This agreement has ended. Sign the one that took its place.")
    if seen != mark_of(agreement.terms):
        raise DomainError("The words were changed since you read them. Read them again, then sign.")
    if by.worker_id == agreement.supervisor_id:
        field = "supervisor_signed_on"
    elif by.worker_id == agreement.supervisee_id:
        field = "supervisee_signed_on"
    else:
        raise DomainError("Each of the two signs on their own account.")
    if getattr(agreement, field) is not None:
        raise DomainError("You have signed this already.")
    setattr(agreement, field, today)
    if agreement.supervisor_signed_on and agreement.supervisee_signed_on:
        months = int(policy_value(PolicyKey.AGREEMENT_MONTHS, today))
        agreement.renew_by = add_months(today, months)
    agreement.full_clean()
    agreement.save()
    return agreement
