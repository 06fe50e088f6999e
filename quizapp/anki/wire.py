"""The little of protobuf's wire format that packages need: a message is numbered fields, read without its schema."""

import struct
from collections.abc import Iterator
from enum import IntEnum

_LONGEST_VARINT = 10
"""Bytes of a varint: seven bits each, 64 in all."""


class WireError(ValueError):
    """These bytes are no protobuf message."""


class _Wire(IntEnum):
    """How a field's value is written. The two kinds of group, long out of use, are refused."""

    VARINT = 0
    FIXED64 = 1
    BYTES = 2
    FIXED32 = 5


class Message:
    """The fields of one message.

    Raises:
        WireError: the bytes are no message.
    """

    def __init__(self, data: bytes) -> None:
        self._numbers: dict[int, int] = {}
        self._data: dict[int, list[bytes]] = {}
        for field, value in _fields(data):
            if isinstance(value, int):
                self._numbers[field] = value
            else:
                self._data.setdefault(field, []).append(value)

    def __contains__(self, field: int) -> bool:
        return field in self._numbers or field in self._data

    def number(self, field: int) -> int:
        """An unsigned number; 0 where it is not written."""
        return self._numbers.get(field, 0)

    def data(self, field: int) -> bytes:
        """Bytes, or a message within this one; empty where it is not written. The last one written counts."""
        return self._data.get(field, [b""])[-1]

    def text(self, field: int) -> str:
        """A text; what is not UTF-8 in it shows as replacement characters."""
        return self.data(field).decode("utf-8", "replace")

    def all(self, field: int) -> list[bytes]:
        """Each value of a repeated field."""
        return self._data.get(field, [])

    def floats(self, field: int) -> tuple[float, ...]:
        """32-bit floats, one by one or packed.

        Raises:
            WireError: the field holds something else.
        """
        data = b"".join(self.all(field))
        if len(data) % 4:
            raise WireError(f"field {field} holds no floats")
        return struct.unpack(f"<{len(data) // 4}f", data)


def _fields(data: bytes) -> Iterator[tuple[int, int | bytes]]:
    at = 0
    while at < len(data):
        tag, at = _varint(data, at)
        wire = tag & 7
        if wire == _Wire.VARINT:
            number, at = _varint(data, at)
            yield tag >> 3, number
            continue
        length, at = _length(wire, data, at)
        if at + length > len(data):
            raise WireError("the message ends within a field")
        yield tag >> 3, data[at : at + length]
        at += length


def _length(wire: int, data: bytes, at: int) -> tuple[int, int]:
    """The bytes of a value that is no varint, and where they begin."""
    match wire:
        case _Wire.BYTES:
            return _varint(data, at)
        case _Wire.FIXED64:
            return 8, at
        case _Wire.FIXED32:
            return 4, at
    raise WireError(f"there is no wire type {wire}")


def _varint(data: bytes, at: int) -> tuple[int, int]:
    """A number and where the next byte is."""
    number = 0
    for shift, byte in enumerate(data[at : at + _LONGEST_VARINT]):
        number |= (byte & 0x7F) << (7 * shift)
        if byte < 0x80:
            return number & (2**64 - 1), at + shift + 1
    raise WireError("the message ends within a number, or the number is too long")
