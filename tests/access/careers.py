"""Who gets which answer at the addresses of pathways, progression, opportunities and lead roles, below /careers/."""

from tests.access.table import Row

ROWS: list[Row] = []
