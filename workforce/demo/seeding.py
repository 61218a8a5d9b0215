"""The one way in: a whole council, simulated and written."""

from datetime import date

import pghistory
from django.db import connection, transaction

from workforce.demo.absence import draw_absences
from workforce.demo.absence_cover import cover_absences
from workforce.demo.careers import write_careers
from workforce.demo.chance import Chance
from workforce.demo.equality import write_equality
from workforce.demo.plans import write_plans
from workforce.demo.presence import write_presence
from workforce.demo.professional import registers
from workforce.demo.safety import safety
from workforce.demo.shares import write_shares
from workforce.demo.simulation import simulate
from workforce.demo.starting import write_starting
from workforce.demo.wellbeing import write_wellbeing
from workforce.demo.writing import TABLES, write

SMALLEST_STAFF = 100


class NotEmpty(Exception):
    """There are people or units already; a synthetic council is never mixed with them."""


def seed(*, staff: int, years: int, seed: int, until: date) -> dict[str, int]:
    """Fill an empty database with a council of about `staff` people on `until` and `years` years of history.

    The same arguments give the same rows, key for key. One transaction, with every constraint and trigger on.
    Returns how many rows of each kind there are now. Raises NotEmpty.
    """
    if any(model._default_manager.exists() for model in TABLES):
        raise NotEmpty("The database already holds people, posts or units.")
    world = simulate(staff=staff, years=years, seed=seed, until=until)
    draw_absences(world.council, Chance.of(seed, "absence"))
    cover_absences(world)
    with transaction.atomic(), pghistory.context(command="seed_demo"), connection.cursor() as cursor:
        # each table is checked as it is written, so that no list of unchecked rows grows until the end. COPY goes
        # past the wrapper that carries the history's context; this statement sets it for the whole transaction
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        counts = write(
            world.council,
            Chance.of(seed, "caseloads"),
            registers(world.council, Chance.of(seed, "registrations")),
            safety(world.council, Chance.of(seed, "checks")),
        )
        counts |= write_presence(until, Chance.of(seed, "presence"))
        counts |= write_plans(until, Chance.of(seed, "plans"))
        counts |= write_wellbeing(until, Chance.of(seed, "wellbeing"))
        counts |= write_starting(until, Chance.of(seed, "starting"))
        counts |= write_careers(until, Chance.of(seed, "careers"))
        counts |= write_equality(until, Chance.of(seed, "equality"))
        counts |= write_shares(until, seed)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return counts
