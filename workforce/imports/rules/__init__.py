"""Every rule that the files must keep, checked by set-based statements on the world as the import would leave it."""

from datetime import date

from django.db.backends.utils import CursorWrapper

from workforce.imports.rules import assignments, every_file, organisation, people
from workforce.imports.staging import Staged

RULES = (*every_file.RULES, *organisation.RULES, *people.RULES, *assignments.RULES)


def check_rules(cursor: CursorWrapper, staged: Staged, today: date) -> None:
    """Log everything that the files get wrong as a whole."""
    for rule in RULES:
        rule.check(cursor, staged, today)
