"""The form of records: the published version with its prompts, in the order that a writer likes."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from supervision.models import PromptOrder, RecordTemplate
from supervision.prompts import BY_KEY, PROMPTS, Prompt
from supervision.queries.records import WORKLOAD_VIEW
from workforce.models import Account

OF_THE_WORKLOAD = "How the workload is"
"""It is asked of every session, in every version of the form."""


@dataclass(frozen=True, slots=True)
class RecordForm:
    """A version of the form. `version` None: nobody has published one, and the prompts are those of the first day."""

    version: int | None
    prompts: tuple[Prompt, ...]
    required: frozenset[str] = frozenset()
    tools: tuple[str, ...] = ()

    def ordered(self, keys: Sequence[str]) -> tuple[Prompt, ...]:
        """The prompts as somebody likes them; those that the order does not name come after."""
        place = {key: number for number, key in enumerate(keys)}
        return tuple(sorted(self.prompts, key=lambda each: place.get(each.key, len(place))))

    def label(self, key: str) -> str:
        """What the prompt is called here; of one that the form has no longer, what it is called by default."""
        if key == WORKLOAD_VIEW:
            return OF_THE_WORKLOAD
        found = next((each for each in self.prompts if each.key == key), BY_KEY.get(key))
        return found.label if found else key


FIRST_FORM = RecordForm(None, PROMPTS)
"""Of the time before the first version."""


def form_in_force() -> RecordForm:
    """The highest published version. One query."""
    return _read(RecordTemplate.objects.filter(published_on__isnull=False).first())


def form_of(version: int | None) -> RecordForm:
    """The version that a record was written by. One query at most."""
    if version is None:
        return FIRST_FORM
    return _read(RecordTemplate.objects.filter(version=version).first())


def forms_of(versions: Collection[int]) -> dict[int, RecordForm]:
    """These versions, as far as there are such. One query."""
    return {row.version: _read(row) for row in RecordTemplate.objects.filter(version__in=versions)}


def _read(row: RecordTemplate | None) -> RecordForm:
    if row is None:
        return FIRST_FORM
    prompts = tuple(_worded(BY_KEY[key], row.wording) for key in row.prompts if key in BY_KEY)
    return RecordForm(row.version, prompts, frozenset(row.required), tuple(map(str, row.tools)))


def _worded(prompt: Prompt, wording: dict[str, str]) -> Prompt:
    own = wording.get(prompt.key)
    return replace(prompt, label=own) if own else prompt


def order_of(account: Account) -> list[str]:
    """The keys of the prompts as somebody likes them; nothing where they never said. One query."""
    found = PromptOrder.objects.filter(account=account).values_list("keys", flat=True).first()
    return [key for key in found or () if key in BY_KEY]
