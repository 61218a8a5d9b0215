"""The filters that an account has saved."""

from django.db.models import QuerySet

from workforce.models import Account, SavedFilter


def saved_filters(account: Account, page: str) -> "QuerySet[SavedFilter]":
    """Those of one account for one page, by name."""
    return SavedFilter.objects.of(account, page)
