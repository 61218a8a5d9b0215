"""What other apps register is found when the apps load."""

import re

from config.env import BASE_DIR
from workforce.apps import SHARES


def test_every_module_that_an_app_is_told_to_write_is_looked_for() -> None:
    """The registers say in their first lines where an app registers."""
    told = set()
    for path in (BASE_DIR / "workforce").glob("*.py"):
        text = " ".join(path.read_text().split('"""')[1:2])
        told |= set(re.findall(r"own\s+`(\w+)\.py`, which is found when the apps load", text))
    assert told <= set(SHARES)
    assert {"due", "panels", "progression", "timeline"} <= told
