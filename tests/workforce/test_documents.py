"""Pages of docs/ that the code writes."""

from pathlib import Path

import pytest
from django.core.management import call_command

from config.env import BASE_DIR
from workforce.access.permissions import Permission
from workforce.access.roles import RoleName
from workforce.documents import WRITERS


@pytest.mark.parametrize("name", sorted(WRITERS))
def test_page_says_what_the_code_says(name: str) -> None:
    """Stale? Run `manage.py document` and look at the difference before committing it."""
    assert Path(BASE_DIR, "docs", f"{name}.md").read_text(encoding="utf-8") == WRITERS[name]()


def test_access_has_every_role_and_permission() -> None:
    page = WRITERS["access"]()
    assert all(f"**{role.label}**" in page for role in RoleName)
    assert all(f"| {permission.value} |" in page for permission in Permission)


def test_command_writes_the_page(settings, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    settings.BASE_DIR = tmp_path
    (tmp_path / "docs").mkdir()
    call_command("document", "access", verbosity=0)
    assert (tmp_path / "docs" / "access.md").read_text(encoding="utf-8") == WRITERS["access"]()
