"""Addresses of succession, the workforce plan, programmes and projects, below /plans/."""

from django.urls.resolvers import URLPattern

urlpatterns: list[URLPattern] = []
