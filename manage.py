#!/usr/bin/env python
"""Run a management command, on the given servers or on the embedded ones."""

import os
import sys

from devstack.session import servers_for_command

WITHOUT_CONTEXT = {"migrate", "runserver", "help", "collectstatic"}
"""Commands that change no record themselves. A statement that changes tables takes no context of history."""


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    from django.core.management import execute_from_command_line

    with servers_for_command(sys.argv):
        if len(sys.argv) < 2 or sys.argv[1] in WITHOUT_CONTEXT:
            execute_from_command_line(sys.argv)
            return
        import pghistory

        with pghistory.context(command=sys.argv[1]):
            execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
