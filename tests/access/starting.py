"""Who gets which answer at the addresses of induction, adjustments and flexible working, below /support/."""

from tests.access.table import Row

ROWS: list[Row] = []
