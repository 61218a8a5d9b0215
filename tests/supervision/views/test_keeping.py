"""Pages of frequencies, supervisors and agreements."""

import html
import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from supervision.models import Agreement, FrequencyRule, SupervisorPairing
from supervision.prompts import AGREEMENT
from tests.factories.supervision_sessions import (
    AgreementFactory,
    FrequencyRuleFactory,
    SupervisorPairingFactory,
)
from tests.factories.workforce import AccountFactory, AssignmentFactory
from tests.supervision.views.test_planning import get
from tests.workforce.views.verb_pages import hidden, signed_in, typed_day
from tests.world import World
from workforce.due import due_items
from workforce.panels import panels_for_person
from workforce.periods import period
from workforce.queries.visibility import Sight, scope_of

pytestmark = pytest.mark.django_db
BASE = "/supervision/"
TERMS = {prompt.key: f"About {prompt.key}" for prompt in AGREEMENT}


def frequency(**more: object) -> dict[str, object]:
    return {
        "about": "role_group",
        "role_group": "social work",
        "kind": "one_to_one",
        "every": "3",
        "unit": "week",
        **typed_day("from_day", timezone.localdate()),
    } | more


def test_frequency_is_added_listed_and_ended(world: World) -> None:
    client = signed_in(world, "hr")
    page = client.post(f"{BASE}frequencies/add/", frequency(), follow=True).content.decode()
    assert "every 3 weeks, for Role group social work" in page
    assert "What the settings say" in page
    rule = FrequencyRule.objects.get()
    ended = typed_day("last_day", timezone.localdate())
    page = client.post(f"{BASE}frequencies/{rule.pk}/end/", ended, follow=True).content.decode()
    assert "It ends on" in page
    assert "Role group social work" not in get(client, "frequencies/?show=ended")
    assert "Role group social work" in get(client, "frequencies/?about=role_group")
    assert "Role group social work" not in get(client, "frequencies/?about=post")
    assert "social work" in get(client, "frequencies/list.csv?q=social")


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"role_group": ""}, "Say which: a role group."),
        ({"about": "worker", "worker": "OWN"}, "Say why it is different for this person."),
        ({"about": "worker", "worker": "NOBODY", "reason": "So"}, "Nobody here has the number NOBODY"),
        ({"about": "post", "post": "NONE"}, "There is no post NONE"),
        (typed_day("until", timezone.localdate() - timedelta(days=400)), "before the first"),
    ],
)
def test_form_of_a_frequency_says_what_is_missing(world: World, more: dict[str, object], said: str) -> None:
    page = signed_in(world, "hr").post(f"{BASE}frequencies/add/", frequency(**more)).content.decode()
    assert said in page
    assert not FrequencyRule.objects.exists()


def test_person_sees_which_frequency_holds_and_why(world: World) -> None:
    FrequencyRuleFactory(worker=world.own, role_group="", every=3, reason="Back after a long break")
    page = get(signed_in(world, "practitioner"), "frequencies/of/OWN/")
    assert "One-to-one: every 3 months" in page
    assert "Back after a long break" in page
    assert "Set another frequency" not in page
    assert "Set another frequency" in get(signed_in(world, "hr"), "frequencies/of/OWN/")
    form = get(signed_in(world, "hr"), "frequencies/add/?about=worker&worker=OWN")
    assert 'value="OWN"' in form


def test_who_is_supervised_elsewhere_is_said_to_be_and_nothing_is_due_any_more(world: World) -> None:
    today = timezone.localdate()
    world.own.assignments.update(manager=None)
    hr, person = signed_in(world, "hr"), signed_in(world, "practitioner")
    asked = re.search(r'href="(/supervision/frequencies/add/[^"]+elsewhere)"', get(hr, "frequencies/of/OWN/"))
    assert asked is not None
    form = hr.get(html.unescape(asked[1])).content.decode()
    assert 'value="Supervised elsewhere"' in form
    assert 'value="OWN"' in form
    assert "Nobody is recorded. Ask HR" in get(person, "")
    own = {"about": "worker", "worker": "OWN", "every": "", "reason": "By the chief executive"}
    hr.post(f"{BASE}frequencies/add/", frequency(**own))
    assert "Not required" in get(person, "")
    items = due_items(scope_of(world.accounts["practitioner"], today), today, today + timedelta(days=60))
    assert "Your supervision" not in {each.kind for each in items}
    sight = Sight(world.own, scope_of(world.accounts["hr"], today))
    (panel,) = [each for each in panels_for_person(world.own, today, sight, "supervision") if each.facts]
    assert [fact.value for fact in panel.facts if fact.label == "How often"] == [
        "Not required here: By the chief executive"
    ]
    assert panel.text == ""


def test_person_whom_nobody_supervises_is_said_so_with_links_for_those_who_may(world: World) -> None:
    today = timezone.localdate()
    world.own.assignments.update(manager=None)
    said = {}
    for actor in ("hr", "psw", "service_manager"):
        sight = Sight(world.own, scope_of(world.accounts[actor], today))
        panel = next(
            each
            for each in panels_for_person(world.own, today, sight, "supervision")
            if each.id == "supervision"
        )
        assert "Nobody supervises Olu Ownteam here" in panel.text
        said[actor] = [link.label for link in panel.links]
    both = ["Name a supervisor", "Say that it happens elsewhere"]
    assert said == {"hr": both, "psw": both, "service_manager": []}
    shown = {actor: get(signed_in(world, actor), "?whose=below") for actor in ("psw", "service_manager")}
    assert {actor: "Supervised elsewhere" in page for actor, page in shown.items()} == {
        "psw": True,
        "service_manager": False,
    }


@pytest.mark.parametrize("actor", ["team_manager", "psw", "hr"])
def test_manager_and_keepers_choose_another_supervisor(world: World, actor: str) -> None:
    typed = {"supervisor": "AGENCY", "reason": "On leave"} | typed_day("from_day", timezone.localdate())
    page = signed_in(world, actor).post(f"{BASE}supervisors/of/OWN/", typed, follow=True).content.decode()
    assert "Aggie Agency supervises Olu Ownteam" in page
    pairing = SupervisorPairing.objects.get()
    assert pairing.supervisor.reference == "AGENCY"
    assert "Olu Ownteam" in get(signed_in(world, "agency worker"), "supervisors/")


def test_pairing_is_ended_by_a_keeper(world: World) -> None:
    pairing = SupervisorPairingFactory(worker=world.own)
    client = signed_in(world, "psw")
    assert f"/supervision/supervisors/{pairing.pk}/end/" in get(client, "supervisors/")
    typed = typed_day("last_day", timezone.localdate())
    page = client.post(f"{BASE}supervisors/{pairing.pk}/end/", typed, follow=True).content.decode()
    assert "It ends on" in page
    assert "Olu Ownteam" in get(client, "supervisors/list.csv?q=ownteam")
    assert "Olu Ownteam" not in get(client, "supervisors/?show=ended")


def test_former_supervisor_is_on_the_list_of_what_has_ended(world: World) -> None:
    ended = period(timezone.localdate() - timedelta(days=90), timezone.localdate() - timedelta(days=30))
    SupervisorPairingFactory(worker=world.own, period=ended)
    client = signed_in(world, "psw")
    assert "Olu Ownteam" in get(client, "supervisors/?show=ended")
    assert "Olu Ownteam" not in get(client, "supervisors/")


def drafted(world: World) -> Agreement:
    client = signed_in(world, "team_manager")
    page = client.post(f"{BASE}agreements/of/OWN/", TERMS, follow=True).content.decode()
    assert "Each of you signs it now" in page
    assert "About needs" in page
    return Agreement.objects.get(ended_on=None)


def sign(client: Client, agreement: Agreement) -> str:
    path = f"{BASE}agreements/{agreement.pk}/sign/"
    page = client.get(path).content.decode()
    return client.post(path, hidden(page), follow=True).content.decode()


def test_agreement_goes_from_the_list_to_both_signatures(world: World) -> None:
    manager, own = signed_in(world, "team_manager"), signed_in(world, "practitioner")
    assert "/supervision/agreements/of/OWN/" in get(manager, "agreements/")
    agreement = drafted(world)
    assert "waits for the supervisor and Olu Ownteam" in get(own, "agreements/")
    assert "It waits for the other signature" in sign(manager, agreement)
    assert "Both have signed" in sign(own, agreement)
    assert "Olu Ownteam" not in get(manager, "agreements/")
    assert "In force" in get(manager, "agreements/?state=in_force")
    assert "Olu Ownteam" in get(manager, "agreements/list.csv?state=all")


def test_words_changed_between_reading_and_signing_are_not_signed(world: World) -> None:
    agreement = drafted(world)
    own = signed_in(world, "practitioner")
    path = f"{BASE}agreements/{agreement.pk}/sign/"
    page = own.get(path).content.decode()
    signed_in(world, "team_manager").post(f"{BASE}agreements/of/OWN/", TERMS | {"needs": "Nothing"})
    assert "The words were changed since you read them" in own.post(path, hidden(page)).content.decode()


def test_last_words_stand_in_the_form(world: World) -> None:
    AgreementFactory(supervisee=world.own, terms=TERMS, ended_on=timezone.localdate())
    assert "About needs" in get(signed_in(world, "team_manager"), "agreements/of/OWN/")


def test_what_is_agreed_is_read_by_the_two_and_the_managers_manager(world: World) -> None:
    agreement = drafted(world)
    path = f"{BASE}agreements/{agreement.pk}/"
    director = AssignmentFactory().worker
    above = Client()
    above.force_login(AccountFactory(worker=director))
    assert above.get(path).status_code == 404
    manager = world.accounts["team_manager"].worker
    assert manager is not None
    held = manager.assignments.get()
    held.manager = director
    held.save()
    assert "About needs" in above.get(path).content.decode()
    assert "Sign it" not in above.get(path).content.decode()
    assert above.get(f"{path}sign/").status_code == 403
    for actor in ("hr", "psw", "service_manager"):
        assert signed_in(world, actor).get(path).status_code == 403


def test_list_has_days_and_no_words(world: World) -> None:
    drafted(world)
    for path in ("agreements/?whose=below&state=all", "agreements/list.csv?state=all", "", "planned/"):
        assert "About needs" not in get(signed_in(world, "psw"), path)
    assert "Mina Managing" in get(signed_in(world, "psw"), "agreements/?state=all")


def test_new_supervisor_reads_the_agreement_and_the_former_does_not(world: World) -> None:
    agreement = drafted(world)
    path = f"{BASE}agreements/{agreement.pk}/"
    SupervisorPairingFactory(worker=world.own, supervisor=world.accounts["agency worker"].worker)
    assert signed_in(world, "agency worker").get(path).status_code == 200
    assert signed_in(world, "team_manager").get(path).status_code == 403
