"""Keeping by itself what is being typed, for the script of the form."""

from typing import Any

from django.http import JsonResponse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.csrf import csrf_exempt

from supervision.domain.drafting import Kept, keep_draft
from supervision.views.kept_form import WithDraft
from supervision.views.record_subjects import OnRecord, WithGroup, WithPerson
from workforce.domain.errors import DomainError
from workforce.views.page import Request


# the stamp of the form stands for the token against forged requests: supervision/stamps.py
@method_decorator(csrf_exempt, name="dispatch")
class SaveDraft(WithDraft):
    """Keep what is being typed. For the script of the form, which is told in JSON."""

    http_method_names = ["post"]

    def post(self, request: Request, **named: Any) -> JsonResponse:
        self.find(**named)
        typed = self.typed(request)
        if typed is None:
            return JsonResponse({"error": "This page is too old. Save it with its button."}, status=400)
        try:
            kept = keep_draft(about=self.about, account_id=request.user.pk, typed=typed, now=timezone.now())
        except DomainError as error:
            return JsonResponse({"error": str(error)}, status=413)
        return _told(kept)


class SaveDraftOnRecord(OnRecord, SaveDraft):
    pass


class SaveDraftOfNew(WithPerson, SaveDraft):
    pass


class SaveDraftOfGroup(WithGroup, SaveDraft):
    pass


def _told(kept: Kept) -> JsonResponse:
    """How it was kept: as the draft, beside that of another tab, or not at all, because the tab has ended."""
    if kept.ended:
        return JsonResponse({"ended": True}, status=410)
    if kept.other is not None:
        return JsonResponse({"number": kept.number, "beside": True}, status=409)
    return JsonResponse({"number": kept.number})
