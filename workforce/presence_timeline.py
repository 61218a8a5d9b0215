"""What absence and the checks of teams add to a person's timeline."""

from collections.abc import Iterable, Iterator

from workforce.access.permissions import Permission
from workforce.models import ExpectedReturn, ReturnConversation, Worker
from workforce.queries.visibility import Sight
from workforce.timeline import Entry, person_timeline


@person_timeline
def expected_returns(worker: Worker, sight: Sight) -> Iterator[Entry]:
    if sight.sees(Permission.SEE_ABSENCE):
        reach = sight.scope[Permission.SEE_ABSENCE]
        for each in ExpectedReturn.objects.within(reach).filter(absence__worker=worker):
            yield Entry(
                f"expected-return:{each.pk}", "Absence", "Expected back", each.expected_on, each.expected_on
            )


@person_timeline
def conversations(worker: Worker, sight: Sight) -> Iterable[Entry]:
    if sight.sees(Permission.SEE_ABSENCE):
        reach = sight.scope[Permission.SEE_ABSENCE]
        held = ReturnConversation.objects.within(reach).filter(absence__worker=worker)
        yield from map(_conversation, held.select_related("held_by"))


@person_timeline
def answers_in_checks(worker: Worker, sight: Sight) -> Iterator[Entry]:
    """What was said to be wrong, for those who see the queue of data quality."""
    if sight.sees(Permission.SEE_DATA_QUALITY):
        for each in worker.team_checks.within(sight.scope[Permission.SEE_DATA_QUALITY]).exclude(
            answer="right"
        ):
            title = str(each.get_answer_display())
            yield Entry(f"team-check:{each.pk}", "Team check", title, each.on, each.on, each.words)


def _conversation(talk: ReturnConversation) -> Entry:
    by = talk.held_by.name if talk.held_by else "HR"
    return Entry(
        f"conversation:{talk.pk}",
        "Absence",
        "Return-to-work conversation",
        talk.held_on,
        talk.held_on,
        f"with {by}",
    )
