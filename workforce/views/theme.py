"""The council's colour as a stylesheet: the content security policy allows nothing inline."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import condition, require_safe

from workforce.colours import Colour, readable_on_white


def stylesheet(colour: Colour) -> str:
    """The custom properties that every page reads. Text keeps at least 4.5 to 1, whatever the colour."""
    ink = readable_on_white(colour)
    dark = ink.darker(0.55)
    properties = {
        "--council-colour": colour,
        "--council-on-colour": colour.text_on(),
        "--council-ink": ink,
        "--council-ink-dark": dark,
        "--council-tint": ink.lighter(0.93),
        "--govuk-brand-colour": ink,
        "--govuk-link-colour": ink,
        "--govuk-link-visited-colour": ink,
        "--govuk-link-hover-colour": dark,
    }
    return ":root{" + "".join(f"{name}:{value};" for name, value in properties.items()) + "}\n"


def _fingerprint(request: HttpRequest) -> str:
    return f'"{settings.COUNCIL_COLOUR.lstrip("#")}"'


@require_safe
@cache_control(public=True, max_age=3600)
@condition(etag_func=_fingerprint)
def theme(request: HttpRequest) -> HttpResponse:
    return HttpResponse(
        stylesheet(Colour.parse(settings.COUNCIL_COLOUR)), content_type="text/css; charset=utf-8"
    )
