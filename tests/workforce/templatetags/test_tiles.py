import pytest
from django.utils.safestring import SafeString

from workforce.templatetags.tiles import direction_words, tile


@pytest.mark.parametrize(
    "direction, words", [("good", "Better"), ("bad", "Worse"), ("neutral", "Little change")]
)
def test_direction_is_said_in_a_word(direction: str, words: str) -> None:
    html = direction_words(direction)

    assert html.startswith(
        f'<span class="app-direction app-direction--{direction}"><span aria-hidden="true">'
    )
    assert html.endswith(f"</span> {words}</span>")


def test_tile_with_everything() -> None:
    html = tile(
        name="Vacancy & more",
        value="14.2",
        unit="%",
        change="2.8 points down",
        direction="good",
        sparkline=SafeString("<svg></svg>"),
        url="/dashboard/?unit=A&month=2025-09",
        note="5.4 of 38.0 FTE",
    )

    assert html == (
        '<li class="app-tile"><h3 class="app-tile__name">'
        '<a href="/dashboard/?unit=A&amp;month=2025-09">Vacancy &amp; more</a></h3>'
        '<div class="app-tile__body"><p class="app-tile__value">14.2<span class="app-tile__unit">%</span></p>'
        "<svg></svg></div>"
        f'<p class="app-tile__change">{direction_words("good")} 2.8 points down</p>'
        '<p class="app-tile__note">5.4 of 38.0 FTE</p></li>'
    )


def test_tile_without_a_value_has_no_unit_and_no_empty_lines() -> None:
    assert tile(name="Turnover", value="n/a", unit="%") == (
        '<li class="app-tile"><h3 class="app-tile__name">Turnover</h3>'
        '<div class="app-tile__body"><p class="app-tile__value">n/a</p></div></li>'
    )


def test_nothing_in_a_tile_is_taken_for_markup() -> None:
    html = tile(name="<a>", value="<b>", change="<c>", note="<d>", sparkline="<e>", unit="<f>")

    assert [mark in html for mark in ("<a>", "<b>", "<c>", "<d>", "<e>", "<f>")] == [False] * 6
