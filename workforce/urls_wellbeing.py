"""Addresses of wellbeing, recognition, benefits, notices, below /support/."""

from django.urls.resolvers import URLPattern

urlpatterns: list[URLPattern] = []
