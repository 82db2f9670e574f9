"""The files of a site over HTTP, for whoever sits at this machine; open pages are told to load themselves anew."""

import mimetypes
import posixpath
import sys
import threading
from collections.abc import Mapping
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from site_builder.publish.frames.frame import letting_scripts

_SCRIPT_AT, _NEWS_AT = ".preview/follow.js", ".preview/news"
_SCRIPT = b"""\
new EventSource(new URL("news", document.currentScript.src)).onmessage = () => location.reload();
"""
_TAG = b'<script src="%s"></script>\n'
_BREATH = 15.0
"""Seconds after which a page that waits is told that nothing is new: this notices those that were closed."""


class Server(ThreadingHTTPServer):
    """Serves a folder; `beside` are files that it lacks, `ahead` those that it will hold after the next build."""

    daemon_threads = True

    def __init__(self, address: tuple[str, int], site: Path, mount: str, beside: Mapping[str, bytes]) -> None:
        self.site, self.mount, self.beside = site, mount, beside
        self.ahead: Mapping[str, bytes] = {}
        self.edition = 0
        self.news = threading.Condition()
        super().__init__(address, _Handler)
        threading.Thread(target=self.serve_forever, daemon=True).start()

    @property
    def url(self) -> str:
        """Where the site is seen."""
        host, port = self.server_address[:2]
        return f"http://{host!s}:{port}{self.mount}"

    def show(self, ahead: Mapping[str, bytes]) -> None:
        """From now on shows these files in the place of those of the folder, and has open pages loaded anew."""
        with self.news:
            self.ahead = ahead
            self.edition += 1
            self.news.notify_all()

    def content(self, path: str) -> bytes | None:
        """The file at this path of the site; None where there is none."""
        for table in (self.ahead, self.beside):
            if path in table:
                return table[path]
        if "\\" in path or "\0" in path:  # leads out of the folder on some systems, and has no meaning on others
            return None
        try:
            return (self.site / path).read_bytes()
        except OSError:  # none, a folder, a name that no system can hold, or one that a build is putting in its place
            return None

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Says nothing of a browser that went away before it had its answer: each does so whenever a page is left."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    server: Server
    protocol_version = "HTTP/1.0"

    def do_GET(self) -> None:
        """Answers a request."""
        path = unquote(urlsplit(self.path).path)
        if not path.startswith(self.server.mount):
            self._redirect(self.server.mount)
            return
        wanted = posixpath.normpath("/" + path.removeprefix(self.server.mount)).lstrip("/")
        if wanted == _NEWS_AT:
            self._tell_news()
        elif wanted == _SCRIPT_AT:
            self._send(HTTPStatus.OK, "text/javascript", _SCRIPT)
        else:
            self._file(path, wanted)

    do_HEAD = do_GET

    def _file(self, path: str, wanted: str) -> None:
        name = posixpath.join(wanted, "index.html") if path.endswith("/") else wanted
        content = self.server.content(name)
        if content is not None:
            self._page(HTTPStatus.OK, name, content)
        elif not path.endswith("/") and self.server.content(f"{wanted}/index.html") is not None:
            self._redirect(f"{path}/")
        else:
            self._page(HTTPStatus.NOT_FOUND, "404.html", self.server.content("404.html") or _NOTHING_YET)

    def _page(self, status: HTTPStatus, name: str, content: bytes) -> None:
        if name.endswith(".html"):
            before, body, after = letting_scripts(content).rpartition(b"</body>")
            content = before + _TAG % f"{self.server.mount}{_SCRIPT_AT}".encode() + body + after
        self._send(status, mimetypes.guess_type(name)[0] or "application/octet-stream", content)

    def _tell_news(self) -> None:
        """Keeps the line open until there is something to tell."""
        self._begin(HTTPStatus.OK, "text/event-stream")
        server = self.server
        with server.news:
            seen = server.edition
        while True:  # until the page is left, and nobody takes what is written
            with server.news:
                new = server.edition != seen or (server.news.wait(_BREATH) and server.edition != seen)
                seen = server.edition
            self.wfile.write(b"data: new\n\n" if new else b": nothing new\n\n")
            self.wfile.flush()

    def _redirect(self, to: str) -> None:
        self.send_response(HTTPStatus.FOUND)
        self.send_header("Location", to)
        self.end_headers()

    def _begin(self, status: HTTPStatus, kind: str) -> None:
        self.send_response(status)
        text = kind.startswith("text/") or kind == "application/json"
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if text else kind)
        self.send_header("Cache-Control", "no-store")
        self.end_headers()

    def _send(self, status: HTTPStatus, kind: str, content: bytes) -> None:
        self._begin(status, kind)
        if self.command != "HEAD":
            self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing: the terminal is for what was found in the records."""


_NOTHING_YET = b"<!doctype html><title>Not here</title><body><p>Not here; the terminal may say why.</p></body>"
