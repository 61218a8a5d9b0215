"""The list of sessions, one of them, and its versions."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils.http import urlencode

from supervision.domain.readings import note_reading
from supervision.enums import HELD_STATES, ReadAs, SessionState
from supervision.forms.lists import SessionFilter
from supervision.models import SupervisionSession
from supervision.pages.record import TONES, content_of, days_of, is_late, who_answers
from supervision.pages.sessions import SESSION_HEADER, session_lines, session_table
from supervision.queries.planning import people_of
from supervision.queries.reading import Reading, may_read, session_for, to_finish
from supervision.queries.session_list import SESSION_SORTS, sessions
from supervision.queries.templates import form_of
from supervision.queries.versions import versions_of
from supervision.rules.states import is_locked
from supervision.sections import SUPERVISION
from workforce.access.permissions import Permission
from workforce.csv_file import csv_download
from workforce.tables import chosen_sort
from workforce.views.page import Request
from workforce.views.section_forms import or_404
from workforce.views.sections import SectionView

PER_PAGE = 50
TWO = (ReadAs.SUPERVISEE, ReadAs.SUPERVISOR)
READS_AS = {
    ReadAs.NEW_SUPERVISOR: "You read this record of an earlier supervisor, without the part on wellbeing.",
    ReadAs.LINE_MANAGER: "You read this as the supervisor's line manager, without the part on wellbeing.",
    ReadAs.AUDITOR: "You read this as an auditor of a sample, without the part on wellbeing.",
    ReadAs.FORMAL: "You read this for a formal process, without the part on wellbeing. Your reason is kept.",
}
"""What the page says to whoever is neither of the two: that it is kept, and shown to the person."""


class SessionView(SectionView):
    """A page of sessions that one sees the days of."""

    section = SUPERVISION
    permission = Permission.SEE_SUPERVISION

    @property
    def sort(self) -> str:
        return chosen_sort(self.request.GET.get("sort"), SESSION_SORTS, "-day")


class Records(SessionView):
    """Sessions, the latest first; and those of whom one records the next."""

    def get(self, request: Request) -> HttpResponse:
        form = SessionFilter(request.GET)
        found = sessions(self.reach, form.wanted(), self.sort)
        page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
        me = request.user.worker_id
        return self.render(
            "supervision/records.html",
            filter_form=form,
            chosen=form.chosen(),
            page=page,
            table=session_table(page.object_list, self.today, self.sort),
            people=list(people_of(me, self.today)) if me else [],
            may_lead=me is not None,
            to_finish=list(to_finish(self.reach, request.user, self.today)) if me else [],
            query=request.GET.urlencode(),
        )


class RecordsFile(SessionView):
    """The list as CSV."""

    def get(self, request: Request) -> HttpResponseBase:
        found = sessions(self.reach, SessionFilter(request.GET).wanted(), self.sort)
        return csv_download(f"supervision {self.today}", SESSION_HEADER, session_lines(found))


class Record(SessionView):
    """One session: its days and states, and what was said for whoever may read it.

    Also for those who may read it and see the days of nobody: auditors of a sample, and HR in a formal process.
    """

    permission = Permission.SEE_DIRECTORY

    def get(self, request: Request, session_id: int) -> HttpResponse:
        reach = self.scope[Permission.SEE_SUPERVISION]
        session: SupervisionSession = or_404(session_for(session_id, reach, request.user, self.today))
        reading = may_read(session, request.user, self.today)
        was_held = session.state in HELD_STATES
        content = content_of(session, reading) if reading and was_held else None
        if reading and content:
            note_reading(session, request.user, reading)
        return self.render(
            "supervision/record.html",
            session=session,
            title=session.supervisee.name if session.supervisee else "Group or peer supervision",
            days=days_of(session),
            tone=TONES.get(SessionState(session.state), "neutral"),
            late=is_late(session, self.today),
            moves=list(session.moves.select_related("by__worker")),
            content=content,
            reads_as=READS_AS.get(reading.read_as, "") if reading and content else "",
            disputed=who_answers(session, self.today) if _is_ones_own_dispute(session, reading) else "",
            links=links_for(session, reading, content.mark if content else ""),
            action_ids=[each.pk for each in content.actions if each.state == "open"] if content else [],
        )


def links_for(session: SupervisionSession, reading: Reading | None, mark: str) -> list[dict[str, str]]:
    """What the reader may do next, as links. `mark`: of what is shown, which is what the person signs."""
    if reading is None or reading.read_as not in (*TWO, ReadAs.NEW_SUPERVISOR):
        return []
    if reading.read_as == ReadAs.NEW_SUPERVISOR:
        return _links_of_a_later_supervisor(session)
    mine = reading.read_as == ReadAs.SUPERVISOR
    state, key = SessionState(session.state), [session.pk]
    offered = (
        ("Record it" if state not in HELD_STATES else "Change the record", "record_edit", reading.edits),
        ("Share it", "record_share", mine and state == SessionState.HELD),
        ("Answer and share again", "record_answer_dispute", mine and state == SessionState.DISPUTED),
        ("Sign it", "record_sign", not mine and state in (SessionState.SHARED, SessionState.DISPUTED)),
        (
            "Write your comments",
            "record_comment",
            not mine and state in (SessionState.SHARED, SessionState.DISPUTED),
        ),
        ("Say that something is not right", "record_dispute", not mine and state == SessionState.SHARED),
        ("Add an addendum", "record_addendum", is_locked(session.kind, state)),
        ("Versions", "record_versions", state in HELD_STATES),
    )
    seen = {"record_sign": f"?{urlencode({'seen': mark})}"}
    return [
        {"label": label, "url": f"{reverse(name, args=key)}{seen.get(name, '')}"}
        for label, name, may in offered
        if may
    ]


def _links_of_a_later_supervisor(session: SupervisionSession) -> list[dict[str, str]]:
    if session.state != SessionState.DISPUTED:
        return []
    return [{"label": "Answer and share again", "url": reverse("record_answer_dispute", args=[session.pk])}]


def _is_ones_own_dispute(session: SupervisionSession, reading: Reading | None) -> bool:
    return (
        session.state == SessionState.DISPUTED
        and reading is not None
        and reading.read_as == ReadAs.SUPERVISEE
    )


class Versions(SessionView):
    """The versions of a record, for the two whose session it was."""

    def get(self, request: Request, session_id: int) -> HttpResponse:
        session = or_404(session_for(session_id, self.reach, request.user, self.today))
        reading = may_read(session, request.user, self.today)
        if reading is None or reading.read_as not in TWO:
            raise PermissionDenied
        note_reading(session, request.user, reading)
        form = form_of(session.template_version)
        versions = versions_of(
            session, wellbeing=reading.wellbeing, from_sharing=reading.read_as == ReadAs.SUPERVISEE
        )
        return self.render(
            "supervision/record_versions.html",
            session=session,
            versions=[_shown(each, form) for each in versions],
        )


def _shown(version: Any, form: Any) -> dict[str, Any]:
    changes = [(form.label(each.key), each.before, each.after) for each in version.changes]
    return {"label": version.label, "at": version.at, "by": version.by, "changes": changes}
