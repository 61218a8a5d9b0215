"""The e-mail of what is due: counts by kind, and where to look. No name, no subject, no content."""

from datetime import date

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse

from workforce.models import Account
from workforce.queries.digests import Digest


def digest_letter(account: Account, day: date, digest: Digest) -> EmailMultiAlternatives:
    """The e-mail to an account, as text and as HTML. Its number is that of the account and the day: where a mail server
    took it and the note of that was lost, readers' programs can tell that the second is the same.
    """
    due, preferences = _address("due"), _address("digest_preference")
    shown = {
        "digest": digest,
        "day": day,
        "due_url": due,
        "preferences_url": preferences,
        "council_name": settings.COUNCIL_NAME,
    }
    letter = EmailMultiAlternatives(
        _subject(digest),
        render_to_string("workforce/digest.txt", shown),
        to=[account.email],
        headers={
            "List-Unsubscribe": f"<{preferences}>",
            "Auto-Submitted": "auto-generated",
            "Message-ID": f"<due-{account.pk}-{day}@{settings.DEFAULT_FROM_EMAIL.rpartition('@')[2].rstrip('>')}>",
        },
    )
    letter.attach_alternative(render_to_string("workforce/digest.html", shown), "text/html")
    return letter


def _subject(digest: Digest) -> str:
    parts = []
    if digest.overdue_count:
        parts.append(f"{digest.overdue_count} overdue")
    if digest.coming_count:
        parts.append(f"{digest.coming_count} in the next 7 days")
    return f"Tenure: {', '.join(parts)}"


def _address(name: str) -> str:
    return f"{settings.SITE_URL.rstrip('/')}{reverse(name)}"
