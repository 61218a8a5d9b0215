"""Who gets which answer at the pages of who read, older records, formal processes, audits and the form of records."""

from typing import Any

from supervision.enums import Readings
from supervision.models import RecordTemplate
from tests.access.table import EVERY_ROLE, Row, roles
from tests.factories.supervision_reading import (
    FormalOpeningFactory,
    OlderRecordsRequestFactory,
    RecordTemplateFactory,
    SessionAuditFactory,
)
from tests.factories.supervision_sessions import SessionFactory
from tests.periods import LAST_YEAR
from tests.world import AGENCY, World, who_moved_today
from workforce.models import Worker

IN_POST = roles("practitioner", AGENCY, "team_manager")
OWN, MANAGER = roles("practitioner"), roles("team_manager")
HR, AUDITS, KEEPERS = roles("hr"), roles("psw"), roles("hr", "psw")


def _manager(world: World) -> Worker | None:
    return world.accounts["team_manager"].worker


def _of(reference: str) -> Any:
    return lambda world: {"reference": reference}


def _lost(world: World) -> dict[str, Any]:
    found = Worker.objects.filter(reference="MOVED").first() or who_moved_today(world)
    return {"reference": found.reference}


def _request(state: Readings) -> Any:
    def found(world: World) -> dict[str, Any]:
        answered = {"answered_on": LAST_YEAR} if state != Readings.ASKED else {}
        asked = OlderRecordsRequestFactory(
            supervisee=world.own, supervisor=_manager(world), state=Readings.REFUSED, asked_on=LAST_YEAR
        )
        type(asked).objects.filter(supervisee=world.own).exclude(pk=asked.pk).delete()
        type(asked).objects.filter(pk=asked.pk).update(state=state, **answered)
        return {"request_id": asked.pk}

    return found


def _session(world: World) -> dict[str, Any]:
    return {"session_id": SessionFactory(shared=True).pk}


def _draft_session(world: World) -> dict[str, Any]:
    return {"session_id": SessionFactory(held=True).pk}


def _opening(world: World) -> dict[str, Any]:
    return {"opening_id": FormalOpeningFactory(account=world.accounts["hr"]).pk}


def _closed(world: World) -> dict[str, Any]:
    return {"opening_id": FormalOpeningFactory(on=LAST_YEAR).pk}


def _audit(auditor: str, **details: Any) -> Any:
    return lambda world: {"audit_id": SessionAuditFactory(auditor=world.accounts[auditor], **details).pk}


def _form(published: bool) -> Any:
    def found(world: World) -> dict[str, Any]:
        RecordTemplate.objects.filter(published_on__isnull=True).delete()
        published_on = LAST_YEAR if published else None
        return {"version": RecordTemplateFactory(published_on=published_on).version}

    return found


def _both(
    name: str, ok: frozenset[str], args: Any, hidden: frozenset[str] = frozenset(), about: str = ""
) -> list[Row]:
    """As a page, and sent in empty."""
    said = f"{about}, " if about else ""
    return [
        Row(name, ok, hidden, args=args, about=about),
        Row(name, ok, hidden, args=args, method="post", about=f"{said}an empty form"),
    ]


def _nothing(name: str) -> Any:
    return lambda world: {name: 0}


def _judged(auditor: str) -> list[Row]:
    """The page of whoever the record was given to; an empty form is saved, unfinished."""
    given = roles(auditor)
    others = EVERY_ROLE - given
    return [
        Row("audit_judge", given, others, args=_audit(auditor), about=f"given to {auditor}"),
        Row(
            "audit_judge",
            given,
            others,
            args=_audit(auditor),
            method="post",
            answer=302,
            about="an empty form",
        ),
    ]


NONE: frozenset[str] = frozenset()

READING = [
    *(
        Row(name, IN_POST)
        for name in ("my_readings", "my_readings_csv", "older_requests", "older_requests_csv")
    ),
    *_both("older_ask", MANAGER, _of("OWN"), IN_POST - MANAGER, "whom one supervises"),
    Row("older_ask", hidden=IN_POST, args=_of("OTHER"), about="of another team"),
    Row("older_ask", hidden=IN_POST, args=_lost, about="whom the manager has just lost"),
    *_both("older_answer", OWN, _request(Readings.ASKED), IN_POST - OWN),
    Row("older_answer", hidden=IN_POST, args=_nothing("request_id"), about="no such request"),
    Row("older_take_back", OWN, IN_POST - OWN, args=_request(Readings.AGREED)),
]
FORMAL = [
    *(Row(name, HR) for name in ("formal_openings", "formal_openings_csv", "formal_find")),
    *(Row(name, HR, args=_of("OWN")) for name in ("formal_person", "formal_person_csv")),
    Row("formal_person", hidden=HR, args=_of("NOBODY"), about="no such person"),
    *_both("formal_open", HR, _session),
    Row("formal_open", hidden=HR, args=_draft_session, about="not shared"),
    Row("formal_end", HR, args=_opening),
    Row("formal_end", hidden=HR, args=_closed, about="closed already"),
]
AUDIT_PAGES = [
    *(Row(name, AUDITS) for name in ("audits", "audits_csv", "audit_results", "audit_results_csv")),
    *_both("audit_draw", AUDITS, lambda world: {}),
    *_both("audit_pick", AUDITS, lambda world: {}),
    Row("audit_take_back", AUDITS, args=_audit("psw")),
    Row("audit_take_back", hidden=AUDITS, args=_audit("psw", done=True), about="done"),
    *(Row(name, EVERY_ROLE) for name in ("my_audits", "my_audits_csv")),
    *(Row(name, IN_POST) for name in ("audit_feedback", "audit_feedback_csv")),
    *_judged("psw"),
    *_judged("learning"),
    Row("audit_judge", hidden=EVERY_ROLE, args=_audit("psw", done=True), about="done"),
    Row("audit_judge", hidden=EVERY_ROLE, args=_audit("psw", assigned_on=LAST_YEAR), about="over"),
]
FORMS = [
    *(Row(name, KEEPERS) for name in ("record_forms", "record_forms_csv")),
    Row("record_form", KEEPERS, args=_form(published=True)),
    Row("record_form", hidden=KEEPERS, args=_nothing("version"), about="no such version"),
    Row("record_form_copy", KEEPERS, args=_form(published=True)),
    *_both("record_form_change", KEEPERS, _form(published=False)),
    Row("record_form_change", NONE, args=_form(published=True), about="published"),
    Row("record_form_publish", KEEPERS, args=_form(published=False)),
    Row("record_form_publish", NONE, args=_form(published=True), about="published"),
]

ROWS: list[Row] = [*READING, *FORMAL, *AUDIT_PAGES, *FORMS]
