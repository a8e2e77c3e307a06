"""Telethon's decryption without its copies: it hands every byte of an answer to OpenSSL as a Python integer.

Invariant: the same bytes come out; only the way in which OpenSSL is given its buffers differs. Where Telethon has
something quicker (`cryptg`) or no OpenSSL, it is left alone.
"""

from ctypes import byref, c_int, c_size_t, create_string_buffer
from typing import Any


def decrypt_without_copies() -> None:
    """Have Telethon decrypt answers in this way, in this process; again changes nothing."""
    from telethon.crypto import aes, libssl

    if aes.cryptg is None and libssl.decrypt_ige is not None:
        libssl.decrypt_ige = _decrypt_ige


def _decrypt_ige(cipher_text: bytes, key: bytes, iv: bytes) -> bytes:
    """Decrypt AES in IGE mode, as `telethon.crypto.libssl.decrypt_ige` does."""
    from telethon.crypto import libssl

    openssl: Any = libssl._libssl
    schedule = libssl.AES_KEY()
    plain = create_string_buffer(len(cipher_text))
    openssl.AES_set_decrypt_key(bytes(key), c_int(8 * len(key)), byref(schedule))
    openssl.AES_ige_encrypt(
        bytes(cipher_text), plain, c_size_t(len(cipher_text)), byref(schedule),
        create_string_buffer(bytes(iv), len(iv)), libssl.AES_DECRYPT,
    )  # fmt: skip
    return plain.raw
