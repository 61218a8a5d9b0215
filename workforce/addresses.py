"""Addresses of pages that others lead to."""

from functools import lru_cache

from django.urls import reverse

REMEMBERED = 8192
"""People of a large council: a list would ask for the same address again and again."""


@lru_cache(maxsize=REMEMBERED)
def person_address(reference: str) -> str:
    """The page of the person with this number."""
    return reverse("person", args=[reference])
