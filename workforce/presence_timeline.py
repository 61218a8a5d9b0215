"""What absence and the checks of teams add to a person's timeline."""

from collections.abc import Iterator

from workforce.access.permissions import Permission
from workforce.models import ExpectedReturn, ReturnConversation, TeamConfirmation, Worker
from workforce.queries.visibility import Sight
from workforce.timeline import Entry, Rows, person_timeline


@person_timeline
def expected_returns(worker: Worker, sight: Sight) -> Iterator[Rows]:
    if sight.sees(Permission.SEE_ABSENCE):
        reach = sight.scope[Permission.SEE_ABSENCE]
        yield Rows(ExpectedReturn.objects.within(reach).filter(absence__worker=worker), _expected)


@person_timeline
def conversations(worker: Worker, sight: Sight) -> Iterator[Rows]:
    if sight.sees(Permission.SEE_ABSENCE):
        reach = sight.scope[Permission.SEE_ABSENCE]
        held = ReturnConversation.objects.within(reach).filter(absence__worker=worker)
        yield Rows(held, _conversation, ("held_by",))


@person_timeline
def answers_in_checks(worker: Worker, sight: Sight) -> Iterator[Rows]:
    """What was said to be wrong, for those who see the queue of data quality."""
    if sight.sees(Permission.SEE_DATA_QUALITY):
        said = worker.team_checks.within(sight.scope[Permission.SEE_DATA_QUALITY])
        yield Rows(said.exclude(answer="right"), _said)


def _expected(back: ExpectedReturn) -> Entry:
    return Entry(f"expected-return:{back.pk}", "Absence", "Expected back", back.expected_on, back.expected_on)


def _said(check: TeamConfirmation) -> Entry:
    title = str(check.get_answer_display())
    return Entry(f"team-check:{check.pk}", "Team check", title, check.on, check.on, check.words)


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
