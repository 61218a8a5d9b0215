"""What a browser sends of a form whose words are kept, as it was typed."""

from typing import TypeVar

from django.forms import BaseForm
from django.forms.utils import ErrorDict
from django.http import QueryDict

from supervision.domain.drafting import Typed
from supervision.queries.drafts import Fields

LEFT_OUT = frozenset({"csrfmiddlewaretoken", "stamp", "tab", "turn", "draft_number", "do"})
MOST_FIELDS = 400
F = TypeVar("F", bound=BaseForm)


def typed_in(data: QueryDict) -> Typed:
    """The fields with their text, and what says which tab they come from. A NUL, which no text has, is left out."""
    fields: Fields = {
        name[:80]: [value.replace("\0", "") for value in values]
        for name, values in list(data.lists())[:MOST_FIELDS]
        if name not in LEFT_OUT
    }
    return Typed(
        fields, number_in(data.get("draft_number")), data.get("tab", "")[:40], number_in(data.get("turn"))
    )


def number_in(text: str | None) -> int:
    """A number that a hidden field carries; 0 for anything else."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 9 else 0


def as_sent(fields: Fields) -> QueryDict:
    """Kept fields, as if a browser sent them again."""
    data = QueryDict(mutable=True)
    for name, values in fields.items():
        data.setlist(name, list(values))
    return data


def without_checks(form: F) -> F:
    """Show what was typed as it is, and no messages: a draft is not judged."""
    form._errors = ErrorDict()  # type: ignore[attr-defined]
    return form
