"""One cell of a published file: a number or a symbol, or the reason why it is neither."""

import re
from decimal import Decimal
from functools import lru_cache

from dashboards.benchmarks.measures import MEASURES, Measure
from dashboards.benchmarks.symbols import SYMBOLS, Cell, Symbol

NUMBER = re.compile(r"-?(\d{1,8}|\d{1,3}(,\d{3})+)(\.\d+)?")
MOST_DECIMALS = 4
HUNDRED = Decimal(100)


@lru_cache(maxsize=50_000)
def read_cell(text: str, key: str) -> Cell:
    """The cell of the measure with the key. Raises ValueError with the reason why it is none.

    A thousands comma is read; a symbol is kept as itself, in either case. The same few texts come again
    and again in a long file, so they are remembered.
    """
    measure, text = MEASURES[key], text.strip()
    if text.lower() in SYMBOLS:
        return Symbol(text.lower())
    if not text:
        raise ValueError("the cell is blank. A figure is expected, or the symbol that stands for it.")
    if not NUMBER.fullmatch(text):
        raise ValueError(f"“{text[:40]}” is neither a number nor a symbol of DfE's ({', '.join(Symbol)}).")
    return _checked(Decimal(text.replace(",", "")), text, measure)


def _checked(value: Decimal, text: str, measure: Measure) -> Decimal:
    decimals = -int(value.normalize().as_tuple().exponent)
    if value < 0:
        raise ValueError(f"{text} is below 0.")
    if measure.places == 0 and decimals > 0:
        raise ValueError(f"{text} is not a whole number, and {measure.unit} are counted whole.")
    if decimals > MOST_DECIMALS:
        raise ValueError(f"{text} has more than {MOST_DECIMALS} decimals.")
    if measure.at_most_100 and value > HUNDRED:
        raise ValueError(f"{text} is above 100, which this percentage cannot be.")
    return value
