"""Pages that anybody may read: accessibility and privacy."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    return render(request, "workforce/accessibility.html", {"contact": settings.COUNCIL_CONTACT})


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    return render(request, "workforce/privacy.html", {"contact": settings.COUNCIL_CONTACT})
