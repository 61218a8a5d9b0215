"""What the frame of every page needs."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

from workforce.access.permissions import Permission


@dataclass(frozen=True, slots=True)
class NavigationItem:
    """A link of the main navigation, shown to those who hold the permission (None: to everybody)."""

    label: str
    url_name: str
    permission: Permission | None = None


NAVIGATION = (
    NavigationItem("Your work", "home"),
    NavigationItem("People", "people", Permission.SEE_DIRECTORY),
    NavigationItem("Dashboard", "dashboard", Permission.SEE_FIGURES),
    NavigationItem("Benchmarks", "benchmarks", Permission.SEE_BENCHMARKS),
    NavigationItem("Imports", "imports", Permission.IMPORT_RECORDS),
    NavigationItem("Access", "access", Permission.MANAGE_ACCESS),
    NavigationItem("Changes", "changes", Permission.SEE_AUDIT),
)


def frame(request: HttpRequest) -> dict[str, Any]:
    """Council name and colour, and the navigation that the roles allow."""
    return {
        "council_name": settings.COUNCIL_NAME,
        "navigation": _navigation(request),
        "role_names": request.scope.role_names if getattr(request, "scope", None) else (),
    }


def _navigation(request: HttpRequest) -> list[dict[str, Any]]:
    scope = getattr(request, "scope", None)
    if scope is None or not request.user.is_authenticated:
        return []
    items = []
    for item in NAVIGATION:
        if item.permission is None or scope.may(item.permission):
            url = _address(item.url_name)
            if url:
                active = request.path == url if url == "/" else request.path.startswith(url)
                items.append({"label": item.label, "url": url, "active": active})
    return items


def _address(name: str) -> str | None:
    try:
        return reverse(name)
    except NoReverseMatch:
        return None
