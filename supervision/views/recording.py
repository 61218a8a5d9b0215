"""The form of a record: of a session on record, and of a new one with a person or a group."""

from functools import cached_property
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.views.decorators.csrf import csrf_exempt

from supervision.appraisal_carried import Carried, objectives_for, objectives_panel
from supervision.carried import panels_for_session
from supervision.domain.appraisals import log_reading
from supervision.domain.drafting import Typed, end_draft
from supervision.domain.readings import note_actions
from supervision.domain.recording import Entry, begin_record, save_record
from supervision.domain.signing import TRAINING_IMPACT, NotComplete, share_record
from supervision.enums import OF_MANY, OF_ONE, ReadAs, SessionKind
from supervision.forms.record import Asked, RecordEntry
from supervision.forms.record_initial import initial_of, initial_of_group
from supervision.forms.typed import number_in, without_checks
from supervision.models import AgreedAction, SupervisionSession, supervised_people
from supervision.queries.appraisal_rules import name_of_appraisal
from supervision.queries.drafts import Draft, Fields
from supervision.queries.members import people_called
from supervision.queries.reading import carried_actions
from supervision.queries.records import WELLBEING, Saved, next_planned, saved_of, session_to_record
from supervision.queries.templates import RecordForm, form_in_force, order_of
from supervision.views.kept_form import KeptForm
from supervision.views.record_subjects import OnRecord, Recording, WithGroup, WithPerson, after_sharing
from workforce.access.permissions import Permission
from workforce.domain.errors import DomainError
from workforce.models import Worker
from workforce.panels import Panel
from workforce.policy import PolicyKey
from workforce.queries.policy import policies_in
from workforce.queries.visibility import Sight
from workforce.recent_training import recent_training
from workforce.views.page import Request
from workforce.written import day as written_day


# the stamp of the form stands for the token against forged requests: supervision/stamps.py
@method_decorator(csrf_exempt, name="dispatch")
class RecordPage(KeptForm, Recording):
    """The form: filled in with what is saved or, where somebody was typing, with that."""

    def filled(self, saved: Saved) -> RecordEntry:
        return self.build(saved, initial=initial_of(self.session, saved, self.today))

    def sent(self, saved: Saved, data: Any) -> RecordEntry:
        return self.build(saved, data, rows=number_in(data.get("rows")))

    def words_saved(self, form: Form, saved: Saved) -> Fields:
        words = saved.words | {WELLBEING: saved.wellbeing}
        names = [name for name in form.fields if name.startswith("w_")]
        return {name: [words.get(name.removeprefix("w_"), "")] for name in names}

    def other_button(
        self, form: RecordEntry, typed: Typed, saved: Saved, request: Request
    ) -> HttpResponse | None:
        if "more" not in request.POST:
            return None
        self.keep(typed)
        return self.again(without_checks(self.build(saved, request.POST, rows=form.rows + 3)), request)

    def save(self, form: RecordEntry, request: Request) -> SupervisionSession:
        with transaction.atomic():
            people = Worker.objects.within(self.scope[Permission.SEE_DIRECTORY])
            entry = form.entry(people_called(people, form.cleaned_data.get("others", "")))
            return self.put(entry, request.POST.get("seen", ""))

    def put(self, entry: Entry, seen: str) -> SupervisionSession:
        if self.session is not None:
            return save_record(
                session_id=self.session.pk, entry=entry, seen=seen, today=self.today, by=self.request.user
            )
        me = self.request.user.worker_id
        return begin_record(
            supervisor_id=me or 0,
            supervisee_id=self.worker.pk if self.worker else None,
            entry=entry,
            today=self.today,
            by=self.request.user,
        )

    def done(self, session: SupervisionSession, typed: Typed, request: Request) -> HttpResponse:
        end_draft(about=self.about, account_id=request.user.pk, tab=typed.tab)
        if "share" in request.POST:
            try:
                share_record(session_id=session.pk, today=self.today, by=request.user)
            except NotComplete as missing:
                messages.warning(request, f"The record is saved. It is not shared yet. {missing}")
                return redirect("record_edit", session.pk)
            except DomainError as error:
                messages.warning(request, f"The record is saved. {error}")
                return redirect("record", session.pk)
            messages.success(request, "The record is saved and shared.")
            return redirect(after_sharing(session, request.user, self.today))
        by = f" Share it by {written_day(session.share_by)}." if session.shared_on is None else ""
        messages.success(request, f"The record is saved.{by}")
        return redirect("record", session.pk)

    def saved(self) -> Saved:
        return saved_of(self.session) if self.session is not None else Saved()

    def build(self, saved: Saved, data: Any = None, *, rows: int = 3, **more: Any) -> RecordEntry:
        return RecordEntry(data, asked=self.asked(), rows=rows or 3, **more)

    def asked(self) -> Asked:
        """What the form asks of this session."""
        form = form_in_force()
        common: dict[str, Any] = {
            "today": self.today,
            "prompts": form.ordered(order_of(self.request.user)),
            "tools": form.tools,
            "cancel_url": reverse("record", args=[self.session.pk]) if self.session else reverse("records"),
        }
        if self.worker is None:
            people = supervised_people(self.reach).exclude(pk=self.request.user.worker_id)
            chosen = [(each.pk, each.name) for each in people]
            return Asked(
                kinds=OF_MANY,
                share="Save and share with the group",
                people=self.with_members(chosen),
                **common,
            )
        return Asked(
            kinds=[SessionKind(self.session.kind)] if self.session and self.finishes else OF_ONE,
            share=f"Save and share with {self.worker.first_name}" if self.is_to_be_shared() else "",
            needed=self.needed(form),
            actions=[] if self.finishes else self.open_actions(self.worker),
            often=int(policies_in(self.scope).value(PolicyKey.SUPERVISION_CARRIES, self.today)),
            owners=self.owners(),
            panels=[] if self.finishes else self.carried_in(self.worker),
            next_planned=self.next_planned(),
            goes_on=not self.finishes,
            **common,
        )

    def open_actions(self, worker: Worker) -> list[AgreedAction]:
        return list(carried_actions(worker.pk, self.request.user, self.today))

    @cached_property
    def objectives(self) -> Carried | None:
        """What the person is working on, as agreed in the appraisal."""
        if self.worker is None:
            return None
        return objectives_for(self.worker.pk, self.scope, self.request.user)

    def carried_in(self, worker: Worker) -> list[Panel]:
        panels = panels_for_session(worker, self.today, Sight(worker, self.scope))
        if self.objectives is not None:
            panels.insert(0, objectives_panel(self.objectives, name_of_appraisal(self.scope)))
        return panels

    def is_to_be_shared(self) -> bool:
        return self.session is None or self.session.shared_on is None

    def needed(self, form: RecordForm) -> frozenset[str]:
        """The prompts that a one-to-one session is not shared without."""
        attended = self.worker is not None and recent_training(self.worker.pk, self.today)
        return form.required | ({TRAINING_IMPACT} if attended else set())

    def owners(self) -> list[tuple[int, str]]:
        """The two, of whom one does what is agreed."""
        me = self.request.user.worker
        two = [each for each in (self.worker, me) if each is not None]
        return [(each.pk, each.name) for each in two]

    def with_members(self, people: list[tuple[int, str]]) -> list[tuple[int, str]]:
        """Those offered, and those who are members already."""
        if self.session is None:
            return people
        known = dict(people)
        members = self.session.members.filter(worker__isnull=False).select_related("worker")
        known |= {each.worker.pk: each.worker.name for each in members if each.worker is not None}
        return sorted(known.items(), key=lambda each: each[1])

    def next_planned(self) -> str:
        if self.worker is None or self.request.user.worker_id is None:
            return ""
        after = max(self.session.on, self.today) if self.session else self.today
        day = next_planned(self.request.user.worker_id, self.worker.pk, after)
        return f"It is planned for {written_day(day)}. Another day here plans one more." if day else ""

    def note_carried(self, form: Any) -> None:
        """The open actions of other records are shown with their words: that is a reading of those."""
        me, own = self.request.user.worker_id, self.session.pk if self.session else None
        shown = [each for each in form.asked.actions if each.session_id != own]
        parts = {
            each.pk: ReadAs.SUPERVISOR if each.session.supervisor_id == me else ReadAs.NEW_SUPERVISOR
            for each in shown
        }
        note_actions(shown, self.request.user, parts)

    def shown(self, form: Form, **marks: Any) -> HttpResponse:
        if self.request.method == "GET":
            self.note_carried(form)
        if self.objectives is not None:
            log_reading(
                appraisal=self.objectives.appraisal, reader=self.objectives.reader, by=self.request.user
            )
        return self.render(
            "supervision/record_form.html",
            form=form,
            title=self.title(),
            another_url=self.another_url(),
            **marks,
        )

    def title(self) -> str:
        return f"Supervision of {self.worker.name}" if self.worker else "Group or peer supervision"

    def another_url(self) -> str:
        """Where a session that was not planned is recorded, beside this one."""
        return ""


class RecordEdit(OnRecord, RecordPage):
    """The record of a session that is planned, or was held and can still be changed."""

    def build(self, saved: Saved, data: Any = None, *, rows: int = 3, **more: Any) -> RecordEntry:
        if data is None and self.session is not None and self.worker is None:
            initial, partners = initial_of_group(self.session)
            more["initial"] = more.get("initial", {}) | initial
            rows = max(rows, partners + 1)
        return super().build(saved, data, rows=rows, **more)

    def draft_url(self) -> str:
        return reverse("record_save_draft", args=[self.session.pk if self.session else 0])

    def discard_url(self) -> str:
        return reverse("record_discard", args=[self.session.pk if self.session else 0])

    def another_url(self) -> str:
        if self.worker is None or self.session is None or self.session.held_entered_on is not None:
            return ""
        return f"{reverse('record_new', args=[self.worker.reference])}?new=1"


class RecordNew(WithPerson, RecordPage):
    """The record of a session with somebody: the one that is planned about now, else a new one."""

    def instead(self, draft: Draft) -> HttpResponse | None:
        me = self.request.user.worker_id
        if "new" in self.request.GET or draft.fields or me is None or self.worker is None:
            return None
        found = session_to_record(me, self.worker.pk, self.today)
        return redirect("record_edit", found) if found else None

    def draft_url(self) -> str:
        return reverse("record_new_draft", args=[self.worker.reference if self.worker else ""])

    def discard_url(self) -> str:
        return reverse("record_new_discard", args=[self.worker.reference if self.worker else ""])


class GroupNew(WithGroup, RecordPage):
    """The record of a group, of peers or of a learning set."""

    def draft_url(self) -> str:
        return reverse("record_group_draft")

    def discard_url(self) -> str:
        return reverse("record_group_discard")
