"""Keeping a filter under a name. Everybody keeps their own, and nobody sees another's."""

from django.db import transaction

from workforce.domain.errors import DomainError
from workforce.models import Account, SavedFilter


@transaction.atomic
def save_filter(*, account: Account, page: str, name: str, query: str, most: int) -> SavedFilter:
    """Keep a query under a name.

    Raises DomainError where the account has `most` of the page already, ValidationError where the name is taken.
    """
    Account.objects.select_for_update(of=("self",)).get(pk=account.pk)
    if SavedFilter.objects.of(account, page).count() >= most:
        raise DomainError(f"You have {most} saved filters here already. Delete one first.")
    kept = SavedFilter(account=account, page=page, name=name, query=query)
    kept.full_clean()
    kept.save()
    return kept


@transaction.atomic
def rename_filter(kept: SavedFilter, *, name: str) -> SavedFilter:
    """Another name. Raises ValidationError where it is taken."""
    Account.objects.select_for_update(of=("self",)).get(pk=kept.account_id)
    kept.name = name
    kept.full_clean()
    kept.save(update_fields=["name"])
    return kept


def delete_filter(kept: SavedFilter) -> None:
    """Keep it no longer."""
    kept.delete()
