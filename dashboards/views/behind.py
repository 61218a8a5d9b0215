"""The records behind a figure: who or what was counted, as far as the reader may see them."""

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponse

from dashboards.metrics import Metric
from dashboards.pages.behind import behind_page, columns, csv_rows, in_order
from dashboards.pages.choice import Choice
from dashboards.pages.permissions import may_see_behind, permission_behind
from dashboards.queries.behind import Behind, behind
from dashboards.views.choosing import FigurePage
from dashboards.views.dashboard import links_above
from dashboards.views.metric import metric_or_404
from workforce.access.permissions import Permission
from workforce.csv_file import csv_response
from workforce.tables import chosen_sort
from workforce.views.page import Request

ROWS_ON_A_PAGE = 50


class BehindView(FigurePage):
    """What the page and its file share. The unit must be in the reach of figures, the records in that of
    their kind."""

    def metric(self, key: str) -> Metric:
        """Raises PermissionDenied where the reader sees figures only."""
        metric = metric_or_404(key)
        if not may_see_behind(metric, self.scope):
            raise PermissionDenied
        return metric

    def all_behind(self, metric: Metric, choice: Choice) -> Behind:
        return behind(
            metric.behind,
            unit_id=choice.unit.unit_id,
            population=choice.population.key,
            month_end=choice.month,
        )

    def seen(self, metric: Metric, found: Behind) -> Behind:
        """Who was in a team is the team's record; absences and cases go with the person."""
        permission = permission_behind(metric)
        return found.within(self.scope[permission], also_past=permission is Permission.SEE_EMPLOYMENT)


class BehindPage(BehindView):
    """One page of the list, sorted."""

    def get(self, request: Request, key: str) -> HttpResponse:
        metric = self.metric(key)
        chosen = self.choose()
        choice = chosen.choice
        found = self.all_behind(metric, choice)
        seen = self.seen(metric, found)
        shown = seen.count()
        keys = [key for _, key in columns(metric.behind)]
        sort = chosen_sort(request.GET.get("sort"), keys, keys[0])
        rows = in_order(seen.rows(limit=shown), sort)
        pages = Paginator(rows, ROWS_ON_A_PAGE).get_page(request.GET.get("page"))
        page = behind_page(
            metric,
            list(pages.object_list),
            total=seen.total(),
            shown=shown,
            all_rows=found.count(),
            sort=sort,
        )
        return self.render(
            "dashboards/behind_list.html",
            chosen=chosen,
            choice=choice,
            form=chosen.form,
            metric=metric,
            heading=page.heading,
            page=page,
            pages=pages,
            breadcrumbs=[
                *links_above(choice),
                {"label": choice.unit.name, "url": choice.address("dashboard")},
                {"label": metric.name, "url": choice.address("metric", key)},
            ],
            csv_url=choice.address("behind_csv", key),
        )


class BehindFile(BehindView):
    """The whole list as CSV."""

    is_file = True

    def get(self, request: Request, key: str) -> HttpResponse:
        metric = self.metric(key)
        choice = self.choose().choice
        seen = self.seen(metric, self.all_behind(metric, choice))
        header, rows = csv_rows(metric, seen.rows(limit=seen.count()))
        return csv_response(choice.file_name(f"{key} records"), header, rows)
