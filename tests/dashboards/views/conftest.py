import pytest

from tests.dashboards.views.council import with_figures
from tests.world import World


@pytest.fixture
def council(world: World) -> World:
    """The world with stored figures of September 2025 and a year before."""
    return with_figures(world)
