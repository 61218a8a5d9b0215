"""What a browser sends of the form of a record, as it was typed."""

from django.http import QueryDict

from supervision.domain.drafting import Typed
from supervision.queries.drafts import Fields

LEFT_OUT = frozenset({"csrfmiddlewaretoken", "stamp", "tab", "turn", "draft_number", "do"})
MOST_FIELDS = 400


def typed_in(data: QueryDict) -> Typed:
    """The fields with their text, and what says which tab they come from. A NUL, which no text has, is left out."""
    fields: Fields = {
        name[:80]: [value.replace("\0", "") for value in values]
        for name, values in list(data.lists())[:MOST_FIELDS]
        if name not in LEFT_OUT
    }
    return Typed(
        fields, _number(data.get("draft_number")), data.get("tab", "")[:40], _number(data.get("turn"))
    )


def _number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 9 else 0


def as_sent(fields: Fields) -> QueryDict:
    """Kept fields, as if a browser sent them again."""
    data = QueryDict(mutable=True)
    for name, values in fields.items():
        data.setlist(name, list(values))
    return data
