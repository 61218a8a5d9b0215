"""Who gets which answer at the addresses of wellbeing, recognition, benefits, notices, below /support/."""

from tests.access.table import Row

ROWS: list[Row] = []
