"""The measured figures as Markdown: beside their targets, and in full."""

import os
import statistics
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from bench.council import Figures
from bench.load import CONNECTIONS, SECONDS
from bench.pages import EMPTY
from bench.practice import FLOOR as FLOOR_OF_PRACTICE
from bench.practice import MONTH, OVERDUE, TEAMS

Results = dict[str, dict[str, Figures]]
"""By part (engine, practice, pages, load, import), then by number of staff."""

FLOOR, FULL = "floor: scan, write, key", "all figures"
LISTS = ("registrations", "checks", "establishment", "posts", "absence", "caseloads", "quality")
MOST_QUERIES = {"home": 12, "directory": 12, "dashboard": 12, "person": 15} | dict.fromkeys(LISTS, 12)
RATIO_OF_PAGES = {"dashboard": 3.0, "directory": 3.0} | dict.fromkeys(LISTS, 4.0)
MOST_MEMORY = 300


def report(results: Results, conditions: Mapping[str, str]) -> list[str]:
    """Everything that was measured; a part that was not is left out."""
    lines = [f"{words}: {conditions[words]}." for words in conditions] + [""]
    lines += ["| Figure | Measured | Target | |", "|---|---|---|---|", *_targets(results), ""]
    parts = (
        ("engine", _engine),
        ("practice", _practice),
        ("pages", _pages),
        ("load", _load),
        ("import", _imports),
    )
    for part, table in parts:
        if results.get(part):
            lines += [*table(results[part]), ""]
    return lines[:-1]


def conditions(started: datetime, busy: tuple[float, float]) -> dict[str, str]:
    """`busy`: the machine's load average at the start and at the end."""
    return {
        "Measured on": f"{started.day} {started:%B %Y}, {os.cpu_count()} processors",
        "Processes waiting for them on average (others share the machine)": (
            f"{busy[0]:.1f} at the start, {busy[1]:.1f} at the end"
        ),
    }


def _targets(results: Results) -> Iterator[str]:
    yield from _engine_targets(results.get("engine", {}))
    yield from _practice_targets(results.get("practice", {}))
    yield from _page_targets(results.get("pages", {}))
    for staff, found in _by_size(results.get("load", {})):
        taken = found["dashboard"]
        words = f"{taken['per second']:.0f} a second, {taken['errors']:.0f} errors"
        yield _target(
            f"dashboard page, {CONNECTIONS} connections, {staff} staff",
            words,
            "no error",
            not taken["errors"],
        )
    yield from _import_targets(results.get("import", {}))


def _target(figure: str, measured: str, target: str, met: bool) -> str:
    return f"| {figure} | {measured} | {target} | {'met' if met else '**not met**'} |"


def _growth(called: str, name: str, sizes: Sequence[tuple[str, Figures]]) -> Iterator[str]:
    """How much more the database works at the largest size than at the smallest; nothing for one size."""
    (least, small), (most, large) = sizes[0], sizes[-1]
    if least != most:
        growth = large[name]["processor"] / small[name]["processor"]
        yield _target(f"{called}, {most} staff ÷ {least} staff", f"{growth:.1f}", "≤ 17", growth <= 17)


def _engine_targets(engine: dict[str, Figures]) -> Iterator[str]:
    sizes = _by_size(engine)
    if not sizes:
        return
    staff, found = sizes[-1]
    ratio = found[FULL]["processor"] / found[FLOOR]["processor"]
    yield _target(f"all figures ÷ floor, {staff} staff", f"{ratio:.1f}", "≤ 7 (aim 5)", ratio <= 7)
    yield from _growth("all figures", FULL, sizes)
    shares = [
        100 * taken["processor"] / found[FULL]["processor"]
        for name, taken in found.items()
        if name not in {FLOOR, FULL}
    ]
    middle, worst = statistics.median(shares), max(shares)
    name = f"one change ÷ all figures, {staff} staff"
    yield _target(f"{name}, median", f"{middle:.1f}%", "≤ 2%", middle <= 2)
    yield _target(f"{name}, worst", f"{worst:.1f}%", "≤ 5%", worst <= 5)


def _practice_targets(practice: dict[str, Figures]) -> Iterator[str]:
    sizes = _by_size(practice)
    if not sizes:
        return
    staff, found = sizes[-1]
    ratio = found[MONTH]["processor"] / found[FLOOR_OF_PRACTICE]["processor"]
    yield _target(f"{MONTH} ÷ floor, {staff} staff", f"{ratio:.1f}", "≤ 40", ratio <= 40)
    yield from _growth(MONTH, MONTH, sizes)
    for page in (OVERDUE, TEAMS):
        for staff, found in sizes:
            ratio = found[page]["p50"] / found[EMPTY]["p50"]
            yield _target(f"{page} ÷ {EMPTY}, {staff} staff", f"{ratio:.1f}", "≤ 4", ratio <= 4)
        counts = [found[page]["queries"] for _, found in sizes]
        met = len(set(counts)) == 1 and max(counts) <= 12
        words = ", ".join(f"{count:.0f}" for count in counts)
        yield _target(f"queries of {page}", words, "≤ 12, equal at all sizes", met)


def _page_targets(pages: dict[str, Figures]) -> Iterator[str]:
    sizes = _by_size(pages)
    for page, most in RATIO_OF_PAGES.items():
        for staff, found in sizes:
            ratio = found[page]["p50"] / found[EMPTY]["p50"]
            name = f"{page} page ÷ {EMPTY}, {staff} staff"
            yield _target(name, f"{ratio:.1f}", f"≤ {most:.0f}", ratio <= most)
    for page, budget in MOST_QUERIES.items() if sizes else ():
        counts = [found[page]["queries"] for _, found in sizes]
        words = ", ".join(f"{count:.0f}" for count in counts)
        met = len(set(counts)) == 1 and max(counts) <= budget
        yield _target(f"queries of the {page} page", words, f"≤ {budget}, equal at all sizes", met)


def _import_targets(imports: dict[str, Figures]) -> Iterator[str]:
    sizes = [(staff, found["import"]) for staff, found in _by_size(imports)]
    if not sizes:
        return
    words = ", ".join(f"{taken['peak']:.0f} MB ({staff} staff)" for staff, taken in sizes)
    peaks = [taken["peak"] for _, taken in sizes]
    met = max(peaks) <= MOST_MEMORY and max(peaks) <= 1.1 * min(peaks)
    yield _target("peak memory of an import", words, "≤ 300 MB, equal (± 10%) at twice the files", met)


def _engine(engine: dict[str, Figures]) -> Iterator[str]:
    yield from (
        "| Computation | Staff | Database processor, s | Wall, s | ÷ floor | ÷ all figures |",
        "|---|---:|---:|---:|---:|---:|",
    )
    for staff, found in _by_size(engine):
        floor, whole = found[FLOOR], found[FULL]
        for name, taken in found.items():
            yield (
                f"| {name} | {staff} | {taken['processor']:.2f} | {taken['wall']:.3f} "
                f"| {taken['processor'] / floor['processor']:.1f} "
                f"| {100 * taken['processor'] / whole['processor']:.1f}% |"
            )


def _practice(practice: dict[str, Figures]) -> Iterator[str]:
    yield "| Figures of practice | Staff | Database processor, s | Wall, s | ÷ floor |"
    yield "|---|---:|---:|---:|---:|"
    for staff, found in _by_size(practice):
        floor = found[FLOOR_OF_PRACTICE]
        for name, taken in found.items():
            if "processor" in taken:
                yield (
                    f"| {name} | {staff} | {taken['processor']:.2f} | {taken['wall']:.3f} "
                    f"| {taken['processor'] / floor['processor']:.1f} |"
                )
    yield ""
    for number, line in enumerate(_pages({staff: _only_pages(found) for staff, found in practice.items()})):
        yield line.replace("| Page |", "| List |") if number == 0 else line


def _only_pages(found: Figures) -> Figures:
    return {name: taken for name, taken in found.items() if "p50" in taken}


def _pages(pages: dict[str, Figures]) -> Iterator[str]:
    yield "| Page | Staff | Server time, ms (p50) | ÷ empty | Queries | Size, kB |"
    yield "|---|---:|---:|---:|---:|---:|"
    for staff, found in _by_size(pages):
        for name, taken in found.items():
            yield (
                f"| {name} | {staff} | {1000 * taken['p50']:.1f} | {taken['p50'] / found[EMPTY]['p50']:.1f} "
                f"| {taken['queries']:.0f} | {taken['bytes'] / 1000:.0f} |"
            )


def _load(load: dict[str, Figures]) -> Iterator[str]:
    what = f"Dashboard page, {CONNECTIONS} connections, {SECONDS:.0f} s"
    yield f"| {what} | Staff | A second | p50, ms | p99, ms | Errors |"
    yield "|---|---:|---:|---:|---:|---:|"
    for staff, found in _by_size(load):
        taken = found["dashboard"]
        yield (
            f"| 2 processes × 4 threads | {staff} | {taken['per second']:.1f} | {1000 * taken['p50']:.0f} "
            f"| {1000 * taken['p99']:.0f} | {taken['errors']:.0f} |"
        )


def _imports(imports: dict[str, Figures]) -> Iterator[str]:
    yield "| Import, ten years | Rows | COPY, s | Import ÷ COPY | The same again ÷ COPY | Peak memory, MB |"
    yield "|---|---:|---:|---:|---:|---:|"
    for staff, found in _by_size(imports):
        taken = found["import"]
        yield (
            f"| {staff} workers | {taken['rows']:,.0f} | {taken['floor']:.2f} | {taken['first'] / taken['floor']:.0f} "
            f"| {taken['again'] / taken['floor']:.0f} | {taken['peak']:.0f} |"
        )


def _by_size(part: dict[str, Figures]) -> list[tuple[str, Figures]]:
    return [(f"{staff:,}", part[str(staff)]) for staff in sorted(map(int, part))]
