"""Which figures a change of facts moves: asked before it is saved. The apps that have figures answer."""

from collections.abc import Callable, Collection

FigureReader = Callable[[Collection[str]], list[str]]
"""Given names of fact tables, the names of the figures that read one of them."""

_readers: list[FigureReader] = []


def figure_reader(reader: FigureReader) -> FigureReader:
    """Register who knows which figures read which facts."""
    _readers.append(reader)
    return reader


def figures_that_read(facts: Collection[str]) -> tuple[str, ...]:
    """The figures that move when these facts change, in the order of the dashboards."""
    found = [name for reader in _readers for name in reader(facts)] if facts else []
    return tuple(dict.fromkeys(found))
