"""A copy of what is held about the reader."""

import logging
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from workforce.csv_file import file_name
from workforce.models import Worker
from workforce.queries.visibility import Sight
from workforce.subject_access import everything_held
from workforce.views.page import PageView, Request

logger = logging.getLogger(__name__)


class SubjectAccess(PageView):
    """It is about the own record, so an account of somebody in post is enough. Sent by post, since it is kept."""

    permission = None

    def worker(self) -> Worker:
        found = self.request.user.worker
        if found is None:
            raise Http404("This account belongs to nobody who works here.")
        return found

    def get(self, request: Request) -> HttpResponse:
        return self.render("workforce/subject_access.html", worker=self.worker())

    def post(self, request: Request, **named: Any) -> HttpResponse:
        worker = self.worker()
        parts = everything_held(request.user, Sight(worker, self.scope))
        logger.info("subject_access_copied", extra={"account_id": request.user.pk, "parts": len(parts)})
        context = {"worker": worker, "parts": parts, "made_at": timezone.localtime()}
        answer = render(request, "workforce/subject_access_file.html", context)
        name = file_name(f"records of {worker.reference} {self.today}")
        answer["Content-Disposition"] = f'attachment; filename="{name}.html"'
        answer["Cache-Control"] = "private, no-store"
        return answer
