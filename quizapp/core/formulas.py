"""Formulas as an author types them (`$x^2$`) in the characters that a terminal has (x²); what has none stays."""

import re
from unicodedata import normalize

from quizapp.core.text import FORMULA

_SYMBOLS = {
    name: sign
    for names, signs in (
        (
            "alpha beta gamma delta epsilon varepsilon zeta eta theta vartheta iota kappa lambda mu nu xi pi rho sigma "
            "tau upsilon phi varphi chi psi omega",
            "α β γ δ ε ε ζ η θ ϑ ι κ λ μ ν ξ π ρ σ τ υ φ φ χ ψ ω",
        ),
        ("Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega", "Γ Δ Θ Λ Ξ Π Σ Υ Φ Ψ Ω"),
        (
            "times cdot div pm mp ast circ oplus otimes leq le geq ge neq ne approx equiv sim propto ll gg",
            "× · ÷ ± ∓ ∗ ∘ ⊕ ⊗ ≤ ≤ ≥ ≥ ≠ ≠ ≈ ≡ ∼ ∝ ≪ ≫",
        ),
        (
            "in notin subset subseteq supset cup cap setminus emptyset varnothing forall exists neg land lor mid",
            "∈ ∉ ⊂ ⊆ ⊃ ∪ ∩ ∖ ∅ ∅ ∀ ∃ ¬ ∧ ∨ ∣",
        ),
        (
            "to rightarrow leftarrow Rightarrow Leftarrow leftrightarrow Leftrightarrow iff implies mapsto",
            "→ → ← ⇒ ⇐ ↔ ⇔ ⇔ ⇒ ↦",
        ),
        (
            "sum prod int oint partial nabla infty angle perp parallel degree ldots dots cdots hbar ell prime",
            "∑ ∏ ∫ ∮ ∂ ∇ ∞ ∠ ⊥ ∥ ° … … ⋯ ℏ ℓ ′",
        ),
        ("langle rangle lfloor rfloor lceil rceil", "⟨ ⟩ ⌊ ⌋ ⌈ ⌉"),
    )
    for name, sign in zip(names.split(), signs.split(), strict=True)
}
_FUNCTIONS = frozenset(
    "sin cos tan cot arcsin arccos arctan sinh cosh tanh log ln exp min max lim sup inf det gcd arg Pr".split()
)
_SPACES = {"quad": "  ", "qquad": "    ", ",": " ", ";": " ", ":": " ", "!": "", " ": " "}
_DROPPED = frozenset("left right big Big bigl bigr displaystyle textstyle limits".split())
_PLAIN = frozenset("text mathrm mathbf mathit mathsf operatorname textbf textit boldsymbol mathcal".split())
_DOUBLE_STRUCK = dict(zip("CEHNPQRZ", "ℂ𝔼ℍℕℙℚℝℤ", strict=True))
_ACCENTS = {"hat": "\u0302", "bar": "\u0304", "overline": "\u0304", "tilde": "\u0303", "vec": "\u20d7", "dot": "\u0307"}

_RAISED = dict(
    zip("0123456789+-=()abcdefghijklmnoprstuvwxyzT′∗", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᵀ′*", strict=True)
)
_LOWERED = dict(zip("0123456789+-=()aehijklmnoprstuvxβγρφχ", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ", strict=True))

_TOKEN = re.compile(r"\\(?:[A-Za-z]+|.)|[{}^_]|\s+|.", re.DOTALL)
_DEEPEST = 20
"""Groups within groups; deeper ones stay as typed."""


def formula(source: str) -> str:
    """A formula without its dollar signs, in plain characters. Never fails: what it does not know stays as typed."""
    reader = _Reader(_TOKEN.findall(source))
    return re.sub(r"\s+", " ", reader.all()).strip()


class _Reader:
    """Walks through the tokens of one formula."""

    def __init__(self, tokens: list[str]) -> None:
        self._tokens = tokens
        self._at = 0
        self._depth = 0

    def all(self) -> str:
        """Everything, closing brackets too many included."""
        parts = []
        while self._at < len(self._tokens):
            parts.append(self._until_closed())
            parts.append(self._next())
        return "".join(parts)

    def _until_closed(self) -> str:
        parts = []
        while self._at < len(self._tokens) and self._tokens[self._at] != "}":
            parts.append(self._item())
        return "".join(parts)

    def _next(self) -> str:
        if self._at >= len(self._tokens):
            return ""
        self._at += 1
        return self._tokens[self._at - 1]

    def _item(self) -> str:
        """What one token begins."""
        token = self._next()
        if token == "{":
            return self._group()
        if token == "^":
            return _shifted(self._argument(), _RAISED, "^")
        if token == "_":
            return _shifted(self._argument(), _LOWERED, "_")
        return self._command(token[1:]) if token.startswith("\\") and len(token) > 1 else token

    def _group(self) -> str:
        if self._depth >= _DEEPEST:
            return "{"
        self._depth += 1
        inside = self._until_closed()
        self._depth -= 1
        self._next()
        return inside

    def _argument(self) -> str:
        """A group, or the one token that follows."""
        while self._at < len(self._tokens) and self._tokens[self._at].isspace():
            self._at += 1
        return self._item() if self._at < len(self._tokens) and self._tokens[self._at] != "}" else ""

    def _command(self, name: str) -> str:
        if name in ("frac", "dfrac", "tfrac"):
            return f"{_bracketed(self._argument())}/{_bracketed(self._argument())}"
        if name == "sqrt":
            return f"√{_bracketed(self._argument())}"
        if name == "mathbb":
            return "".join(_DOUBLE_STRUCK.get(letter, letter) for letter in self._argument())
        if name in _ACCENTS:
            return normalize("NFC", self._argument() + _ACCENTS[name])
        if name in _PLAIN:
            return self._argument()
        if name in _DROPPED:
            return ""
        known = _SYMBOLS.get(name) or _SPACES.get(name)
        if known is not None:
            return known
        if name in _FUNCTIONS or not name.isalpha():
            return name
        unknown = f"\\{name}"
        while self._at < len(self._tokens) and self._tokens[self._at] == "{":
            unknown += f"{{{self._argument()}}}"
        return unknown


def _shifted(text: str, signs: dict[str, str], mark: str) -> str:
    """`text` raised or lowered; with its mark where a character has no such form."""
    tight = text.replace(" ", "").replace("−", "-")
    if tight and all(letter in signs for letter in tight):
        return "".join(signs[letter] for letter in tight)
    return f"{mark}{_bracketed(text)}"


def _bracketed(text: str) -> str:
    """`text`, in brackets unless it is one word."""
    return text if re.fullmatch(r"\w*", text) else f"({text})"


_SPAN = re.compile(FORMULA)
_CODE = (
    r"(?P<fence>`{3,9}|~{3,9}).{0,8000}?(?P=fence)"
    r"|(?<!`)(?P<ticks>`{1,2})(?!`)(?:(?!\n\n).){1,400}?(?<!`)(?P=ticks)(?!`)"
)
_CODE_OR_SPAN = re.compile(rf"(?P<code>{_CODE})|\\(?P<price>\$(?=\d))|{FORMULA}", re.DOTALL)


def formula_at(text: str, start: int) -> tuple[str, int] | None:
    """The source of the formula that begins with the dollar sign at `start`, and where it ends; None for a price."""
    found = _SPAN.match(text, start)
    return (found["source"], found.end()) if found else None


def with_formulas(text: str) -> str:
    """`text` with each of its formulas in plain characters. Code stays code, and a price may be marked: `\\$5`."""
    return _CODE_OR_SPAN.sub(lambda found: found["code"] or found["price"] or formula(found["source"]), text)
