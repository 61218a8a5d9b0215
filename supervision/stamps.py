"""Stamps: each form whose words are kept carries one, signed by us. It says whose form it is, and about what.

With it the words of a form are taken although the sign-in has ended meanwhile, into the draft of that account and
nobody else's; and it stands for the token against forged requests, which changes when somebody signs in anew in another
tab: no other page knows a stamp, and none is good for another account.
"""

from dataclasses import dataclass

from django.core import signing

from supervision.queries.drafts import About, about_of

SALT = "supervision.record"
LASTS = 14 * 24 * 60 * 60
"""Seconds: a form that lay open over a holiday is saved all the same."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """Whose form, and about what."""

    account_id: int
    about: About


def stamp_for(account_id: int, about: About) -> str:
    """The stamp of a form that is shown to an account."""
    return signing.dumps([account_id, *about.mark()], salt=SALT)


def read_stamp(text: str) -> Stamp | None:
    """What a stamp says; None for one that is not ours, or too old."""
    try:
        account_id, *mark = signing.loads(text, salt=SALT, max_age=LASTS)
    except signing.BadSignature:
        return None
    return Stamp(account_id, about_of(mark))
