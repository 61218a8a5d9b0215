"""A form whose words are kept while they are typed: what its page and the saving of its draft share.

What a form is about, who may fill it in and what saving does, the pages say. Here is what keeps words: a draft that is
filled in again, the stamp, other tabs, and what somebody has saved meanwhile (docs/decisions/0019).
"""

from dataclasses import replace
from typing import Any
from uuid import uuid4

from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.forms import Form
from django.http import HttpResponse
from django.utils import timezone

from supervision.domain.drafting import Typed, is_stale, keep_draft, put_in_front
from supervision.forms.typed import as_sent, typed_in, without_checks
from supervision.pages.drafts import others_of
from supervision.queries.drafts import About, Draft, Fields, draft_of
from supervision.stamps import read_stamp, stamp_for
from workforce.domain.errors import DomainError
from workforce.domain.record import ChangedMeanwhile
from workforce.views.page import Request
from workforce.views.sections import SectionView
from workforce.views.verbs import refuse

OTHER_TAB = (
    "In another tab or on another device you have typed something else since. Nothing is lost: both texts are below. "
    "Put into the fields what you want to keep, then save."
)
OTHER_PERSON = (
    "This record was changed after you opened it. Nothing is lost: what you typed is in the fields, and what is saved "
    "is shown beside it. Put into the fields what you want to keep, then save."
)
OLD_PAGE = (
    "This error has cost no words: the page was too old to be saved as it was. Look it over, and save it now."
)


class WithDraft(SectionView):
    """What the form and its drafts share: what they are about, and whose draft it is."""

    def find(self, **named: Any) -> None:
        """Look up what the address names. Raises Http404 for what is out of reach, PermissionDenied for who reads."""
        raise NotImplementedError

    @property
    def about(self) -> About:
        raise NotImplementedError

    @property
    def draft(self) -> Draft:
        """As it is kept now. One query."""
        return draft_of(self.about, self.request.user.pk)

    def typed(self, request: Request) -> Typed | None:
        """What was typed; None where the form's stamp is not one that was given to this account for this form."""
        stamp = read_stamp(request.POST.get("stamp", ""))
        if stamp is None or stamp.account_id != request.user.pk or stamp.about != self.about:
            return None
        return typed_in(request.POST)


class KeptForm(WithDraft):
    """The page of the form: filled in with what is saved or, where somebody was typing, with that.

    The stamp of the form stands for the token against forged requests, so a page of this kind is exempt from that.
    `saved` is what the form was filled in from; its `mark` changes with every save.
    """

    def saved(self) -> Any:
        raise NotImplementedError

    def filled(self, saved: Any) -> Form:
        """The form with what is saved."""
        raise NotImplementedError

    def sent(self, saved: Any, data: Any) -> Any:
        """The form with what was typed."""
        raise NotImplementedError

    def words_saved(self, form: Form, saved: Any) -> Fields:
        """What is saved, by the name of the field: each field with words, empty ones too."""
        raise NotImplementedError

    def save(self, form: Any, request: Request) -> Any:
        """Save a valid form. Raises ChangedMeanwhile, and what rules refuse."""
        raise NotImplementedError

    def done(self, result: Any, typed: Typed, request: Request) -> HttpResponse:
        """End the draft, and go on."""
        raise NotImplementedError

    def shown(self, form: Form, **marks: Any) -> HttpResponse:
        """The page, with `marks` of its draft for the template."""
        raise NotImplementedError

    def draft_url(self) -> str:
        raise NotImplementedError

    def discard_url(self) -> str:
        raise NotImplementedError

    def instead(self, draft: Draft) -> HttpResponse | None:
        """Another page that is meant."""
        return None

    def other_button(self, form: Any, typed: Typed, saved: Any, request: Request) -> HttpResponse | None:
        """What another button than that which saves does; None: it was not pressed."""
        return None

    def get(self, request: Request, **named: Any) -> HttpResponse:
        self.find(**named)
        draft = self.draft
        return self.instead(draft) or self.opened(draft)

    def opened(self, draft: Draft) -> HttpResponse:
        saved = self.saved()
        if not draft.fields:
            return self.page_of(self.filled(saved), draft, saved.mark)
        form = without_checks(self.sent(saved, as_sent(draft.fields)))
        seen = (draft.fields.get("seen") or [saved.mark])[0]
        return self.page_of(form, draft, seen, restored=draft.saved_at)

    def post(self, request: Request, **named: Any) -> HttpResponse:
        self.find(**named)
        typed, saved = self.typed(request), self.saved()
        form = self.sent(saved, request.POST)
        if typed is None:
            form.add_error(None, OLD_PAGE)
            return self.page_of(form, self.draft, saved.mark)
        if is_stale(self.draft, typed):
            put_in_front(about=self.about, account_id=request.user.pk, typed=typed, now=timezone.now())
            form.add_error(None, OTHER_TAB)
            return self.again(form, request)
        return self.other_button(form, typed, saved, request) or self.saving(form, typed, request)

    def saving(self, form: Any, typed: Typed, request: Request) -> HttpResponse:
        try:
            if form.is_valid():
                return self.done(self.save(form, request), typed, request)
        except ChangedMeanwhile:
            form.add_error(None, OTHER_PERSON)
            saved = self.saved()
            self.keep(replace(typed, fields={**typed.fields, "seen": [saved.mark]}))
            return self.page_of(form, self.draft, saved.mark, theirs=self.words_saved(form, saved))
        except (DomainError, ValidationError, IntegrityError) as error:
            refuse(form, error)
        self.keep(typed)
        return self.again(form, request)

    def keep(self, typed: Typed) -> None:
        """Keep what was typed, although it could not be saved."""
        about, account, now = self.about, self.request.user.pk, timezone.now()
        kept = keep_draft(about=about, account_id=account, typed=typed, now=now)
        if kept.ended:
            anew = replace(typed, tab=_new_tab(), base=kept.number)
            keep_draft(about=about, account_id=account, typed=anew, now=now)

    def again(self, form: Any, request: Request) -> HttpResponse:
        """The page once more, with what was typed."""
        return self.page_of(form, self.draft, request.POST.get("seen", ""))

    def page_of(
        self, form: Form, draft: Draft, seen: str, *, restored: Any = None, theirs: Fields | None = None
    ) -> HttpResponse:
        return self.shown(
            form,
            stamp=stamp_for(self.request.user.pk, self.about),
            tab=_new_tab(),
            number=draft.number,
            seen=seen,
            restored=restored,
            others=others_of(form, draft, theirs),
            draft_url=self.draft_url(),
            discard_url=self.discard_url() if draft.fields or draft.beside else "",
        )


def _new_tab() -> str:
    return uuid4().hex
