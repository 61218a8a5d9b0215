"""What the pages of support share."""

from workforce.sections import SUPPORT
from workforce.views.section_forms import ConfirmPage, FormPage
from workforce.views.sections import SectionView


class SupportPage(SectionView):
    """A page of the section."""

    section = SUPPORT


class SupportFormPage(FormPage, SupportPage):
    """A form of the section."""


class SupportConfirmPage(ConfirmPage, SupportPage):
    """A question of the section before something is taken away."""
