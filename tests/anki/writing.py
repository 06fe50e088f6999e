"""Protobuf's wire format, written: what the tests hand to the reader."""

import struct
from collections.abc import Sequence


def varint(value: int) -> bytes:
    """A number, seven bits a byte."""
    more, last = divmod(value, 128)
    return bytes([last | 128]) + varint(more) if more else bytes([last])


def number(field: int, value: int) -> bytes:
    """A field with a number."""
    return varint(field << 3) + varint(value)


def data(field: int, value: bytes) -> bytes:
    """A field with bytes, a text or a message."""
    return varint(field << 3 | 2) + varint(len(value)) + value


def floats(field: int, values: Sequence[float]) -> bytes:
    """A field with packed 32-bit floats."""
    return data(field, struct.pack(f"<{len(values)}f", *values))
