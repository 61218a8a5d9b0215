"""Addresses of practice documents, standards and what people say to them, below /supervision/."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
