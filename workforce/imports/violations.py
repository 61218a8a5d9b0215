"""Constraints of the database in words, for what slipped past the rules."""

from django.apps import apps
from django.db import IntegrityError
from psycopg import errors

OTHERS = {
    "assignment_inside_its_employment": "An assignment lies outside its employment.",
    "arrangement_inside_its_assignment": "Acting up or a secondment lies outside its assignment.",
}


def sentence_for(error: IntegrityError) -> str:
    """The sentence of the constraint that refused the write, by its name; and what PostgreSQL says about the row."""
    cause = error.__cause__
    if not isinstance(cause, errors.Error):
        return "The database refused the records."
    name = cause.diag.constraint_name or ""
    detail = cause.diag.message_detail or name
    return f"The records contradict each other or what is stored: {_message(name)} ({detail})"


def _message(name: str) -> str:
    for model in apps.get_app_config("workforce").get_models():
        for constraint in model._meta.constraints:
            if constraint.name == name:
                return str(constraint.get_violation_error_message())
    return OTHERS.get(name, f"the rule {name} of the database is broken.")
