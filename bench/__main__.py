"""`make bench`, or `python -m bench [--sizes 300,5000] [--only engine,practice,pages,load,import]`.

Prints what it measured. Where it measured every part at both usual sizes, it also writes that into
docs/performance.md, between the two marks.
"""

import argparse
import json
import os
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from bench import load
from bench.council import Figures, council, empty_installation, measured, run
from bench.report import Results, conditions, report
from devstack.home import PROJECT
from devstack.problems import CannotStart

SIZES = (300, 5000)
DOCUMENT = PROJECT / "docs" / "performance.md"
BEGIN, END = "<!-- begin: written by make bench -->", "<!-- end: written by make bench -->"


def engine(environment: dict[str, str]) -> Figures:
    return measured("bench.figures", environment)


def practice(environment: dict[str, str]) -> Figures:
    return measured("bench.practice", environment)


def pages(environment: dict[str, str]) -> Figures:
    return measured("bench.pages", environment)


def requests(environment: dict[str, str]) -> Figures:
    result = Path(environment["TENURE_HOME"]) / "session.json"
    run("bench.session", environment, str(result))
    session = json.loads(result.read_text())
    return load.measure(environment, session["path"], session["cookie"])


def imports(staff: int) -> Figures:
    with empty_installation(f"import-{staff}") as environment:
        result = Path(environment["TENURE_HOME"]) / "import.json"
        run("bench.import_files", environment, "--staff", str(staff), "--result", str(result))
        figures: Figures = json.loads(result.read_text())
        return figures


IN_A_COUNCIL: dict[str, Callable[[dict[str, str]], Figures]] = {
    "engine": engine,
    "practice": practice,
    "pages": pages,
    "load": requests,
}
PARTS = (*IN_A_COUNCIL, "import")


def measure(sizes: list[int], parts: list[str]) -> Results:
    """Imports are measured at the largest size, and at twice that for the memory."""
    results: Results = {part: {} for part in PARTS if part in parts}
    for staff in sizes:
        if not IN_A_COUNCIL.keys() & results.keys():
            break
        with council(staff) as environment:
            for part in [part for part in IN_A_COUNCIL if part in results]:
                _say(f"{part}, {staff} staff")
                results[part][str(staff)] = IN_A_COUNCIL[part](environment)
    for staff in (max(sizes), 2 * max(sizes)) if "import" in results else ():
        _say(f"import, {staff} staff")
        results["import"][str(staff)] = imports(staff)
    return results


def _say(line: str) -> None:
    print(f"measuring: {line}", file=sys.stderr, flush=True)


def write_document(lines: list[str]) -> None:
    """Replace what stands between the two marks."""
    before, rest = DOCUMENT.read_text().split(BEGIN)
    after = rest.split(END)[1]
    DOCUMENT.write_text("\n".join([before + BEGIN, *lines, END + after]))


def arguments() -> tuple[list[int], list[str]]:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--sizes", default=",".join(map(str, SIZES)), help="numbers of staff")
    parser.add_argument("--only", default=",".join(PARTS), help="parts to measure")
    chosen = parser.parse_args()
    parts = chosen.only.split(",")
    if unknown := set(parts) - set(PARTS):
        parser.error(f"there is no part {', '.join(sorted(unknown))}; there are {', '.join(PARTS)}")
    return sorted(int(size) for size in chosen.sizes.split(",")), parts


def main() -> int:
    sizes, parts = arguments()
    started, busy = datetime.now(ZoneInfo("Europe/London")), os.getloadavg()[0]
    try:
        results = measure(sizes, parts)
    except CannotStart as problem:
        print(problem, file=sys.stderr)
        return 1
    lines = report(results, conditions(started, (busy, os.getloadavg()[0])))
    print("\n".join(lines))
    if tuple(sizes) == SIZES and set(parts) == set(PARTS):
        write_document(lines)
        print(f"\nWritten to {DOCUMENT.relative_to(PROJECT)}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
