"""The page on which one chooses how often the e-mail of what is due comes."""

import pytest

from tests.workforce.views.verb_pages import signed_in
from tests.world import World
from workforce.models import DigestPreference

pytestmark = pytest.mark.django_db


def test_choice_is_shown_kept_and_said(world: World) -> None:
    client = signed_in(world, "team_manager")
    assert 'href="/due/e-mail/"' in client.get("/").content.decode()
    page = client.get("/due/e-mail/").content.decode()
    assert "team@council.example" in page
    assert 'value="weekly"' in page.split("checked")[0].rsplit("<input", 1)[1]

    said = client.post("/due/e-mail/", {"how_often": "weekly", "weekday": "4"}, follow=True)

    assert "The e-mail will come once a week" in said.content.decode()
    kept = DigestPreference.objects.get(account=world.accounts["team_manager"])
    assert (kept.how_often, kept.weekday) == ("weekly", 4)
    stopped = client.post("/due/e-mail/", {"how_often": "off", "weekday": ""}, follow=True)
    assert "No e-mail of what is due will come" in stopped.content.decode()


@pytest.mark.parametrize("sent", [{}, {"how_often": "hourly"}, {"how_often": "weekly", "weekday": "6"}])
def test_what_nobody_can_choose_is_refused(world: World, sent: dict[str, str]) -> None:
    page = signed_in(world, "hr").post("/due/e-mail/", sent)
    assert page.status_code == 200
    assert "There is a problem" in page.content.decode()
    assert not DigestPreference.objects.exists()
