from workforce.demo.names import FIRST_NAMES, LAST_NAMES, place


def test_there_are_names_enough_for_a_large_council():
    assert len(FIRST_NAMES) * len(LAST_NAMES) > 50_000
    assert len(LAST_NAMES) == len(set(LAST_NAMES))


def test_places_are_all_different():
    assert len({place(number) for number in range(400)}) == 400
