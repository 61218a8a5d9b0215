"""The constraints of e-mails of what is due, each with a row that breaks it."""

import factory

from tests.factories.workforce import AccountFactory
from tests.periods import TODAY
from workforce.models import DigestPreference, DigestSent


class DigestPreferenceFactory(factory.django.DjangoModelFactory[DigestPreference]):
    class Meta:
        model = DigestPreference

    account = factory.SubFactory(AccountFactory)
    how_often = "weekly"


class DigestSentFactory(factory.django.DjangoModelFactory[DigestSent]):
    class Meta:
        model = DigestSent

    account = factory.SubFactory(AccountFactory)
    day = TODAY
    overdue = 0
    coming = 0


OTHERS = [
    ("digest_frequency_is_known", lambda: DigestPreferenceFactory(how_often="hourly")),
    ("digest_comes_on_a_day_of_work", lambda: DigestPreferenceFactory(weekday=9)),
    ("one_digest_a_day", lambda: DigestSentFactory(account=DigestSentFactory().account)),
]
