"""Who gets which answer at the addresses of practice documents, below /supervision/practice/."""

from collections.abc import Callable
from typing import Any

from tests.access.table import EVERY_ROLE, Row, roles
from tests.factories.supervision_practice import PracticeStandardFactory, PracticeVersionFactory
from tests.world import AGENCY, World

KEEPERS = roles("hr", "psw")
IN_POST = roles("practitioner", AGENCY, "team_manager")
SEES_FIGURES = roles("team_manager", "service_manager", "senior_leader", "hr", "learning", "psw")

Args = Callable[[World], dict[str, Any]]


def _document(world: World) -> dict[str, Any]:
    return {"document_id": PracticeVersionFactory().document_id}


def _standards(world: World) -> dict[str, Any]:
    return {"document_id": PracticeStandardFactory().version.document_id}


def _nothing(world: World) -> dict[str, Any]:
    return {"document_id": 0}


def _form(name: str, ok: frozenset[str], args: Args) -> list[Row]:
    """A form as a page, and sent in empty."""
    return [Row(name, ok, args=args), Row(name, ok, args=args, method="post", about="an empty form")]


NO_ARGS: Args = lambda world: {}  # noqa: E731
FOR_ALL = ("practice_documents", "practice_documents_csv", "practice_own", "practice_support")
FIGURES = (
    "practice_support_csv",
    "supervisor_training",
    "supervisor_training_csv",
    "group_report",
    "group_report_csv",
)
KEPT = (
    *("practice_document_change", "practice_version_add", "practice_question_add"),
    *("practice_review", "practice_workshop"),
)

ROWS: list[Row] = [
    *(Row(name, EVERY_ROLE) for name in FOR_ALL),
    *(Row(name, SEES_FIGURES) for name in FIGURES),
    Row("practice_document", EVERY_ROLE, args=_standards),
    Row("practice_document", hidden=EVERY_ROLE, args=_nothing, about="no such document"),
    *_form("practice_acknowledge", EVERY_ROLE, _document),
    *_form("practice_assess", IN_POST, _standards),
    Row("practice_assess", hidden=IN_POST, args=_document, about="no standards"),
    Row("practice_teams_csv", SEES_FIGURES, args=_document),
    Row("practice_missing", SEES_FIGURES, args=_document),
    Row("practice_missing_csv", SEES_FIGURES, args=_document),
    Row("practice_counts", SEES_FIGURES, args=_standards),
    Row("practice_counts_csv", SEES_FIGURES, args=_standards),
    *_form("practice_support_record", IN_POST, NO_ARGS),
    *_form("supervisor_training_record", KEEPERS, NO_ARGS),
    *_form("practice_document_add", KEEPERS, NO_ARGS),
    *(row for name in KEPT for row in _form(name, KEEPERS, _document)),
    Row("practice_withdraw", KEEPERS, args=_document),
]
