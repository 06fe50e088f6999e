"""Protobuf messages are read as they were written; other bytes are refused."""

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.anki.wire import Message, WireError
from tests.anki.writing import data, floats, number

FIELDS = st.integers(1, 2**29 - 1)


@given(FIELDS, st.integers(0, 2**64 - 1))
def test_a_number_comes_back(field: int, value: int) -> None:
    """Every 64-bit number has a form of its own."""
    assert value == Message(number(field, value)).number(field)


@given(FIELDS, st.lists(st.binary()))
def test_every_value_of_a_repeated_field_comes_back(field: int, values: list[bytes]) -> None:
    """Their order is kept; the last one counts where one is asked for."""
    message = Message(b"".join(data(field, value) for value in values))

    assert values == message.all(field)
    assert (values or [b""])[-1] == message.data(field)


@given(st.text())
def test_a_text_comes_back(text: str) -> None:
    """Texts are UTF-8."""
    assert text == Message(data(1, text.encode())).text(1)


@given(st.lists(st.floats(width=32, allow_nan=False)))
def test_floats_come_back_packed_and_one_by_one(values: list[float]) -> None:
    """Both ways of writing them mean the same."""
    single = b"".join(struct.pack("<Bf", 6 << 3 | 5, value) for value in values)

    assert tuple(values) == Message(floats(6, values)).floats(6) == Message(single).floats(6)


def test_a_field_that_is_not_there_has_the_empty_value() -> None:
    """Protobuf writes no empty values."""
    message = Message(number(2, 7))

    assert (
        message.number(1),
        message.data(1),
        message.text(1),
        message.all(1),
        message.floats(1),
    ) == (0, b"", "", [], ())
    assert 2 in message
    assert 1 not in message


@given(FIELDS, st.integers(0, 2**64 - 1), st.binary(max_size=8), st.integers(0, 30))
def test_a_message_that_ends_too_early_is_refused_or_ends_between_two_fields(
    field: int, value: int, text: bytes, end: int
) -> None:
    """A cut message never gives a value that was not written."""
    first = number(field, value)
    try:
        message = Message((first + data(field, text))[:end])
    except WireError:
        return

    assert message.number(field) in (0, value)
    assert message.all(field) in ([], [text])


@given(st.binary(max_size=200))
def test_any_bytes_are_a_message_or_refused(garbage: bytes) -> None:
    """Nothing else happens, whatever a stranger writes."""
    try:
        message = Message(garbage)
        message.floats(1)
    except WireError:
        return

    assert isinstance(message.text(1), str)


@pytest.mark.parametrize("garbage", [b"\x80", b"\xff" * 11, b"\x0a\x05abc", b"\x0d\x00", b"\x09\x00", b"\x0b", b"\x0c"])
def test_what_is_no_message_is_refused(garbage: bytes) -> None:
    """Numbers without end, values that are cut off, groups."""
    with pytest.raises(WireError):
        Message(garbage)
