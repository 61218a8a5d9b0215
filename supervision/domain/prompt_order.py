"""The order in which somebody likes the prompts."""

from collections.abc import Sequence

from django.db import transaction

from supervision.models import PromptOrder
from workforce.models import Account


@transaction.atomic
def move_prompt(*, keys: Sequence[str], key: str, up: bool, by: Account) -> None:
    """Put a prompt one place up or down. `keys`: the prompts as the writer sees them now. One at the end stays."""
    order = list(keys)
    if key not in order:
        return
    place = order.index(key)
    other = place - 1 if up else place + 1
    if 0 <= other < len(order):
        order[place], order[other] = order[other], order[place]
        PromptOrder.objects.update_or_create(account=by, defaults={"keys": order})


@transaction.atomic
def forget_order(*, by: Account) -> None:
    """Have the prompts as the form of records has them."""
    PromptOrder.objects.filter(account=by).delete()
