"""A change in words: who, what, and each field before and after."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.contrib.postgres.fields import DateRangeField
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import DateField, Field, Model
from django.utils import timezone

from workforce.access.permissions import Permission
from workforce.access.scope import Scope
from workforce.enums import SignInEventKind
from workforce.models import (
    Account,
    Adjustment,
    AdjustmentMove,
    AgreedWorkPattern,
    Check,
    CheckUpdate,
    DevelopmentAction,
    EmergencyContact,
    FlexibleMove,
    FlexibleRequest,
    IncumbentRisk,
    InductionMark,
    RegisterCheck,
    Successor,
    SupportReferral,
    TalentNote,
    TalentNoteShown,
    Worker,
    WorkerContact,
    WorkerEquality,
)
from workforce.models.encrypted import EncryptedTextField
from workforce.queries.history import SIGN_IN, Change, Kind
from workforce.queries.visibility import Sight
from workforce.templatetags.tenure import period_words
from workforce.written import day as written_day

OPERATIONS = {"insert": "Added", "update": "Changed", "delete": "Deleted"}
SENSITIVE: dict[type[Model], Permission] = {
    WorkerContact: Permission.SEE_CONTACT,
    EmergencyContact: Permission.SEE_CONTACT,
    WorkerEquality: Permission.SEE_EQUALITY,
    RegisterCheck: Permission.CHANGE_CHECKS,
    Check: Permission.CHANGE_CHECKS,
    CheckUpdate: Permission.CHANGE_CHECKS,
    Adjustment: Permission.SEE_ADJUSTMENTS,
    AdjustmentMove: Permission.SEE_ADJUSTMENTS,
    SupportReferral: Permission.SEE_ADJUSTMENTS,
    FlexibleRequest: Permission.SEE_FLEXIBLE_WORKING,
    FlexibleMove: Permission.SEE_FLEXIBLE_WORKING,
    DevelopmentAction: Permission.SEE_SUCCESSION,
    IncumbentRisk: Permission.SEE_SUCCESSION,
    Successor: Permission.SEE_SUCCESSION,
    TalentNote: Permission.SEE_SUCCESSION,
    TalentNoteShown: Permission.SEE_SUCCESSION,
    AgreedWorkPattern: Permission.SEE_FLEXIBLE_WORKING,
    InductionMark: Permission.SEE_INDUCTION,
}
"""What only some of those who follow changes may see the content of. Apps add their own tables (`changes.py`)."""
OUTSIDE = "Outside the application"
HIDDEN = "not shown"

Labels = Mapping[tuple[type[Model], int], str]


@dataclass(frozen=True)
class FieldChange:
    """A field before and after; either may be empty."""

    label: str
    before: str
    after: str


@dataclass(frozen=True)
class WrittenChange:
    """A change as the page shows it. Of a row added or deleted, only fields that hold something are listed."""

    title: str
    who: str
    when: str
    request: str
    fields: tuple[FieldChange, ...]
    is_update: bool = False


def pointed_to(changes: Iterable[Change], kinds: Mapping[str, Kind]) -> Iterator[tuple[type[Model], int]]:
    """Every row of another table that these changes name."""
    for change in changes:
        user = (change.context or {}).get("user")
        if user:
            yield Account, user
        if change.kind == SIGN_IN and change.record:
            yield Account, change.record
        for column, field in _fields(kinds.get(change.kind)):
            for values in (change.before, change.after):
                key = values.get(column)
                if field.related_model and key is not None:
                    yield field.related_model, key


def hidden_from(scope: Scope) -> frozenset[type[Model]]:
    """The kinds of record whose changes a scope may follow without seeing what they hold."""
    return frozenset(model for model, permission in SENSITIVE.items() if not scope[permission].everyone)


def hidden_about(sight: Sight) -> frozenset[type[Model]]:
    """The same for the changes of one person's record."""
    return frozenset(model for model, permission in SENSITIVE.items() if not sight.sees(permission))


def in_words(
    change: Change, kinds: Mapping[str, Kind], labels: Labels, *, hidden: Collection[type[Model]]
) -> WrittenChange:
    """The change as people read it. What is `hidden` from the reader is named but not shown."""
    if change.kind == SIGN_IN:
        return _sign_in(change, labels)
    kind = kinds[change.kind]
    fields = tuple(_field_changes(change, kind, labels, kind.model in hidden))
    operation = OPERATIONS.get(change.operation, change.operation)
    title = f"{operation}: {kind.label}, {_subject(change, kind, labels)}"
    who, when, is_update = _who(change, labels), _instant(change.at), change.operation == "update"
    return WrittenChange(title, who, when, _request(change), fields, is_update)


def _sign_in(change: Change, labels: Labels) -> WrittenChange:
    who = labels.get((Account, change.record or 0), "No account of ours")
    address = str(change.after.get("address") or "")
    fields = (FieldChange("Network address", "", address),) if address else ()
    title = str(SignInEventKind(change.operation).label)
    return WrittenChange(title, who, _instant(change.at), str(change.after.get("request") or ""), fields)


def _field_changes(change: Change, kind: Kind, labels: Labels, hidden: bool) -> Iterator[FieldChange]:
    gone = change.operation == "delete"
    before = change.after if gone else change.before
    after: Mapping[str, Any] = {} if gone else change.after
    for column, field in _fields(kind):
        old, new = before.get(column), after.get(column)
        if old == new or (field.primary_key and not field.related_model):
            continue
        if hidden and not field.related_model:
            continue
        words = (_value(field, old, labels), _value(field, new, labels))
        if any(words):
            name = str(field.verbose_name)
            yield FieldChange(name[:1].upper() + name[1:], *words)
    if hidden:  # not even which of the questions were answered
        yield FieldChange("What it says", HIDDEN, HIDDEN)


def _fields(kind: Kind | None) -> list[tuple[str, "Field[Any, Any]"]]:
    """The columns of the record that its events keep: all but the excluded ones, such as passwords."""
    if kind is None:
        return []
    kept = {field.name for field in kind.event._meta.fields}
    fields = (field for field in kind.model._meta.concrete_fields if field.name in kept)
    return [(str(field.column), field) for field in fields]


def _value(field: "Field[Any, Any]", value: Any, labels: Labels) -> str:
    if value is None or value == "":
        return ""
    if isinstance(field, EncryptedTextField):
        return HIDDEN
    if field.related_model:
        return labels.get((field.related_model, value), f"number {value}")
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    if isinstance(field, DateRangeField):
        return period_words(_range(value))
    if isinstance(field, DateField) and len(str(value)) == len("2025-09-30"):
        return written_day(date.fromisoformat(value))
    if isinstance(value, bool):
        return "Yes" if value else "No"
    return str(value)


def _range(text: str) -> DateRange:
    """A range as PostgreSQL writes it: [2024-05-01,2025-10-01)."""
    lower, upper = (date.fromisoformat(end) if end else None for end in text.strip("[()]").split(","))
    return DateRange(lower, upper, "[)")


def _subject(change: Change, kind: Kind, labels: Labels) -> str:
    values = change.after
    if kind.model is Worker:
        return f"{values['first_name']} {values['last_name']}"
    for column, field in _fields(kind):
        named = labels.get((field.related_model, values.get(column) or 0)) if field.related_model else None
        if named:
            return named
    named = next(
        (values[name] for name in ("code", "reference", "email", "name", "key") if values.get(name)), None
    )
    return str(named or f"number {change.record}")


def _who(change: Change, labels: Labels) -> str:
    context = change.context
    if context is None:
        return OUTSIDE
    if context.get("user"):
        return labels.get((Account, context["user"]), f"Account {context['user']}")
    if context.get("command"):
        return f"Command {context['command']}"
    if context.get("task"):
        return f"Task {context['task']}"
    if context.get("database_user"):
        return f"{OUTSIDE}: database user {context['database_user']}"
    return "Nobody signed in"


def _request(change: Change) -> str:
    context = change.context or {}
    parts = (context.get("page"), context.get("request") or context.get("task_id"), context.get("address"))
    return ", ".join(str(part) for part in parts if part)


def _instant(at: datetime) -> str:
    local = timezone.localtime(at)
    return f"{written_day(local)}, {local:%H:%M:%S}"
