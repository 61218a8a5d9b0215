"""Encryption: what is kept is a token; keys may be added in front; nothing opens without its key."""

from typing import Any

import pytest
from cryptography.fernet import Fernet

from workforce.encryption import ContentLocked, decrypt, encrypt, is_of_first_key, renewed

OLD, NEW = Fernet.generate_key().decode(), Fernet.generate_key().decode()
WORDS = "She said: “Zażółć” – 50 %"


def test_words_come_back_and_no_two_tokens_are_the_same(settings: Any) -> None:
    settings.CONTENT_KEYS = [OLD]
    one, other = encrypt(WORDS), encrypt(WORDS)
    assert one != other
    assert WORDS[:8] not in one
    assert decrypt(one) == decrypt(other) == WORDS


def test_first_key_writes_and_all_of_them_read(settings: Any) -> None:
    settings.CONTENT_KEYS = [OLD]
    token = encrypt(WORDS)
    settings.CONTENT_KEYS = [NEW, OLD]
    assert decrypt(token) == WORDS
    assert not is_of_first_key(token)
    again = renewed(token)
    assert is_of_first_key(again)
    settings.CONTENT_KEYS = [NEW]
    assert decrypt(again) == WORDS


@pytest.mark.parametrize("open_it", [decrypt, renewed], ids=["read", "renewed"])
@pytest.mark.parametrize("spoiled", [False, True])
def test_nothing_opens_without_its_key(settings: Any, open_it: Any, spoiled: bool) -> None:
    settings.CONTENT_KEYS = [OLD]
    token = encrypt(WORDS)
    if spoiled:
        token = token[:-10] + "A" * 10
    else:
        settings.CONTENT_KEYS = [NEW]
    with pytest.raises(ContentLocked, match="not among the keys") as raised:
        open_it(token)
    assert raised.value.__cause__ is None
    assert token not in str(raised.value)
