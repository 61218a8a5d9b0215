"""That somebody read the content of a record. Every page that shows content notes it, before it shows it."""

from collections.abc import Iterable, Mapping

from supervision.enums import ReadAs
from supervision.models import AgreedAction, Agreement, AgreementReading, ContentReading, SupervisionSession
from supervision.queries.reading import Reading
from workforce.models import Account, Worker


def note_reading(session: SupervisionSession, account: Account, reading: Reading) -> ContentReading:
    """Keep that `account` opened the content of a session, in which part, and whether with the restricted part.

    Rows are only added. One's own readings are kept as well; the list for the person leaves them out.
    """
    return ContentReading.objects.create(
        session=session, account=account, read_as=reading.read_as, wellbeing=reading.wellbeing
    )


def note_actions(actions: Iterable[AgreedAction], account: Account, parts: Mapping[int, ReadAs]) -> None:
    """Keep that `account` read the words of actions outside the record in which they were agreed.

    `parts`: by action, in which part; those that are not in it were not shown. One row for each record; none for what
    was agreed with oneself, which everybody has before them each day.
    """
    read = {each.session_id: parts[each.pk] for each in actions if each.pk in parts}
    ContentReading.objects.bulk_create(
        ContentReading(session_id=session_id, account=account, read_as=part, only_actions=True)
        for session_id, part in read.items()
        if part is not ReadAs.SUPERVISEE
    )


def note_agreement(agreement: Agreement, account: Account, read_as: ReadAs) -> AgreementReading:
    """Keep that `account` read what two people agreed."""
    return AgreementReading.objects.create(agreement=agreement, account=account, read_as=read_as)


def note_copied(sessions: Iterable[SupervisionSession], worker: Worker, account: Account) -> None:
    """Keep that a person took a copy of their records: a reading of each."""
    ContentReading.objects.bulk_create(
        ContentReading(
            session=each,
            account=account,
            read_as=_part_in(each, worker.pk),
            wellbeing=each.supervisee_id == worker.pk,
        )
        for each in sessions
    )


def _part_in(session: SupervisionSession, worker_id: int) -> ReadAs:
    if session.supervisee_id == worker_id:
        return ReadAs.SUPERVISEE
    return ReadAs.SUPERVISOR if session.supervisor_id == worker_id else ReadAs.MEMBER
