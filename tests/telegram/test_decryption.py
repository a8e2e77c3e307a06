"""Decryption with OpenSSL gives what Telethon's own gives."""

import hypothesis.strategies as st
import pytest
from hypothesis import given
from telethon.crypto import AES, aes, libssl

from ingest.telegram.decryption import decrypt_without_copies

needs_openssl = pytest.mark.skipif(
    libssl._libssl is None or aes.cryptg is not None,
    reason="Telethon decrypts without OpenSSL here: nothing is changed",
)


@needs_openssl
@given(plain=st.binary(max_size=400), key=st.binary(min_size=32, max_size=32), iv=st.binary(min_size=32, max_size=32))
def test_what_was_encrypted_comes_out(plain: bytes, key: bytes, iv: bytes) -> None:
    decrypt_without_copies()
    assert libssl.decrypt_ige.__module__ == decrypt_without_copies.__module__
    sent = AES.encrypt_ige(plain, key, iv)  # Telethon's own; fills up to whole blocks
    assert AES.decrypt_ige(sent, key, iv)[: len(plain)] == plain


def test_another_way_of_telethon_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    own = object()
    monkeypatch.setattr(aes, "cryptg", object())
    monkeypatch.setattr(libssl, "decrypt_ige", own)
    decrypt_without_copies()
    assert libssl.decrypt_ige is own
