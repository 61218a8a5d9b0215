"""Addresses of pathways, progression, opportunities and lead roles, below /careers/."""

from django.urls.resolvers import URLPattern

urlpatterns: list[URLPattern] = []
