"""Handing a package to a running Anki, through its add-on AnkiConnect."""

import json
import re
from contextlib import closing
from dataclasses import dataclass, replace
from enum import Enum
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit

from quizapp.core.text import visible
from quizapp.errors import AnkiError, UsageError

DEFAULT_URL = "http://127.0.0.1:8765"
"""Where AnkiConnect listens unless it was told otherwise."""

SECONDS = 120.0
"""How long one answer may take: a person may have to press a button in Anki first."""

_DEFAULT_PORT = 8765
_PROTOCOL = 6
_ADD_ON = 2055492159
_MAX_ANSWER_BYTES = 2**20
_MAX_REASON_LENGTH = 200

_UNSUPPORTED = "unsupported action"
_WRONG_KEY = "valid api key must be provided"
_NO_COLLECTION = "collection is not available"

_UNREADABLE = re.compile(r"\b(?:os error|errno) (?:2|3|5|13)\b", re.IGNORECASE)
"""How Anki says that a file is not there or not to be read; the words around the number depend on the language."""


class Delivery(Enum):
    """How far a package came."""

    IMPORTED = "imported"
    DIALOG = "dialog"
    """Anki shows its import dialog, and a person has to confirm it."""
    OPEN_YOURSELF = "open yourself"
    """Anki took it in no way: the file has to be opened by hand."""


@dataclass(frozen=True, slots=True)
class Delivered:
    """What became of a package."""

    how: Delivery
    package: Path
    reason: str = ""
    """Why Anki did not import it at once, in Anki's words; safe to print."""


def push(package: Path, url: str = DEFAULT_URL, api_key: str = "", seconds: float = SECONDS) -> Delivered:
    """Import a package into the Anki that runs on this machine.

    Args:
        url: where AnkiConnect listens. Only this machine: Anki has to read the very file, and a key would travel in
            the clear.
        api_key: as in AnkiConnect's configuration; it is sent only if Anki wants one.
        seconds: how long to wait for each answer.

    Raises:
        UsageError: there is no such file, or the address is none of this machine.
        AnkiError: no Anki that is ready answers.
    """
    path = package.resolve()
    if not path.is_file():
        raise UsageError(f"There is no file {path}.", "Export it first: quizapp export anki -o FILE.apkg")
    anki = _Anki(*_address(url), path, seconds)
    return _deliver(replace(anki, key=_accepted_key(anki, api_key)))


def _address(url: str) -> tuple[str, int]:
    hint = f"Write it like {DEFAULT_URL}"
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port or _DEFAULT_PORT
    except ValueError as error:
        raise UsageError(f"{url} is no web address.", hint) from error
    if parts.scheme != "http" or not host:
        raise UsageError(f"{url} is no address of AnkiConnect.", hint)
    if not _is_this_machine(host):
        raise UsageError(
            f"{host} is not this machine, so its Anki cannot read the package.",
            "Push to an Anki on this machine, or copy the package over and open it there.",
        )
    return host, port


def _is_this_machine(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


class _Refusal(Exception):
    """What Anki says instead of doing what it was asked."""


@dataclass(frozen=True, slots=True)
class _Anki:
    """A running Anki, asked one thing at a time about one package."""

    host: str
    port: int
    package: Path
    seconds: float
    key: str = ""

    @property
    def where(self) -> str:
        return f"{self.host}:{self.port}"

    def ask(self, action: str, **params: str) -> object:
        """The result of an action.

        Raises:
            _Refusal: Anki understood, and did not do it.
            AnkiError: nothing that understands answers.
        """
        request: dict[str, object] = {"action": action, "version": _PROTOCOL, "params": params}
        if self.key:
            request["key"] = self.key
        answer = self._parsed(self._exchange(json.dumps(request).encode()))
        if answer["error"] is not None:
            raise _Refusal(visible(" ".join(str(answer["error"]).split()))[:_MAX_REASON_LENGTH])
        return answer["result"]

    def _exchange(self, body: bytes) -> bytes:
        """The body of the answer. `http.client` knows neither proxies nor redirections: nothing leaves the machine."""
        try:
            with closing(HTTPConnection(self.host, self.port, timeout=self.seconds)) as connection:
                connection.request("POST", "/", body, {"Content-Type": "application/json"})
                with connection.getresponse() as response:
                    data = response.read(_MAX_ANSWER_BYTES + 1)
        except ConnectionRefusedError as error:
            raise AnkiError(
                f"No Anki answers at {self.where}.",
                f"Start Anki with the add-on AnkiConnect (code {_ADD_ON}), or open {self.package} in Anki yourself.",
            ) from error
        except TimeoutError as error:
            raise AnkiError(
                f"Anki did not answer within {self.seconds:g} seconds.",
                "Look at Anki: a dialog may be waiting for you, or the import may still be running.",
            ) from error
        except OSError as error:
            raise AnkiError(
                f"The connection to {self.where} broke off.",
                f"See whether Anki still runs, and whether the cards are there; if not, open {self.package} in Anki.",
            ) from error
        except HTTPException as error:
            raise self.not_anki() from error
        if response.status != HTTPStatus.OK or len(data) > _MAX_ANSWER_BYTES:
            raise self.not_anki()
        return data

    def _parsed(self, data: bytes) -> dict[str, object]:
        try:
            answer = json.loads(data)
        except (ValueError, RecursionError) as error:
            raise self.not_anki() from error
        if not isinstance(answer, dict) or not answer.keys() >= {"result", "error"}:
            raise self.not_anki()
        return answer

    def not_anki(self) -> AnkiError:
        """The error for another program at this address."""
        return AnkiError(
            f"What answers at {self.where} is not AnkiConnect.",
            f"See in its configuration in Anki where it listens, or open {self.package} in Anki yourself.",
        )


def _accepted_key(anki: _Anki, api_key: str) -> str:
    """Ask for permission. The key to send from now on: AnkiConnect refuses one that it did not ask for."""
    try:
        answer = anki.ask("requestPermission")
    except _Refusal as refusal:
        raise _explained(anki, str(refusal)) from refusal
    if not isinstance(answer, dict) or "permission" not in answer:
        raise anki.not_anki()
    if answer["permission"] != "granted":
        raise AnkiError(
            "Anki did not permit it.",
            "Push again and say yes in Anki's dialog; if none appears, look at ignoreOriginList in AnkiConnect's "
            "configuration.",
        )
    if answer.get("requireApikey") and not api_key:
        raise AnkiError(
            "Anki asks for an API key.",
            "Give the apiKey of AnkiConnect's configuration: with --api-key, or as `anki_api_key` in the settings.",
        )
    return api_key if answer.get("requireApikey") else ""


def _deliver(anki: _Anki) -> Delivered:
    path = str(anki.package)
    try:
        if anki.ask("importPackage", path=path) is True:
            return Delivered(Delivery.IMPORTED, anki.package)
        reason = ""
    except _Refusal as refusal:
        reason = str(refusal)
        if _is_final(reason):
            raise _explained(anki, reason) from refusal
    try:
        anki.ask("guiImportFile", path=path)
    except _Refusal as refusal:
        return Delivered(Delivery.OPEN_YOURSELF, anki.package, reason or str(refusal))
    return Delivered(Delivery.DIALOG, anki.package, reason)


def _is_final(reason: str) -> bool:
    """Whether Anki's import dialog would fail for the same reason."""
    return reason in (_WRONG_KEY, _NO_COLLECTION) or _UNREADABLE.search(reason) is not None


def _explained(anki: _Anki, reason: str) -> AnkiError:
    """What a person can do about what Anki says."""
    if reason == _WRONG_KEY:
        return AnkiError("Anki does not accept the API key.", "Compare it with apiKey in AnkiConnect's configuration.")
    if reason == _NO_COLLECTION:
        return AnkiError("Anki has no collection open.", "Choose your profile in Anki, then push again.")
    if reason == _UNSUPPORTED:
        return AnkiError(
            "The AnkiConnect in this Anki is too old.", "Update it in Anki: Tools, Add-ons, Check for Updates."
        )
    if _UNREADABLE.search(reason):
        return AnkiError(
            f"Anki cannot read {anki.package}.",
            "An Anki from Flatpak or Snap sees few folders: write the package to your Downloads folder with -o, or "
            "open it in Anki yourself.",
        )
    return AnkiError(f"Anki says: {reason}", f"Open {anki.package} in Anki yourself.")
