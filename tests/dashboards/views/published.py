"""A few published figures: North Tyneside (392), its neighbours, North East and England."""

from decimal import Decimal

from dashboards.benchmarks.symbols import SYMBOLS
from dashboards.models import Authority, Neighbour, PublishedFigure

RELEASE = 2025


def areas() -> dict[str, Authority]:
    """Our council, its region and England, each made once."""
    region, _ = Authority.objects.get_or_create(
        number="E12000001", defaults={"name": "North East", "level": "regional", "release": RELEASE}
    )
    england, _ = Authority.objects.get_or_create(
        number="E92000001", defaults={"name": "England", "level": "national", "release": RELEASE}
    )
    council, _ = Authority.objects.get_or_create(
        number="392",
        defaults={"name": "North Tyneside", "level": "local", "region": region, "release": RELEASE},
    )
    return {"council": council, "region": region, "england": england}


def figure(
    authority: Authority, year: int, measure: str, cell: str, release: int = RELEASE
) -> PublishedFigure:
    """One cell: a number as text, or a symbol."""
    value = {"symbol": cell} if cell in SYMBOLS else {"value": Decimal(cell)}
    return PublishedFigure.objects.create(
        authority=authority, year=year, release=release, measure=measure, **value
    )


def publish(
    measure: str, years: dict[int, tuple[str, str, str]], *, neighbours: tuple[str, ...] = ()
) -> dict[str, Authority]:
    """Cells of the council, the region and England by year, and those of the neighbours in the latest year."""
    found = areas()
    for year, cells in years.items():
        for authority, cell in zip(found.values(), cells, strict=True):
            figure(authority, year, measure, cell)
    for rank, cell in enumerate(neighbours, start=1):
        like = neighbour(rank, found["region"])
        figure(like, max(years), measure, cell)
    return found


def neighbour(rank: int, region: Authority) -> Authority:
    """The council of a rank in the list of 392."""
    number, name = f"{500 + rank}", f"Neighbour {rank}"
    authority, is_new = Authority.objects.get_or_create(
        number=number, defaults={"name": name, "level": "local", "region": region, "release": RELEASE}
    )
    if is_new:
        Neighbour.objects.create(
            edition=2025,
            number="392",
            name="North Tyneside",
            rank=rank,
            neighbour_number=number,
            neighbour_name=name,
            closeness="very close",
        )
    return authority
