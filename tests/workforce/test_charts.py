"""The drawings and, above all, what they say: pure functions, read back as XML."""

from datetime import date
from decimal import Decimal
from xml.etree import ElementTree

import pytest
from django.utils.safestring import SafeString

from workforce import charts, written
from workforce.charts.scale import scale_of
from workforce.periods import add_months

SVG = "{http://www.w3.org/2000/svg}"
YEARS = charts.year_axis(range(2022, 2026))


def values(text: str) -> tuple[Decimal | None, ...]:
    return tuple(None if part == "-" else Decimal(part) for part in text.split())


def line(text: str, name: str = "Vacancy rate") -> charts.Series:
    return charts.Series(name, values(text))


def chart(*lines: charts.Series, axis: charts.Axis = YEARS, **options: object) -> charts.Chart:
    return charts.line_chart(chart_id="rate", title="Vacancy rate", axis=axis, series=lines, **options)


def tree(svg: SafeString) -> ElementTree.Element:
    return ElementTree.fromstring(svg)


def words(svg: SafeString) -> list[str]:
    return [element.text or "" for element in tree(svg).iter(f"{SVG}text")]


@pytest.mark.parametrize(
    "given, low, high, step",
    [
        pytest.param("14 21", "0", "25", "5", id="from nought"),
        pytest.param("82 91.2", "82", "92", "2", id="high and narrow starts above nought"),
        pytest.param("0 0", "0", "0.2", "0.2", id="nothing but noughts"),
        pytest.param("7 7 7", "0", "8", "2", id="one value again and again"),
        pytest.param("-3 4", "-4", "4", "2", id="below nought"),
        pytest.param("0.31 0.9", "0", "1.0", "0.2", id="no quarters below one"),
        pytest.param("- -", "0", "1", "1", id="no value"),
    ],
)
def test_scale_is_round_and_holds_every_value(given: str, low: str, high: str, step: str) -> None:
    scale = scale_of(values(given))

    assert (scale.low, scale.high, scale.step) == (Decimal(low), Decimal(high), Decimal(step))


def test_scale_of_whole_numbers_has_no_two_ticks_written_alike() -> None:
    scale = scale_of(values("0 1 2"), lambda value: written.decimal(value, 0))

    assert scale.ticks == (0, 1, 2)


def test_line_has_a_gap_where_there_is_no_value() -> None:
    drawn = tree(chart(line("17 16 - 14")).svg)

    pieces = [element.get("points", "").split() for element in drawn.iter(f"{SVG}polyline")]
    assert [len(piece) for piece in pieces] == [2]
    assert [title.text for title in drawn.iter(f"{SVG}title")][1:] == [
        "Vacancy rate, 2022: 17.0%",
        "Vacancy rate, 2023: 16.0%",
        "Vacancy rate, 2025: 14.0%",
    ]


def test_value_between_two_gaps_is_a_mark() -> None:
    months = charts.month_axis(add_months(date(2024, 1, 31), step) for step in range(24))
    alone = charts.Series("Vacancy rate", (None, Decimal(15), *[None] * 21, Decimal(14)))

    drawn = tree(chart(alone, axis=months).svg)

    assert list(drawn.iter(f"{SVG}polyline")) == []
    assert [mark.get("r") for mark in drawn.iter(f"{SVG}circle") if mark.get("r") == "4"] == ["4", "4", "4"]


def test_table_is_latest_first_and_says_na() -> None:
    drawn = chart(line("17 16.25 - 14", "Ours"), line("15 - 15 15", "England"))

    assert drawn.names == ("Ours", "England")
    assert drawn.rows == (
        ("2025", ("14.0%", "15.0%")),
        ("2024", ("n/a", "15.0%")),
        ("2023", ("16.3%", "n/a")),
        ("2022", ("17.0%", "15.0%")),
    )


def test_lines_differ_in_more_than_colour() -> None:
    lines = [line("1 2 3 4", "A"), line("2 3 4 5", "B"), line("3 4 5 6", "C"), line("4 5 6 7", "D")]

    drawn = tree(chart(*lines).svg)

    dashes = {element.get("stroke-dasharray") for element in drawn.iter(f"{SVG}polyline")}
    assert len(dashes) == 4
    assert {"A", "B", "C", "D"} <= set(words(chart(*lines).svg))


def test_wide_chart_names_lines_at_their_ends_and_has_a_drawing_for_phones() -> None:
    drawn = chart(line("1 2 3 4", "Ours"), line("2 3 4 5", "England"), wide=True)

    assert {"Ours 4.0%", "England 5.0%"} <= set(words(drawn.svg))
    assert {"Ours", "England", "4.0%", "5.0%"} <= set(words(drawn.narrow_svg))
    assert {tree(drawn.svg)[0].get("id"), tree(drawn.narrow_svg)[0].get("id")} == {
        "rate-title",
        "rate-narrow-title",
    }


def test_drawing_is_named_and_described_for_assistive_technology() -> None:
    drawn = chart(line("17 16 15 14"))
    root = tree(drawn.svg)

    assert root.get("role") == "img"
    assert root.get("aria-labelledby") == "rate-title rate-desc"
    assert (root[0].text, root[1].text) == ("Vacancy rate", drawn.summary)


def test_drawing_has_nothing_inline_and_escapes_names() -> None:
    svg = chart(line("17 16 15 14", "Smith & <b>Sons</b>"), line("1 2 3 4", "B")).svg

    assert "style=" not in svg
    assert "<b>" not in svg
    assert "Smith & <b>Sons</b>" in words(svg)


def test_empty_chart_says_so() -> None:
    drawn = chart(line("- - - -"))

    assert "No figures" in words(drawn.svg)
    assert drawn.summary == "Vacancy rate: no figures in the time shown."


def test_same_data_draws_the_same() -> None:
    assert chart(line("17 - 15 14")) == chart(line("17 - 15 14"))


def test_line_chart_refuses_a_line_of_another_length() -> None:
    with pytest.raises(ValueError, match="one value for each tick"):
        chart(line("1 2 3"))


def test_line_chart_refuses_five_lines() -> None:
    with pytest.raises(ValueError, match="one to 4 lines"):
        chart(*[line("1 2 3 4")] * 5)


@pytest.mark.parametrize(
    "given, said",
    [
        pytest.param(
            "17 17.04 18 14.2",
            "Vacancy rate: 14.2% in 2025, down from 18.0% a year before. "
            "Lowest: 14.2% in 2025; highest: 18.0% in 2024.",
            id="down",
        ),
        pytest.param("- - 14 18", "Vacancy rate: 18.0% in 2025, up from 14.0% a year before.", id="up"),
        pytest.param(
            "- - 14.01 14.04",
            "Vacancy rate: 14.0% in 2025, the same as a year before.",
            id="reads the same",
        ),
        pytest.param(
            "- 14 - 18",
            "Vacancy rate: 18.0% in 2025; there is no figure for a year before.",
            id="gap before",
        ),
        pytest.param(
            "14 18 - -",
            "Vacancy rate: 18.0% in 2023, the latest figure (2025 has none), up from 14.0% a year before.",
            id="gap now",
        ),
    ],
)
def test_summary_in_words(given: str, said: str) -> None:
    assert charts.describe_lines("Vacancy rate", YEARS, [line(given)], written.percent) == said


def test_summary_of_months_compares_with_the_month_a_year_before() -> None:
    months = charts.month_axis(add_months(date(2024, 8, 31), step) for step in range(14))
    rates = charts.Series("Vacancy rate", (None, Decimal(17), *[Decimal(15)] * 11, Decimal("14.2")))

    said = charts.describe_lines("Vacancy rate", months, [rates], written.percent)

    assert said.startswith("Vacancy rate: 14.2% in September 2025, down from 17.0% a year before.")


def test_summary_of_several_lines_puts_the_others_beside_the_first() -> None:
    said = charts.describe_lines(
        "Vacancy rate",
        YEARS,
        [line("- - 14 18"), line("- - - 16", "Region"), line("1 1 1 -", "England")],
        str,
    )

    assert said.endswith("In 2025: Region 16, England None.")


def test_sparkline_is_hidden_and_spans_its_lowest_to_its_highest() -> None:
    root = tree(charts.sparkline(values("10 20 - 15")))

    assert root.get("aria-hidden") == "true"
    heights = [
        float(point.split(",")[1]) for point in next(root.iter(f"{SVG}polyline")).get("points", "").split()
    ]
    assert heights == [28, 4]


@pytest.mark.parametrize("given", ["", "-", "12 -"])
def test_sparkline_of_less_than_two_values_draws_nothing(given: str) -> None:
    assert charts.sparkline(values(given)) == ""


def test_sparkline_of_equal_values_runs_through_the_middle() -> None:
    root = tree(charts.sparkline(values("5 5 5")))

    assert next(root.iter(f"{SVG}polyline")).get("points") == "4,16 48,16 92,16"


def test_bars_are_as_long_as_their_values_and_none_has_no_bar() -> None:
    bars = [
        charts.Bar("Pay", Decimal(20)),
        charts.Bar("Caseload", Decimal(10), True),
        charts.Bar("Other", None),
    ]
    drawn = charts.bar_chart(
        chart_id="why", title="Reasons", bars=bars, write=lambda value: written.decimal(value, 0)
    )

    lengths = [float(bar.get("width", "")) for bar in tree(drawn.svg).iter(f"{SVG}rect")]
    assert lengths[0] == pytest.approx(2 * lengths[1], rel=0.01)
    assert len(lengths) == 2
    assert drawn.summary == "Caseload: 10. Highest: Pay, 20; lowest: Caseload, 10. One has no figure."
    assert drawn.rows == (("Pay", ("20",)), ("Caseload", ("10",)), ("Other", ("n/a",)))


def test_long_names_stand_whole_above_their_bars() -> None:
    names = ["Safeguarding and children in need: North", "Safeguarding and children in need: South"]
    drawn = charts.bar_chart(
        chart_id="units", title="Turnover", bars=[charts.Bar(name, Decimal(1)) for name in names]
    )

    assert words(drawn.svg) == [names[0], "1.0%", names[1], "1.0%"]
    assert [bar.get("x") for bar in tree(drawn.svg).iter(f"{SVG}rect")] == ["0", "0"]


def test_name_longer_than_the_chart_is_cut_and_kept_in_full_for_the_pointer() -> None:
    name = "Moving out of the area " * 4
    drawn = charts.bar_chart(chart_id="why", title="Reasons", bars=[charts.Bar(name, Decimal(1))])

    assert words(drawn.svg)[0].endswith("…")
    assert [title.text for title in tree(drawn.svg).iter(f"{SVG}title")][1] == f"{name}: 1.0%"


def test_wide_bars_have_a_drawing_for_phones() -> None:
    bars = [charts.Bar("Safeguarding and children in need: North", Decimal(1))]
    drawn = charts.bar_chart(chart_id="units", title="Turnover", bars=bars, wide=True)

    sizes = [tree(svg).get("viewBox") for svg in (drawn.svg, drawn.narrow_svg)]
    assert sizes == ["0 0 1080 28", "0 0 380 46"]


def test_bar_chart_of_nothing_says_so() -> None:
    drawn = charts.bar_chart(chart_id="why", title="Reasons", bars=[charts.Bar("Pay", None)])

    assert drawn.summary == "Reasons: no figures."
