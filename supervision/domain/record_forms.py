"""The form of records: a version is copied, changed while it is a draft, and published; then it is locked for good."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db import connection, transaction

from supervision.models import RecordTemplate
from supervision.prompts import BY_KEY, PROMPTS
from workforce.domain.errors import DomainError
from workforce.models import Account

FIRST = 0
"""The version that stands for the prompts of the first day, which nobody wrote."""
KEEPING = 7_311_037
"""The advisory lock of whoever makes a version: numbers follow each other."""


@dataclass(frozen=True, slots=True)
class FormContent:
    """What a version asks. `prompts` in order; `wording`: own words by key; `required`: not to be left empty."""

    name: str
    prompts: Sequence[str]
    required: frozenset[str] = frozenset()
    wording: Mapping[str, str] = field(default_factory=dict)
    tools: Sequence[str] = ()


@transaction.atomic
def copy_form(*, version: int, by: Account) -> RecordTemplate:
    """Begin a new version as a copy of one (FIRST: of the prompts of the first day). Raises DomainError where one is
    begun already.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [KEEPING])
    begun = RecordTemplate.objects.filter(published_on__isnull=True).first()
    if begun is not None:
        raise DomainError(f"Version {begun.version} is begun already. Change that one, and publish it.")
    latest = RecordTemplate.objects.order_by("-version").first()
    made = RecordTemplate(version=latest.version + 1 if latest else 1, by=by)
    if version == FIRST:
        made.name, made.prompts = "Supervision record", [prompt.key for prompt in PROMPTS]
    else:
        old = RecordTemplate.objects.get(version=version)
        made.name, made.prompts, made.required = old.name, old.prompts, old.required
        made.wording, made.tools = old.wording, old.tools
    made.save()
    return made


@transaction.atomic
def change_form(*, version: int, content: FormContent, by: Account) -> RecordTemplate:
    """Change a draft. Raises DomainError for a published version, unknown or no prompts, or a required one that is not
    asked or that the person supervised writes.
    """
    draft = _draft(version)
    unknown = [key for key in content.prompts if key not in BY_KEY]
    if unknown or len(set(content.prompts)) != len(content.prompts):
        raise DomainError("Each prompt is asked once, and only those that there are.")
    if not content.prompts:
        raise DomainError("A form asks at least one thing. Give a prompt its place.")
    if not content.required <= set(content.prompts):
        raise DomainError("What has to be filled in has to be asked. Give it a place, or do not require it.")
    of_supervisee = [BY_KEY[key].label for key in content.required if BY_KEY[key].by_supervisee]
    if of_supervisee:
        raise DomainError(
            f"“{of_supervisee[0]}” is written by the person supervised, and cannot be required."
        )
    draft.name, draft.prompts = content.name.strip(), list(content.prompts)
    draft.required = [key for key in content.prompts if key in content.required]
    draft.wording = {
        key: words.strip()
        for key, words in content.wording.items()
        if words.strip() and key in content.prompts and words.strip() != BY_KEY[key].label
    }
    draft.tools = list(dict.fromkeys(tool.strip() for tool in content.tools if tool.strip()))
    draft.by = by
    draft.full_clean(exclude=["by"])
    draft.save()
    return draft


@transaction.atomic
def publish_form(*, version: int, today: date, by: Account) -> RecordTemplate:
    """Let new records be written by this version. It never changes again. Raises DomainError for a published one."""
    draft = _draft(version)
    if not draft.prompts:
        raise DomainError("A form asks at least one thing. Change it before you publish it.")
    draft.published_on, draft.by = today, by
    draft.save(update_fields=["published_on", "by"])
    return draft


def _draft(version: int) -> RecordTemplate:
    found: RecordTemplate = RecordTemplate.objects.select_for_update(of=("self",)).get(version=version)
    if found.published_on is not None:
        raise DomainError(
            "This version is published and does not change any more. Copy it to make the next one."
        )
    return found
