"""One record as a page: its days and states for whoever may see them, and what was said for whoever may read it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from supervision.enums import SessionState, Workload
from supervision.models import Addendum, AgreedAction, SupervisionSession
from supervision.prompts import PROMPTS
from supervision.queries.disputes import Stand, answerer_of
from supervision.queries.reading import Reading
from supervision.queries.records import WORKLOAD_VIEW, Saved, saved_of
from supervision.queries.templates import RecordForm, form_of
from workforce.panels import Fact
from workforce.written import day as written_day

NOT_SHOWN = {WORKLOAD_VIEW, *(prompt.key for prompt in PROMPTS if prompt.restricted)}
TONES = {
    SessionState.SIGNED: "good",
    SessionState.SHARED: "info",
    SessionState.DISPUTED: "warning",
    SessionState.UNSIGNED: "warning",
    SessionState.MISSED: "bad",
}


@dataclass(frozen=True, slots=True)
class Content:
    """What was said, as the reader may read it. `mark`: what the reader signs, if they do."""

    parts: Sequence[tuple[str, str]]
    facts: Sequence[Fact]
    actions: Sequence[AgreedAction]
    addenda: Sequence[tuple[str, Addendum]]
    mark: str
    wellbeing: str = ""
    reads_wellbeing: bool = False
    members: Sequence[str] = field(default=())


def days_of(session: SupervisionSession) -> list[Fact]:
    """Days and states, without content."""
    rows = [
        Fact("Kind", str(session.get_kind_display())),
        Fact("Day", written_day(session.on)),
        Fact("Supervisor", session.supervisor.name),
    ]
    if session.supervisee is not None:
        rows.insert(2, Fact("Person", session.supervisee.name))
    known = (
        ("To be shared by", session.share_by if session.shared_on is None else None),
        ("Shared on", session.shared_on),
        ("To be signed by", session.sign_by if session.signed_on is None else None),
        ("Signed on", session.signed_on),
    )
    rows += [Fact(label, written_day(day)) for label, day in known if day is not None]
    if session.state == SessionState.CANCELLED:
        rows.append(Fact("Cancelled by", str(session.get_cancelled_by_display())))
    return rows


def who_answers(session: SupervisionSession, day: date) -> str:
    """Who answers what the person disputes, or that nobody can, in words for the person. Four queries at most."""
    stand, supervisor = answerer_of(session, day)
    name = supervisor.name if supervisor else ""
    match stand:
        case Stand.LEADER:
            return "Your supervisor answers it. Then the record is shared again."
        case Stand.LATER:
            return (
                f"{name}, who supervises you now, answers it in the place of {session.supervisor.name}, and shares the "
                "record again. Nothing else of the record changes."
            )
        case Stand.NOT_READ:
            return (
                f"{name}, who supervises you now, does not read records as old as this one, so that nobody answers it. "
                "You can sign the record with your statement; or agree to it, if you are asked to open older records."
            )
        case Stand.NOBODY:
            return "Nobody supervises you now, so that nobody answers it. You can sign the record with your statement."


def added_by(session: SupervisionSession, each: Addendum) -> str:
    """What was added, and in which part: by one of the two, or by a later supervisor who answered a dispute."""
    if each.is_statement:
        return "Statement"
    two = (session.supervisor_id, session.supervisee_id)
    is_later = session.supervisee_id is not None and each.by is not None and each.by.worker_id not in two
    return "Answer of a later supervisor" if is_later else "Addendum"


def is_late(session: SupervisionSession, day: date) -> bool:
    """Whether the next step of the record is overdue."""
    due = {SessionState.HELD: session.share_by, SessionState.SHARED: session.sign_by}.get(
        SessionState(session.state)
    )
    return due is not None and due < day


def content_of(session: SupervisionSession, reading: Reading) -> Content:
    """What was said, as far as this reading goes. Six queries at most."""
    saved, form = saved_of(session, wellbeing=reading.wellbeing), form_of(session.template_version)
    members = session.members.select_related("worker").order_by("pk") if session.supervisee_id is None else ()
    return Content(
        parts=tuple(_parts(saved, form)),
        facts=tuple(_facts(session, saved)),
        actions=list(session.actions.select_related("owner")) if session.supervisee_id else (),
        addenda=[(added_by(session, each), each) for each in session.addenda.select_related("by__worker")],
        mark=saved.mark,
        wellbeing=saved.wellbeing,
        reads_wellbeing=reading.wellbeing,
        members=[
            each.worker.name if each.worker else f"{each.partner_role or 'Partner'}, {each.organisation}"
            for each in members
        ],
    )


def _parts(saved: Saved, form: RecordForm) -> Iterator[tuple[str, str]]:
    """The words by prompt, in the order of the form; those of prompts that it has no longer come last.

    What is for two people only has versions of its own; were it among these, it would not be shown.
    """
    asked = [prompt.key for prompt in form.prompts]
    for key in dict.fromkeys([*asked, *saved.words]):
        if key not in NOT_SHOWN and saved.words.get(key):
            yield form.label(key), saved.words[key]


def _facts(session: SupervisionSession, saved: Saved) -> Iterator[Fact]:
    starts = f"{session.starts_at:%H:%M}" if session.starts_at else ""
    minutes = f"{session.minutes} minutes" if session.minutes else ""
    yield Fact("Time", ", ".join(filter(None, (starts, minutes))))
    yield Fact("Where", ", ".join(filter(None, (session.place, "online" if session.online else ""))))
    if session.theme:
        yield Fact("Theme", session.theme)
    if session.cases is not None:
        yield Fact("Cases on the day", str(session.cases))
    view = saved.words.get(WORKLOAD_VIEW)
    if view in Workload.values:
        yield Fact("Workload", str(Workload(view).label))
    yield Fact("Reflective discussion", "Included" if session.reflective else "No")
    if session.tool:
        yield Fact("Practice model or tool", session.tool)
