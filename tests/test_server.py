"""The live preview's server, where a browser asks for what is not there or does not wait for its answer."""

import socket
import struct
import time
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path

import pytest

from site_builder.serving.server import Server


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    (tmp_path / "folder").mkdir()
    (tmp_path / "large.csv").write_bytes(bytes(1 << 25))
    with Server(("127.0.0.1", 0), tmp_path, "/", {}) as running:
        yield running
        running.shutdown()


@pytest.mark.parametrize("path", ["/lost", "/folder", "/folder/", "/large.csv/x", f"/{'a' * 300}/", "/%00", "/%ff"])
def test_what_is_not_there_is_not_found(server: Server, path: str, capfd: pytest.CaptureFixture[str]) -> None:
    asked = HTTPConnection(*server.server_address[:2])
    asked.request("GET", path)
    assert asked.getresponse().status == 404
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize("path", ["/large.csv", "/.preview/news"])
def test_nothing_is_said_of_a_browser_that_goes_away(
    server: Server, path: str, capfd: pytest.CaptureFixture[str]
) -> None:
    with socket.create_connection(server.server_address[:2]) as browser:
        browser.sendall(f"GET {path} HTTP/1.0\r\n\r\n".encode())
        browser.recv(1)
        browser.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    for _ in range(3):
        server.show({})
        time.sleep(0.05)
    assert capfd.readouterr().err == ""
