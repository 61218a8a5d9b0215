"""Which unit, whose figures and which month: the form above the figures."""

from collections.abc import Collection, Iterable
from datetime import date
from functools import lru_cache

from django import forms

from workforce import written
from workforce.forms.crispy import filter_helper
from workforce.forms.selects import Options, ShortSelect
from workforce.queries.organisation import TreeNode

INDENT = "\N{NO-BREAK SPACE}\N{NO-BREAK SPACE}\N{NO-BREAK SPACE}"


class ChoiceForm(forms.Form):
    """A GET form. The units are those that the reader may see; the months are those that have figures,
    latest first."""

    unit = forms.ChoiceField(label="Unit", widget=ShortSelect)
    roles = forms.ChoiceField(
        label="People",
        required=False,
        widget=ShortSelect,
        error_messages={"invalid_choice": "There are no figures of “%(value)s”. Choose from the list."},
    )
    month = forms.ChoiceField(
        label="Month",
        required=False,
        widget=ShortSelect,
        error_messages={
            "invalid_choice": "There are no figures of the month “%(value)s”. Choose from the list."
        },
    )

    def __init__(
        self,
        data: dict[str, str],
        *,
        units: Iterable[TreeNode],
        hosted: Collection[int],
        populations: Iterable[tuple[str, str]],
        months: Iterable[date],
    ) -> None:
        super().__init__(data)
        self.use_required_attribute = False
        self._choices("unit", [(node.code, _label(node, hosted)) for node in units])
        self._choices("roles", populations)
        self._choices("month", _months(tuple(months)))
        self.helper = filter_helper(self, submit="Show")

    def _choices(self, name: str, choices: Iterable[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = Options(tuple(choices))


def _label(node: TreeNode, hosted: Collection[int]) -> str:
    """Set in by its level; a team that is hosted for others is said to be."""
    said = " (hosted for others)" if node.unit_id in hosted else ""
    return f"{INDENT * node.depth}{node.name}{said}"


@lru_cache(maxsize=16)
def _months(months: tuple[date, ...]) -> tuple[tuple[str, str], ...]:
    return tuple((month_key(month), written.month(month)) for month in months)


def month_key(month: date) -> str:
    """How an address writes a month: 2025-09. By hand: a page writes some hundred."""
    return f"{month.year:04}-{month.month:02}"
