"""Inputs of one line."""

from contextlib import suppress
from datetime import date
from typing import Any

from django import forms
from django.forms.renderers import BaseRenderer
from django.forms.utils import flatatt
from django.utils.safestring import SafeString


class _Written(forms.TextInput):
    """Writes its one element itself: Django's template for it includes two others."""

    def render(
        self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: BaseRenderer | None = None
    ) -> SafeString:
        shown = self.format_value(value)
        own: dict[str, Any] = {"type": self.input_type, "name": name}
        if shown is not None:
            own["value"] = shown
        return SafeString(f"<input{flatatt(own | self.build_attrs(self.attrs, attrs))}>")


class ShortText(_Written):
    """A text of one line."""


class ShortDate(_Written, forms.DateInput):
    """A date of one line. A date of an address, 2026-11-22, is shown as people write it."""

    def format_value(self, value: Any) -> str | None:
        if isinstance(value, str):
            with suppress(ValueError):
                value = date.fromisoformat(value.strip())
        return super().format_value(value)
