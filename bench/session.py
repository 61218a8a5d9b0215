"""`python -m bench.session RESULT`: a signed-in session for the readers of bench/load.py, and the page's address."""

import json
import sys
from pathlib import Path

import django

from bench.council import READER
from bench.pages import session_cookie


def main() -> None:
    django.setup()
    from django.urls import reverse

    found = {"cookie": session_cookie(READER), "path": reverse("dashboard")}
    Path(sys.argv[-1]).write_text(json.dumps(found))


if __name__ == "__main__":
    main()
