"""What a page of figures is about, and the addresses that hold it."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.urls import reverse
from django.utils.http import urlencode

from dashboards.forms.choice import month_key
from dashboards.queries.figures import Population
from workforce import written
from workforce.periods import british
from workforce.queries.organisation import TreeNode


@dataclass(frozen=True, slots=True)
class Choice:
    """A unit, a population and a month end. `above` and `below` are the units around it that the reader may
    see."""

    unit: TreeNode
    population: Population
    month: date
    above: tuple[TreeNode, ...] = ()
    below: tuple[TreeNode, ...] = ()

    @property
    def children(self) -> tuple[TreeNode, ...]:
        return tuple(node for node in self.below if node.parent_id == self.unit.unit_id)

    @property
    def teams(self) -> tuple[TreeNode, ...]:
        """The ends of the branches below: what has nothing below itself."""
        parents = {node.parent_id for node in self.below}
        return tuple(node for node in self.below if node.unit_id not in parents)

    @property
    def words(self) -> str:
        return f"{self.population.name}, at the close of {british(self.month)}"

    @property
    def month_words(self) -> str:
        return written.month(self.month)

    def address(self, name: str, *args: str, unit: TreeNode | None = None, **more: str) -> str:
        """The address of a page of this choice, or of the same choice for another unit."""
        query = _query((unit or self.unit).code, self.population.key, self.month, tuple(more.items()))
        return f"{_path(name, args)}?{query}"

    def file_name(self, subject: str) -> str:
        return f"{self.unit.code} {subject} {self.population.key} {month_key(self.month)}"


@lru_cache(maxsize=1024)
def _query(unit: str, roles: str, month: date, more: tuple[tuple[str, str], ...]) -> str:
    """What a page's sixty addresses have in common is written once."""
    return urlencode({"unit": unit, "roles": roles, "month": month_key(month)} | dict(more))


@lru_cache(maxsize=256)
def _path(name: str, args: tuple[str, ...]) -> str:
    return reverse(name, args=args)


def around(unit: TreeNode, nodes: list[TreeNode]) -> tuple[tuple[TreeNode, ...], tuple[TreeNode, ...]]:
    """Of the visible units, those above `unit` from the top down, and all below it in the order of the
    tree."""
    by_id = {node.unit_id: node for node in nodes}
    above: list[TreeNode] = []
    parent = by_id.get(unit.parent_id) if unit.parent_id is not None else None
    while parent is not None:
        above.insert(0, parent)
        parent = by_id.get(parent.parent_id) if parent.parent_id is not None else None
    below: list[TreeNode] = []
    inside = {unit.unit_id}
    for node in nodes:
        if node.parent_id in inside:
            inside.add(node.unit_id)
            below.append(node)
    return tuple(above), tuple(below)
