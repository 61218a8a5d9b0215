"""Words that come after the sign-in has ended: kept for whoever typed them, and shown again after signing in."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone

from supervision.domain.drafting import keep_draft
from supervision.forms.typed import typed_in
from supervision.stamps import read_stamp
from workforce.domain.errors import DomainError

FORMS = ("/supervision/records/", "/supervision/appraisals/")
"""Where forms lie whose words are kept."""

DRAFT = "/draft/"
GetResponse = Callable[[HttpRequest], HttpResponse]


class KeepWordsMiddleware:
    """Stands before the one that leads to the sign-in page, which then leads back to the form.

    The form's own stamp says whose draft the words go to; without one nothing is kept. The script that saves drafts is
    told in a way that it understands, and keeps its page open.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method != "POST" or not request.path.startswith(FORMS):
            return self.get_response(request)
        if not request.user.is_authenticated and not request.path.endswith(DRAFT):
            _keep(request)
        response = self.get_response(request)
        signed_out = response.status_code == 302 and not request.user.is_authenticated
        if signed_out and request.path.endswith(DRAFT):
            return JsonResponse({"signed_out": True}, status=401)
        return response


def _keep(request: HttpRequest) -> None:
    stamp = read_stamp(request.POST.get("stamp", ""))
    if stamp is None:
        return
    try:
        keep_draft(
            about=stamp.about, account_id=stamp.account_id, typed=typed_in(request.POST), now=timezone.now()
        )
    except DomainError:  # more than any form holds: nobody typed that
        return
