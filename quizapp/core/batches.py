"""Long streams, a few hundred things at a time."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

T = TypeVar("T")


def batches(things: Iterable[T], size: int) -> Iterator[list[T]]:
    """The things in lists of `size`, the last perhaps shorter; each list is drawn when it is asked for."""
    coming = iter(things)
    while batch := list(islice(coming, size)):
        yield batch
