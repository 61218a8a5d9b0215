"""That somebody read the content of a record. Every page that shows content notes it, before it shows it."""

from collections.abc import Iterable

from supervision.enums import ReadAs
from supervision.models import ContentReading, SupervisionSession
from supervision.queries.reading import Reading
from workforce.models import Account


def note_reading(session: SupervisionSession, account: Account, reading: Reading) -> ContentReading:
    """Keep that `account` opened the content of a session, in which part, and whether with the restricted part.

    Rows are only added. One's own readings are kept as well; the list for the person leaves them out.
    """
    return ContentReading.objects.create(
        session=session, account=account, read_as=reading.read_as, wellbeing=reading.wellbeing
    )


def note_needs_read(session_ids: Iterable[int], account: Account) -> list[ContentReading]:
    """Keep that `account` was shown the learning needs of these records, and nothing else of them. One query."""
    return ContentReading.objects.bulk_create(
        ContentReading(session_id=each, account=account, read_as=ReadAs.LEARNING) for each in session_ids
    )
