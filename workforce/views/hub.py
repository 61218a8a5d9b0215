"""Notices: those that reach the reader, one of them, and what publishers do with theirs."""

from collections.abc import Mapping
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone

from workforce.access.permissions import Permission
from workforce.csv_file import csv_response
from workforce.domain.hub import correct_notice, mark_read, publish_notice, withdraw_notice
from workforce.enums import HubCategory, Shown
from workforce.forms.hub import NoticeForm, WithdrawNoticeForm
from workforce.forms.support import SearchForm
from workforce.models import AnnouncementVersion
from workforce.queries.hub import (
    NoticeSearch,
    audience_words,
    notice_for,
    notices_for,
    published_by,
    readers_of,
    role_groups,
    shown_on,
    typed,
    units_to_address,
    versions_of,
)
from workforce.queries.organisation import tree_in, unit_names
from workforce.tables import Cell, Column, Row, Table
from workforce.views.page import Request
from workforce.views.section_forms import or_404
from workforce.views.support import SupportFormPage, SupportPage
from workforce.written import day as written_day

PER_PAGE = 25
ARCHIVE, PUBLISHED = "archive", "published"
TONES = {Shown.NOW: "good", Shown.COMING: "info", Shown.OVER: "neutral", Shown.WITHDRAWN: "bad"}


class NoticesPage(SupportPage):
    """What the list and its file share."""

    permission = Permission.SEE_DIRECTORY

    def choose(self) -> tuple[SearchForm, NoticeSearch]:
        shows = [("", "Shown now"), (ARCHIVE, "Archive")]
        if self.scope.may(Permission.PUBLISH_NOTICES):
            shows.append((PUBLISHED, "Published by me"))
            if self.scope[Permission.PUBLISH_NOTICES].everyone:
                shows[-1] = (PUBLISHED, "Everything that was published")
        form = SearchForm(self.request.GET, categories=HubCategory.choices, shows=shows)
        form.is_valid()
        show = form.asked("show")
        search = NoticeSearch(form.asked("q"), form.asked("category"), show == ARCHIVE, show == PUBLISHED)
        return form, search

    def cells(self, found: AnnouncementVersion) -> tuple[Cell, ...]:
        state = shown_on(found, self.today)
        new = state == Shown.NOW and not found.is_read  # type: ignore[attr-defined]
        return (
            Cell(found.title, url=reverse("notice", args=[found.announcement_id])),
            Cell(str(found.get_category_display())),
            Cell(written_day(found.first_day)),
            Cell(audience_words(found, self.names)),
            Cell("New", tone="info") if new else Cell(str(state.label), tone=TONES[state]),
        )

    @property
    def names(self) -> Mapping[int, str]:
        return self.scope.once("names of units", lambda: unit_names(self.today))


class Notices(NoticesPage):
    """The notices that reach the reader, the latest first."""

    def get(self, request: Request) -> HttpResponse:
        form, search = self.choose()
        page = Paginator(notices_for(request.user, search, self.scope), PER_PAGE).get_page(
            request.GET.get("page")
        )
        columns = (
            Column("Title"),
            Column("Category"),
            Column("From"),
            Column("For"),
            Column("State"),
        )
        rows = tuple(Row(self.cells(each)) for each in page.object_list)
        return self.render(
            "workforce/notices.html",
            form=None,
            filter_form=form,
            page=page,
            table=Table("Notices", columns, rows),
            may_publish=self.scope.may(Permission.PUBLISH_NOTICES),
            query=request.GET.urlencode(),
        )


class NoticesFile(NoticesPage):
    """What the list shows, on all its pages."""

    def get(self, request: Request) -> HttpResponse:
        _, search = self.choose()
        header = ("Title", "Category", "From", "Until", "For", "Text", "Link")
        rows = (
            (
                each.title,
                str(each.get_category_display()),
                each.first_day.isoformat(),
                each.last_day.isoformat() if each.last_day else "",
                audience_words(each, self.names),
                each.text,
                each.link,
            )
            for each in notices_for(request.user, search, self.scope)
        )
        return csv_response(f"notices {self.today.isoformat()}", header, rows)


class OneNotice(SupportPage):
    """A notice. Opening it is reading it."""

    permission = Permission.SEE_DIRECTORY

    def get(self, request: Request, notice_id: int) -> HttpResponse:
        found: AnnouncementVersion = or_404(notice_for(notice_id, request.user, self.scope))
        may_change = published_by(request.user, self.scope).filter(pk=found.pk).exists()
        mark_read(version_id=found.pk, at=timezone.now(), by=request.user)
        state = shown_on(found, self.today)
        return self.render(
            "workforce/notice.html",
            notice=found,
            state=state,
            tone=TONES[state],
            audience=audience_words(found, unit_names(self.today)),
            may_change=may_change and state != Shown.WITHDRAWN,
            withdrawal=getattr(found.announcement, "withdrawal", None),
            versions=versions_of(notice_id) if may_change or found.number > 1 else [],
            readers=readers_of(notice_id) if may_change else None,
        )


class WriteNotice(SupportFormPage):
    """What a notice says, and to whom: those whom the writer may address."""

    permission = Permission.PUBLISH_NOTICES
    form_class = NoticeForm

    def form_arguments(self) -> dict[str, Any]:
        return {
            "nodes": units_to_address(tree_in(self.scope), self.reach),
            "role_groups": role_groups(),
            "to_everybody": self.reach.everyone,
        }


class PublishNotice(WriteNotice):
    """A new notice."""

    title = "Publish a notice"
    submit = "Publish"

    def initial(self) -> Mapping[str, Any]:
        return {"first_day": self.today}

    def act(self, form: NoticeForm) -> str:
        publish_notice(
            content=form.content(),
            audience=form.audience(),
            reach=self.reach,
            today=self.today,
            by=self.request.user,
        )
        return "The notice is published."

    def done_url(self) -> str:
        return f"{reverse('notices')}?show={PUBLISHED}"

    def back(self) -> str:
        return "Notices"


class OwnNotice(SupportFormPage):
    """Something that is done with a notice by who published it."""

    permission = Permission.PUBLISH_NOTICES
    notice: AnnouncementVersion

    def find(self, **named: Any) -> None:
        mine = published_by(self.request.user, self.scope).standing().holding()
        self.notice = or_404(mine.filter(announcement=self.kwargs["notice_id"]).first())

    def subject(self) -> str:
        return self.notice.title

    def done_url(self) -> str:
        return reverse("notice", args=[self.notice.announcement_id])

    def back(self) -> str:
        return "The notice"


class CorrectNotice(OwnNotice, WriteNotice):
    """A further version. What it said before is kept."""

    title = "Correct the notice"
    hint = "The corrected notice counts as new for everybody it reaches. What it said before is kept."

    def initial(self) -> Mapping[str, Any]:
        return typed(self.notice)

    def act(self, form: NoticeForm) -> str:
        correct_notice(
            announcement_id=self.notice.announcement_id,
            seen=self.notice.number,
            content=form.content(),
            audience=form.audience(),
            reach=self.reach,
            today=self.today,
            by=self.request.user,
        )
        return "The notice is corrected."


class WithdrawNotice(OwnNotice):
    """Taken back, with a reason."""

    title = "Withdraw the notice"
    hint = "From now on the notice reaches nobody. It stays on record with the reason, and cannot be shown again."
    submit = "Withdraw it"
    form_class = WithdrawNoticeForm

    def act(self, form: WithdrawNoticeForm) -> str:
        withdraw_notice(
            announcement_id=self.notice.announcement_id,
            reason=form.cleaned_data["reason"],
            today=self.today,
            by=self.request.user,
        )
        return "The notice is withdrawn."
