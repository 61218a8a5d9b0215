"""What the frame of every page needs."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

from workforce.access.permissions import Permission
from workforce.access.scope import Scope
from workforce.admin_site import OPENED_BY
from workforce.demo.accounts import DemoAccount, demo_accounts


@dataclass(frozen=True, slots=True)
class NavigationItem:
    """A link of the main navigation, shown to those who hold the permission, or one of them (None: to everybody).

    `staff_only`: the page also wants an account that is marked for the admin. `everyone`: the permission has to reach
    everybody, because the page is not about oneself.
    """

    label: str
    url_name: str
    permission: Permission | tuple[Permission, ...] | None = None
    staff_only: bool = False
    everyone: bool = False


NAVIGATION = (
    NavigationItem("Your work", "home"),
    NavigationItem("People", "people", Permission.SEE_DIRECTORY),
    NavigationItem("Establishment", "establishment", Permission.SEE_ESTABLISHMENT),
    NavigationItem("Registrations", "registrations", Permission.SEE_REGISTRATION),
    NavigationItem("Checks", "checks", Permission.SEE_CHECKS),
    NavigationItem("Absence", "absences", Permission.CHANGE_ABSENCE),
    NavigationItem("Caseloads", "caseloads", Permission.CHANGE_CASELOAD),
    NavigationItem("Team check", "team_checks", Permission.CONFIRM_TEAM),
    NavigationItem("Data quality", "quality", Permission.SEE_DATA_QUALITY),
    NavigationItem("Careers", "careers", Permission.SEE_DIRECTORY),
    NavigationItem("Support", "support", Permission.SEE_DIRECTORY),
    NavigationItem("Plans", "plans", Permission.SEE_DIRECTORY),
    NavigationItem("Dashboard", "dashboard", Permission.SEE_FIGURES),
    NavigationItem("Benchmarks", "benchmarks", Permission.SEE_BENCHMARKS),
    NavigationItem("Equality", "equality", Permission.SEE_EQUALITY, everyone=True),
    NavigationItem("Imports", "imports", Permission.IMPORT_RECORDS),
    NavigationItem("Access", "access", Permission.MANAGE_ACCESS),
    NavigationItem("Changes", "changes", Permission.SEE_AUDIT),
    NavigationItem("Settings", "admin:index", OPENED_BY, staff_only=True),
)


FOOTER = (("Accessibility statement", "accessibility"), ("Privacy notice", "privacy"))


def frame(request: HttpRequest) -> dict[str, Any]:
    """Council name, navigation as the roles allow, and links of the footer."""
    scope = getattr(request, "scope", None)
    return {
        "council_name": settings.COUNCIL_NAME,
        "navigation": _navigation(request, scope),
        "role_names": scope.role_names if scope is not None else (),
        "footer_links": [{"label": label, "url": reverse(name)} for label, name in FOOTER],
        "breadcrumbs": None,
        "demo_accounts": _demo_accounts(request),
    }


def _demo_accounts(request: HttpRequest) -> list[DemoAccount]:
    """For the sign-in page of a demonstration. A real deployment never shows any."""
    shown = settings.DEMO_ACCOUNTS and request.path == reverse("account_login")
    return demo_accounts() if shown else []


def _navigation(request: HttpRequest, scope: Scope | None) -> list[dict[str, Any]]:
    if scope is None or not request.user.is_authenticated:
        return []
    allowed = [item for item in NAVIGATION if _is_for(item, request, scope)]
    addresses = [(item.label, address_of(item.url_name)) for item in allowed]
    return [
        {"label": label, "url": url, "active": _is_here(request.path, url)} for label, url in addresses if url
    ]


def _is_for(item: NavigationItem, request: HttpRequest, scope: Scope) -> bool:
    if item.staff_only and not getattr(request.user, "is_staff", False):
        return False
    if item.permission is None:
        return True
    asked = item.permission if isinstance(item.permission, tuple) else (item.permission,)
    return any(scope[each].everyone if item.everyone else scope.may(each) for each in asked)


def _is_here(path: str, url: str) -> bool:
    return path == url if url == "/" else path.startswith(url)


def address_of(name: str) -> str:
    """The address of a page that another app may bring; nothing where it does not."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""
