"""docs/metrics.md is what the definitions say."""

from pathlib import Path

from django.conf import settings

from dashboards.documents import metrics
from dashboards.metrics import ALL


def test_page_of_metrics_is_fresh() -> None:
    assert (Path(settings.BASE_DIR) / "docs" / "metrics.md").read_text(encoding="utf-8") == metrics()


def test_page_of_metrics_has_every_metric() -> None:
    page = metrics()

    assert [metric.key for metric in ALL if f"`{metric.key}`" not in page] == []
