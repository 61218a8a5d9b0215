import pytest
def test_x(client, world):
    client.force_login(world.accounts["administrator"])
    p=client.get("/access/?role=team_manager&q=mina").content.decode()
    print(p[p.index("<main"):][:6000])
    client.force_login(world.accounts["team_manager"])
    p=client.get("/people/?q=ownteam").content.decode()
    print(p[p.index("app-table"):][:3000])
