"""Encryption of what only few may read: what is kept is a token, and nothing of it can be searched or sorted by.

The keys come from the environment (CONTENT_KEYS): the first writes, all of them read. To change the key, put a new
one in front, run `manage.py rotate_content_keys`, then take the old one away. The tokens are those of Fernet: AES in
CBC mode, authenticated, with the second at which they were made.
"""

from functools import lru_cache

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings


class ContentLocked(Exception):
    """What is kept cannot be read: its key is not among those of this installation."""


def encrypt(words: str) -> str:
    """The token of some words, by the first key."""
    return _keys(tuple(settings.CONTENT_KEYS)).encrypt(words.encode()).decode("ascii")


def decrypt(token: str) -> str:
    """The words of a token. Raises ContentLocked where no key opens it."""
    try:
        return _keys(tuple(settings.CONTENT_KEYS)).decrypt(token.encode("ascii")).decode()
    except InvalidToken:
        raise ContentLocked("The key of this record is not among the keys of this installation.") from None


def renewed(token: str) -> str:
    """The same words under the first key. Raises ContentLocked where no key opens the token."""
    try:
        return _keys(tuple(settings.CONTENT_KEYS)).rotate(token.encode("ascii")).decode("ascii")
    except InvalidToken:
        raise ContentLocked("The key of this record is not among the keys of this installation.") from None


def is_of_first_key(token: str) -> bool:
    """Whether the first key opens the token, so that it need not be renewed."""
    try:
        Fernet(settings.CONTENT_KEYS[0]).decrypt(token.encode("ascii"))
    except InvalidToken:
        return False
    return True


@lru_cache(maxsize=4)
def _keys(keys: tuple[str, ...]) -> MultiFernet:
    return MultiFernet([Fernet(key) for key in keys])
