"""Concept files about stones that do not exist: as many as are wanted, each with prose that makes about ten cards."""

from collections.abc import Sequence
from itertools import product
from random import Random
from textwrap import indent

_NAMES = [
    "".join(parts)
    for parts in product(
        "Bal Cor Dun Fal Gar Hel Jor Kal Lom Mar Nor Pel Quin Ros Sil Tav Ul Vor Wen Zan".split(),
        "a e i o u ae ei io".split(),
        "lmnrtvbs",
        "lite dite nite rite mite site vite bite".split(),
    )
]
_STRIDE = 7919
"""Prime, so that neighbours have unlike names and no name comes twice."""

_KINDS = len(_NAMES)

_COLOURS = "black blue brown crimson green grey pink purple red silver teal violet white yellow".split()
_METALS = "copper iron nickel cobalt chromium titanium manganese vanadium zinc tin silver".split()
_PLACES = (
    "river beds",
    "dry lakes",
    "old lava",
    "sea cliffs",
    "cave floors",
    "desert basins",
    "glacier edges",
    "salt flats",
)
_SHAPES = ("thin needles", "flat plates", "round grains", "long prisms", "tiny cubes", "twisted threads")
_TESTS = ("a hot flame", "weak vinegar", "a strong magnet", "ultraviolet lamps", "boiling water")
_LODES = ("narrow veins", "broad seams", "hollow nodules", "loose gravel")
_USES = ("brake linings", "welding glass", "paint pigment", "watch bearings", "roof tiles", "water filters")
_FINDERS = [f"{first} {last}" for first in ("Ada", "Bo", "Cleo", "Dag", "Edda") for last in ("Holm", "Berg", "Falk")]

_CONCEPT = """\
title: {name}
section: Stones of the atlas
tagline: A {colour} stone out of {place}
what_it_is: |
  {name} is a {colour} mineral that forms in {place}, where ground water leaves **{metal}** behind. Its crystals grow
  as **{shape}**, because the melt around them cools slowly. Collectors know it by the answer it gives to **{test}**,
  which leaves every other {colour} mineral as it was.

  In the ground it lies in **{lode}**, seldom wider than a hand. It weighs {weight} times as much as the same volume
  of water.
why_it_matters: |
  Workshops pay well for it, because {use} made with it last twice as long. A whole valley can live on one seam.
resources:
  - {{title: Atlas of stones, site: example.org, about: Maps of all finds, minutes: {minutes}}}
facts:
  - {{q: In which year was {name} first described?, a: "{year}"}}
  - {{q: Who gave {name} its name?, a: {finder}}}
statements:
  - true: {name} is heavier than water.
"""


def stone(number: int) -> str:
    """A concept file. The same number gives the same stone."""
    random = Random(number)
    return _CONCEPT.format(
        name=_name(number),
        colour=random.choice(_COLOURS),
        place=random.choice(_PLACES),
        metal=random.choice(_METALS),
        shape=random.choice(_SHAPES),
        test=random.choice(_TESTS),
        lode=random.choice(_LODES),
        weight=random.randint(2, 9),
        use=random.choice(_USES),
        minutes=random.randint(5, 60),
        year=random.randint(1700, 1999),
        finder=random.choice(_FINDERS),
    )


def _name(number: int) -> str:
    """Its name. Where there are no more names, the stones are counted: a million cards take ten rounds."""
    again = number // _KINDS
    name = _NAMES[number * _STRIDE % _KINDS]
    return f"{name} {again + 1}" if again else name


def stones(numbers: Sequence[int]) -> str:
    """One concept file with all of these in it."""
    if len(numbers) == 1:
        return stone(numbers[0])
    return "concepts:\n" + "".join(f"  - {indent(stone(number), '    ').lstrip()}" for number in numbers)
