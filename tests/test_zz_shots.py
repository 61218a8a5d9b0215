import pytest
from tests.journeys.conftest import *
from tests.world import build_world
@pytest.mark.django_db(transaction=True)
def test_shots(visit, transactional_db):
    import pathlib; out=pathlib.Path("/tmp/frame/shots"); out.mkdir(exist_ok=True)
    w=build_world()
    for actor,paths in {"team_manager":["/","/people/","/people/OWN/"],"administrator":["/access/","/access/grant/","/changes/","/admin/"],"practitioner":["/privacy/"]}.items():
        for phone in (False,True):
            v=visit(w.accounts[actor],phone=phone)
            for p in paths:
                v.go(p); v.page.screenshot(path=str(out/f"{actor}{p.replace('/','_')}{'phone' if phone else ''}.png"),full_page=True)
