"""Addresses of induction, adjustments and flexible working, below /support/."""

from django.urls.resolvers import URLPattern

urlpatterns: list[URLPattern] = []
