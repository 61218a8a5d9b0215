"""Who changed what."""

from django.http import HttpResponse

from workforce.access.permissions import Permission
from workforce.change_words import in_words, pointed_to
from workforce.forms.changes import ChangesFilter
from workforce.queries.grants import account_with_email
from workforce.queries.history import ChangeSearch, changes, kinds, labels, may_see_sign_ins
from workforce.views.page import PageView, Request

PER_PAGE = 25
NOBODY = 0
"""The number of no account: what an unknown e-mail address has changed is nothing."""


class Changes(PageView):
    """Changes of the kinds of record that the reader may follow, the latest first."""

    permission = Permission.SEE_AUDIT

    def get(self, request: Request) -> HttpResponse:
        allowed = kinds(self.scope)
        form = ChangesFilter(request.GET, kinds=allowed, with_sign_ins=may_see_sign_ins(self.scope))
        valid = form.is_valid()
        number = _page_number(request.GET.get("page"))
        page = changes(self._search(form.cleaned_data), self.scope, page=number, per_page=PER_PAGE)
        names = labels(pointed_to(page.changes, allowed))
        shows_equality = self.scope[Permission.SEE_EQUALITY].everyone
        shows_contact = self.scope[Permission.SEE_CONTACT].everyone
        written = [
            in_words(each, allowed, names, shows_equality=shows_equality, shows_contact=shows_contact)
            for each in page.changes
        ]
        return self.render(
            "workforce/changes.html",
            filter_form=form,
            form=form if not valid else None,
            changes=written,
            newer=number - 1 if number > 1 else None,
            older=number + 1 if page.has_older else None,
        )

    def _search(self, data: dict[str, object]) -> ChangeSearch:
        email = str(data.get("by") or "")
        account = account_with_email(email) if email else None
        return ChangeSearch(
            kind=str(data.get("kind") or ""),
            record=data.get("record"),  # type: ignore[arg-type]
            account_id=(account.pk if account else NOBODY) if email else None,
            first_day=data.get("first"),  # type: ignore[arg-type]
            last_day=data.get("last"),  # type: ignore[arg-type]
        )


def _page_number(asked: str | None) -> int:
    return max(1, int(asked)) if asked and asked.isdecimal() and len(asked) < 6 else 1
