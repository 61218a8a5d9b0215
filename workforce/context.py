"""What the frame of every page needs."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby
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

    `group`: the link that stands for this one and its neighbours of the same group; they are below it on their pages.
    `staff_only`: the page also wants an account that is marked for the admin. `everyone`: the permission has to reach
    everybody, because the page is not about oneself. `also`: other addresses whose pages belong to it.
    """

    label: str
    url_name: str
    permission: Permission | tuple[Permission, ...] | None = None
    group: str = ""
    staff_only: bool = False
    everyone: bool = False
    also: tuple[str, ...] = ()


RECORDS, SUPERVISION, FIGURES, ADMINISTRATION = "Records", "Supervision", "Figures", "Administration"

NAVIGATION = (
    NavigationItem("Your work", "home", also=("/due/",)),
    NavigationItem("People", "people", Permission.SEE_DIRECTORY),
    NavigationItem(
        "Establishment", "establishment", Permission.SEE_ESTABLISHMENT, also=("/posts/", "/units/")
    ),
    NavigationItem("Registrations", "registrations", Permission.SEE_REGISTRATION, RECORDS),
    NavigationItem("Checks", "checks", Permission.SEE_CHECKS, RECORDS),
    NavigationItem("Absence", "absences", Permission.CHANGE_ABSENCE, RECORDS),
    NavigationItem("Caseloads", "caseloads", Permission.CHANGE_CASELOAD, RECORDS),
    NavigationItem("Team check", "team_checks", Permission.CONFIRM_TEAM, RECORDS),
    NavigationItem("Data quality", "quality", Permission.SEE_DATA_QUALITY, RECORDS, also=("/retention/",)),
    NavigationItem("Supervision", "supervision", Permission.SEE_DIRECTORY, SUPERVISION),
    NavigationItem(
        "Appraisal",
        "appraisals",
        (Permission.SEE_APPRAISAL, Permission.SEE_DEVELOPMENT_NEEDS, Permission.SEE_SUPERVISION_FIGURES),
        SUPERVISION,
        also=("/supervision/appraisal", "/supervision/development"),
    ),
    NavigationItem(
        "Practice",
        "practice_documents",
        Permission.SEE_DIRECTORY,
        SUPERVISION,
        also=("/supervision/forums/",),
    ),
    NavigationItem("Careers", "careers", Permission.SEE_DIRECTORY),
    NavigationItem("Support", "support", Permission.SEE_DIRECTORY),
    NavigationItem("Plans", "plans", Permission.SEE_DIRECTORY),
    NavigationItem("Dashboard", "dashboard", Permission.SEE_FIGURES, FIGURES),
    NavigationItem("Supervision figures", "practice", Permission.SEE_SUPERVISION_FIGURES, FIGURES),
    NavigationItem("Benchmarks", "benchmarks", Permission.SEE_BENCHMARKS, FIGURES),
    NavigationItem("Equality", "equality", Permission.SEE_EQUALITY, FIGURES, everyone=True),
    NavigationItem("Imports", "imports", Permission.IMPORT_RECORDS, ADMINISTRATION),
    NavigationItem("Access", "access", Permission.MANAGE_ACCESS, ADMINISTRATION),
    NavigationItem("Changes", "changes", Permission.SEE_AUDIT, ADMINISTRATION),
    NavigationItem("Settings", "admin:index", OPENED_BY, ADMINISTRATION, staff_only=True),
)


FOOTER = (("Accessibility statement", "accessibility"), ("Privacy notice", "privacy"))


def frame(request: HttpRequest) -> dict[str, Any]:
    """Council name, navigation as the roles allow, and links of the footer."""
    scope = getattr(request, "scope", None)
    links = _links(request, scope)
    return {
        "council_name": settings.COUNCIL_NAME,
        "navigation": _navigation(links),
        "neighbours": _neighbours(links),
        "role_names": scope.role_names if scope is not None else (),
        "footer_links": [{"label": label, "url": reverse(name)} for label, name in FOOTER],
        "breadcrumbs": None,
        "demo_accounts": _demo_accounts(request),
    }


def _demo_accounts(request: HttpRequest) -> list[DemoAccount]:
    """For the sign-in page of a demonstration. A real deployment never shows any."""
    shown = settings.DEMO_ACCOUNTS and request.path == reverse("account_login")
    return demo_accounts() if shown else []


@dataclass(frozen=True, slots=True)
class Link:
    """A link of the navigation for whoever asks. `active`: the page asked for lies behind it."""

    label: str
    url: str
    group: str
    active: bool


def _links(request: HttpRequest, scope: Scope | None) -> list[Link]:
    if scope is None or not request.user.is_authenticated:
        return []
    allowed = [item for item in NAVIGATION if _is_for(item, request, scope)]
    found = [(item, url) for item in allowed if (url := address_of(item.url_name))]
    how_near = [nearness(request.path, url, item.also) for item, url in found]
    nearest = max(how_near, default=0)
    return [
        Link(item.label, url, item.group, 0 < near == nearest)
        for (item, url), near in zip(found, how_near, strict=True)
    ]


def _navigation(links: Sequence[Link]) -> list[Link]:
    """One link for each group, which leads to the first of its pages; a group of one page is that page."""
    shown = []
    for group, found in groupby(links, key=lambda link: link.group or link.label):
        members = list(found)
        first = members[0]
        if len(members) > 1:
            first = replace(first, label=group, active=any(each.active for each in members))
        shown.append(first)
    return shown


def _neighbours(links: Sequence[Link]) -> list[Link]:
    """The pages of the group that the page asked for belongs to; none where it stands alone."""
    group = next((link.group for link in links if link.active and link.group), None)
    found = [link for link in links if group and link.group == group]
    return found if len(found) > 1 else []


def _is_for(item: NavigationItem, request: HttpRequest, scope: Scope) -> bool:
    if item.staff_only and not getattr(request.user, "is_staff", False):
        return False
    if item.permission is None:
        return True
    asked = item.permission if isinstance(item.permission, tuple) else (item.permission,)
    return any(scope[each].everyone if item.everyone else scope.may(each) for each in asked)


def nearness(path: str, url: str, also: tuple[str, ...] = ()) -> int:
    """How much of the page's address a link has, so that the link below which it lies most closely is marked."""
    if url == "/" == path:
        return 1
    return max((len(each) for each in (url, *also) if each != "/" and path.startswith(each)), default=0)


def address_of(name: str, *args: Any) -> str:
    """The address of a page that another app may bring; nothing where it does not."""
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""
