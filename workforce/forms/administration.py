"""Forms of the admin that need more than their table: an account, and a setting with dates."""

import json
from typing import Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError

from workforce.forms.crispy import OneLineDateField
from workforce.models import Account, PolicyValue, Worker
from workforce.periods import PeriodError, last_day, period
from workforce.policy import DEFAULTS, PolicyKey, misshapen


class AccountForm(forms.ModelForm):  # type: ignore[type-arg]
    """An account and the number of its worker. No password: its holder sets it."""

    by: Account | None = None
    worker_reference = forms.CharField(
        label="Worker's number",
        required=False,
        help_text="Empty for somebody who is no worker here, such as an auditor.",
    )

    class Meta:
        model = Account
        fields = ("email", "worker_reference", "is_active", "is_staff")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.worker:
            self.fields["worker_reference"].initial = self.instance.worker.reference

    def clean_worker_reference(self) -> str:
        reference: str = self.cleaned_data["worker_reference"].strip()
        worker = Worker.objects.filter(reference=reference).first() if reference else None
        if reference and worker is None:
            raise ValidationError("There is no worker with this number.")
        if worker and Account.objects.filter(worker=worker).exclude(pk=self.instance.pk).exists():
            raise ValidationError("This worker has an account already.")
        self.instance.worker = worker
        return reference

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        is_own = self.by is not None and self.by.pk == self.instance.pk
        if is_own and not (data.get("is_active") and data.get("is_staff")):
            raise ValidationError("You cannot close your own account. Ask another administrator.")
        return data


class PolicyValueForm(forms.ModelForm):  # type: ignore[type-arg]
    """A rule's number from a first to a last day, inclusive."""

    first_day = OneLineDateField(label="First day")
    last_day = OneLineDateField(
        label="Last day", required=False, help_text="Empty: until another value is set."
    )

    class Meta:
        model = PolicyValue
        fields = ("key", "value")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.fields["first_day"].initial = self.instance.first_day
            self.fields["last_day"].initial = last_day(self.instance.period)

    def clean(self) -> dict[str, Any]:
        """A value that is not made like the default would stop every page that reads the setting."""
        data = super().clean() or self.cleaned_data
        key, value = data.get("key"), data.get("value")
        if key in PolicyKey.values and "value" in data:
            default = DEFAULTS[PolicyKey(key)].default
            if misshapen(value, default):
                raise ValidationError({"value": f"Write it like the default: {json.dumps(default)}"})
        return data

    def _post_clean(self) -> None:
        """The period is no field of the form, so Django would leave out every constraint that names it."""
        super()._post_clean()  # type: ignore[misc]
        if self.errors:
            return
        try:
            self.instance.period = period(self.cleaned_data["first_day"], self.cleaned_data["last_day"])
            self.instance.full_clean()
        except PeriodError as error:
            self.add_error("last_day", str(error))
        except ValidationError as error:
            self.add_error(None, ValidationError({NON_FIELD_ERRORS: error.messages}))
