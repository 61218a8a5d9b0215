"""Who gets which answer at the addresses of succession, the workforce plan, programmes and projects, below /plans/."""

from tests.access.table import Row

ROWS: list[Row] = []
