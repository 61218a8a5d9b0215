from typing import Any

from django.test import Client

from workforce.colours import Colour
from workforce.views.theme import stylesheet


def test_theme_is_open_cached_and_conditional(client: Client) -> None:
    first = client.get("/theme.css")
    again = client.get("/theme.css", headers={"if-none-match": first["ETag"]})

    assert (first.status_code, again.status_code) == (200, 304)
    assert first["Content-Type"] == "text/css; charset=utf-8"
    assert "max-age=3600" in first["Cache-Control"]


def test_theme_follows_the_councils_colour(client: Client, settings: Any) -> None:
    settings.COUNCIL_COLOUR = "#ffcc00"

    css = client.get("/theme.css").content.decode()

    assert "--council-colour:#ffcc00;--council-on-colour:#000000;" in css


def test_pale_colour_gives_a_darker_ink() -> None:
    css = stylesheet(Colour.parse("#ffcc00"))

    ink = css.split("--council-ink:")[1].split(";")[0]
    assert Colour.parse(ink).contrast(Colour.parse("#ffffff")) >= 4.5
