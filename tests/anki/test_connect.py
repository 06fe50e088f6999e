"""Handing a package to a running Anki: what is asked in which order, and what a person reads when it fails."""

import socket
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from quizapp.anki.connect import DEFAULT_URL, Delivered, Delivery, push
from quizapp.errors import QuizappError
from tests.anki.stand_in import Server, StandIn, refusing

NO_SUCH_FILE = "Failed to open '/tmp/deck.apkg': No such file or directory (os error 2)"
"""As Anki 26.9 says it."""


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """A file to hand over; what is in it is not the matter here."""
    file = tmp_path / "deck.apkg"
    file.write_bytes(b"package")
    return file


def problem(package: Path, url: str, api_key: str = "", seconds: float = 30.0) -> QuizappError:
    """The error that a person reads."""
    with pytest.raises(QuizappError) as raised:
        push(package, url, api_key, seconds)
    assert raised.value.hint
    return raised.value


def free_port() -> int:
    """A port at which nothing listens."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


# ---- the three ways to arrive


def test_a_willing_anki_imports_the_package(package: Path) -> None:
    """Permission first, then the import of the file by its whole path."""
    with StandIn() as anki:
        assert push(package, anki.url) == Delivered(Delivery.IMPORTED, package)
        assert anki.order == ["requestPermission", "importPackage"]
        assert anki.imported == [str(package)]
        assert {request["version"] for request in anki.requests} == {6}


def test_a_relative_path_becomes_whole(package: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Anki runs in another folder."""
    monkeypatch.chdir(package.parent)
    with StandIn() as anki:
        push(Path("deck.apkg"), anki.url)
        assert anki.imported == [str(package)]


def test_any_name_of_a_file_arrives_as_it_is(tmp_path: Path) -> None:
    """Quotes, blanks and letters of all scripts are part of a path."""
    file = tmp_path / 'Ozean "Tide" 潮.apkg'
    file.write_bytes(b"package")
    with StandIn() as anki:
        push(file, anki.url)
        assert anki.imported == [str(file)]


def test_this_machine_may_be_called_by_its_name(package: Path) -> None:
    """People write what they know."""
    with StandIn() as anki:
        assert push(package, anki.url.replace("127.0.0.1", "localhost")).how is Delivery.IMPORTED


def test_an_import_that_fails_goes_on_in_ankis_own_dialog(package: Path) -> None:
    """The person sees there what is wrong, and here too."""
    with StandIn(importPackage=refusing("invalid Zip archive: Could not find EOCD")) as anki:
        delivered = push(package, anki.url)

        assert delivered == Delivered(Delivery.DIALOG, package, "invalid Zip archive: Could not find EOCD")
        assert anki.order == ["requestPermission", "importPackage", "guiImportFile"]


def test_an_import_that_does_not_say_it_is_done_goes_on_in_the_dialog(package: Path) -> None:
    """Only a plain yes is a yes."""
    with StandIn(importPackage=lambda path: False) as anki:
        assert push(package, anki.url).how is Delivery.DIALOG


def test_where_nothing_helps_the_file_is_to_be_opened_by_hand(package: Path) -> None:
    """The first reason is the one that counts."""
    with StandIn(importPackage=refusing("no room"), guiImportFile=refusing("unsupported action")) as anki:
        assert push(package, anki.url) == Delivered(Delivery.OPEN_YOURSELF, package, "no room")


def test_a_reason_is_safe_to_print(package: Path) -> None:
    """What Anki says is data: one short line without control characters."""
    with StandIn(importPackage=refusing("bad\nname \x1b[31m" + "x" * 5000)) as anki:
        reason = push(package, anki.url).reason

    assert reason.startswith("bad name \\u001b[31mxxx") and len(reason) == 200


# ---- the API key


def test_the_key_goes_along_when_anki_wants_one(package: Path) -> None:
    """Beside the action, as the protocol has it."""
    with StandIn(api_key="sesame") as anki:
        assert push(package, anki.url, "sesame").how is Delivery.IMPORTED


def test_a_key_that_anki_does_not_want_is_not_sent(package: Path) -> None:
    """AnkiConnect without a key refuses every key."""
    with StandIn() as anki:
        assert push(package, anki.url, "sesame").how is Delivery.IMPORTED
        assert not any("key" in request for request in anki.requests)


def test_a_missing_key_is_asked_for(package: Path) -> None:
    """Before anything is tried without one."""
    with StandIn(api_key="sesame") as anki:
        assert problem(package, anki.url).message == "Anki asks for an API key."
        assert anki.order == ["requestPermission"]


def test_a_wrong_key_is_told_and_not_repeated(package: Path) -> None:
    """A key has no place on a screen or in a log."""
    with StandIn(api_key="sesame") as anki:
        error = problem(package, anki.url, "barley")

    assert error.message == "Anki does not accept the API key."
    assert "barley" not in error.message + error.hint


# ---- Anki is not ready


def test_nobody_listens(package: Path) -> None:
    """Anki is not started, or has no add-on: both are said, and the file can be opened without it."""
    error = problem(package, f"http://127.0.0.1:{free_port()}")

    assert error.message.startswith("No Anki answers at 127.0.0.1:")
    assert "2055492159" in error.hint and str(package) in error.hint


def test_anki_does_not_answer(package: Path) -> None:
    """A dialog may be open in Anki, and nobody waits for ever."""
    with StandIn(importPackage=lambda path: anki.closing.wait()) as anki:
        error = problem(package, anki.url, seconds=0.2)

        assert error.message == "Anki did not answer within 0.2 seconds."
        assert anki.order == ["requestPermission", "importPackage"]


def test_anki_goes_away_in_the_middle(package: Path) -> None:
    """Whether the cards arrived is for a person to see."""

    def crash(path: str) -> object:
        raise ConnectionResetError

    with StandIn(importPackage=crash) as anki:
        assert "broke off" in problem(package, anki.url).message


def test_permission_denied(package: Path) -> None:
    """Nothing is tried without permission."""
    with StandIn(requestPermission=lambda: {"permission": "denied"}) as anki:
        assert problem(package, anki.url).message == "Anki did not permit it."
        assert anki.order == ["requestPermission"]


def test_an_add_on_too_old_to_give_permission(package: Path) -> None:
    """The add-on can be updated."""
    with StandIn(requestPermission=refusing("unsupported action")) as anki:
        error = problem(package, anki.url)

    assert error.message == "The AnkiConnect in this Anki is too old."
    assert "Check for Updates" in error.hint


def test_no_profile_is_open(package: Path) -> None:
    """The dialog would not open either."""
    with StandIn(importPackage=refusing("collection is not available")) as anki:
        assert problem(package, anki.url).message == "Anki has no collection open."
        assert "guiImportFile" not in anki.order


@pytest.mark.parametrize(
    "said",
    [
        NO_SUCH_FILE,
        "[Errno 2] No such file or directory: '/tmp/deck.apkg'",
        "Failed to open 'C:\\deck.apkg': Zugriff verweigert (os error 5)",
        "Failed to open '/root/deck.apkg': Permission denied (os error 13)",
    ],
)
def test_a_path_that_anki_cannot_read(package: Path, said: str) -> None:
    """An Anki in a sandbox does not see every folder, and its dialog would not either."""
    with StandIn(importPackage=refusing(said)) as anki:
        error = problem(package, anki.url)

        assert error.message == f"Anki cannot read {package}."
        assert "guiImportFile" not in anki.order


def test_any_other_refusal_of_permission_is_told_as_it_is(package: Path) -> None:
    """Nothing is hidden because it is not known here."""
    with StandIn(requestPermission=refusing("the moon is full")) as anki:
        assert problem(package, anki.url).message == "Anki says: the moon is full"


# ---- something else listens


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html>Hello</html>",
        b"null",
        b"[1]",
        b'{"result": 1}',
        b"\xff\xfe",
        b"[" * 200_000,
        b'{"result": null, "error": null}',
        b'{"result": "' + b"x" * 2**20 + b'", "error": null}',
    ],
    ids=["nothing", "page", "null", "list", "no error", "no text", "deep", "no permission", "huge"],
)
def test_an_answer_that_is_not_ankiconnects(package: Path, body: bytes) -> None:
    """Another program may have the port."""
    with Server(body=body) as other:
        assert "is not AnkiConnect" in problem(package, other.url).message


def test_an_error_of_another_server(package: Path) -> None:
    """Even with a body that would be right."""
    with Server(404, b'{"result": {"permission": "granted"}, "error": null}') as other:
        assert "is not AnkiConnect" in problem(package, other.url).message


def test_a_server_that_speaks_no_http(package: Path) -> None:
    """A mail server, say, which greets whoever comes."""
    with socket.create_server(("127.0.0.1", 0)) as mail, ThreadPoolExecutor() as pool:
        greeting = pool.submit(_greet, mail)
        assert "is not AnkiConnect" in problem(package, f"http://127.0.0.1:{mail.getsockname()[1]}").message
        greeting.result()


def _greet(server: socket.socket) -> None:
    client, _address = server.accept()
    with client:
        client.recv(2**16)
        client.sendall(b"220 mail.example.org\r\n\r\n")
        client.recv(2**16)


def test_nothing_follows_a_redirection(package: Path) -> None:
    """A path and a key stay where they were sent."""
    with StandIn() as elsewhere, Server(302, headers={"Location": elsewhere.url}) as other:
        assert "is not AnkiConnect" in problem(package, other.url).message
        assert not elsewhere.asked


def test_a_proxy_never_hears_of_it(package: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the environment says."""
    with StandIn() as anki, Server() as proxy:
        monkeypatch.setenv("http_proxy", proxy.url)
        monkeypatch.delenv("no_proxy", raising=False)
        push(package, anki.url)
        assert not proxy.asked


# ---- what was asked for


@pytest.mark.parametrize(
    "url",
    [
        "http://192.0.2.1:8765",
        "http://anki.example.org:8765",
        "http://127.0.0.1@example.org:8765",
        "http://localhost.example.org",
        "http://[2001:db8::1]:8765",
        "http://0.0.0.0:8765",
    ],
)
def test_another_machine_is_refused(package: Path, url: str) -> None:
    """It could not read the file, and a key would travel in the clear."""
    assert "is not this machine" in problem(package, url).message


@pytest.mark.parametrize(
    "url", ["", "8765", "127.0.0.1:8765", "https://127.0.0.1:8765", "http://", "http://[::1", "http://localhost:port"]
)
def test_what_is_no_address_is_told_how_to_write_one(package: Path, url: str) -> None:
    """The usual address is the example."""
    assert DEFAULT_URL in problem(package, url).hint


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    """Anki is not even asked."""
    with StandIn() as anki:
        assert "There is no file" in problem(tmp_path / "none.apkg", anki.url).message
        assert not anki.asked
