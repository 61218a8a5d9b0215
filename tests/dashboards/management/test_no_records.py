"""An empty installation has no figures, and says so."""

import io

import pytest
from django.core.management import CommandError, call_command

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("command", [["compute_metrics"], ["metrics", "--as-at", "2025-09-30"]])
def test_command_without_records_says_so(command: list[str]) -> None:
    with pytest.raises(CommandError, match="There are no records"):
        call_command(*command, stdout=io.StringIO())
