"""Servers that stand in for AnkiConnect, or for what else may listen at its port."""

import json
from collections.abc import Callable, Mapping
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from types import TracebackType
from typing import Any, Self

Action = Callable[..., object]
"""Takes the parameters of a request and gives its result; what it raises becomes the error."""


class Server:
    """An HTTP server on a free port of this machine, for the length of a `with`."""

    def __init__(self, status: int = 200, body: bytes = b"", headers: Mapping[str, str] | None = None) -> None:
        self.status = status
        self.body = body
        self.headers = dict(headers or {})
        self.asked = 0
        self.closing = Event()
        """Set when the `with` ends: what keeps a client waiting waits for it."""
        self._http = ThreadingHTTPServer(("127.0.0.1", 0), _handler_of(self))
        self._http.daemon_threads = True

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._http.server_port}"

    def reply(self, request: bytes) -> bytes | None:
        """The body of the answer; None breaks the connection off."""
        return self.body

    def __enter__(self) -> Self:
        self._thread = Thread(target=self._http.serve_forever, kwargs={"poll_interval": 0.01})
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.closing.set()
        self._http.shutdown()
        self._thread.join()
        self._http.server_close()


class StandIn(Server):
    """Speaks AnkiConnect's protocol, version 6: by default an Anki that is willing and imports what it is given."""

    def __init__(self, api_key: str | None = None, **actions: Action) -> None:
        super().__init__()
        self.api_key = api_key
        self.requests: list[dict[str, Any]] = []
        self.imported: list[str] = []
        self.actions: dict[str, Action] = {
            "requestPermission": lambda: {"permission": "granted", "requireApikey": bool(api_key), "version": 6},
            "importPackage": self._import_package,
            "guiImportFile": lambda path: None,
            **actions,
        }

    @property
    def order(self) -> list[str]:
        """The actions that were asked for."""
        return [request["action"] for request in self.requests]

    def reply(self, request: bytes) -> bytes | None:
        """The result of the action, or what went wrong with it."""
        asked = json.loads(request)
        self.requests.append(asked)
        try:
            result, error = self._result(**asked), None
        except ConnectionError:
            return None
        except Exception as problem:  # AnkiConnect answers whatever goes wrong inside Anki
            result, error = None, str(problem)
        return json.dumps({"result": result, "error": error}).encode()

    def _result(self, action: str, version: int, params: dict[str, str], key: str | None = None) -> object:
        if key != self.api_key and action != "requestPermission":
            raise PermissionError("valid api key must be provided")
        if action not in self.actions:
            raise LookupError("unsupported action")
        return self.actions[action](**params)

    def _import_package(self, path: str) -> bool:
        self.imported.append(path)
        return True


def refusing(text: str) -> Action:
    """An action that fails with these words."""

    def refuse(**_params: str) -> object:
        raise RuntimeError(text)

    return refuse


def _handler_of(server: Server) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            server.asked += 1
            body = server.reply(self.rfile.read(int(self.headers["Content-Length"])))
            if body is None:
                return
            with suppress(ConnectionError):  # a client may have heard enough
                self.send_response(server.status)
                for name, value in server.headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing: the tests look at what was asked."""

    return Handler
