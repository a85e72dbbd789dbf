"""Pages and their files."""

import gzip
from pathlib import Path

import pytest
from starlette.types import Receive, Scope, Send

from cordboard.core.errors import Refused
from cordboard.web.exchange import Exchange
from cordboard.web.static import Static
from tests.web.asgi_client import Client

FILES = {
    "widget.js": "widget",
    "demo.html": "<p>demo",
    "demo.css": "p{}",
    "desk/index.html": "<p>desk",
    "desk/assets/app-1a2b.js": "app",
    "desk/robots.txt": "no",
    "test.html": "<p>test",
    "docs/swagger-ui-bundle.js": "swagger",
}


@pytest.fixture
def files(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        path = tmp_path / "static" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    (tmp_path / "secret.txt").write_text("secret")
    return tmp_path / "static"


def client(root: Path) -> Client:
    static = Static(root)

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        exchange = Exchange(scope, receive, send, address="")
        try:
            await static.handle(exchange)
        except Refused as refused:
            await exchange.refuse(refused)

    return Client(app)


@pytest.mark.parametrize(
    ("path", "text", "caching"),
    [
        ("/widget.js", b"widget", "public, max-age=300, stale-while-revalidate=86400"),
        ("/demo", b"<p>demo", "no-cache"),
        ("/demo.css", b"p{}", "no-cache"),
        ("/test/shop.example", b"<p>test", "no-cache"),
        ("/desk", b"<p>desk", "no-cache"),
        ("/desk/", b"<p>desk", "no-cache"),
        ("/desk/chats/c1", b"<p>desk", "no-cache"),
        ("/desk/assets/app-1a2b.js", b"app", "public, max-age=31536000, immutable"),
        ("/desk/robots.txt", b"no", "no-cache"),
        ("/docs/start.js", b"SwaggerUIBundle", "no-cache"),
    ],
)
async def test_a_path_brings_its_file(files: Path, path: str, text: bytes, caching: str) -> None:
    reply = await client(files).get(path)

    assert reply.status == 200
    assert reply.body.startswith(text)
    assert reply.headers["cache-control"] == caching
    assert reply.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(
    "path",
    [
        "/desk/assets/gone.js",
        "/desk/../../secret.txt",
        "/desk/..%2f..%2fsecret.txt",
        "/widget.js/x",
        "/nothing",
        "/docs/../desk/none.js",
    ],
)
async def test_what_is_not_there_is_not_found(files: Path, path: str) -> None:
    reply = await client(files).get(path)

    assert (reply.status, reply.code) == (404, "not_found")


async def test_the_widget_may_be_loaded_by_any_page_and_is_asked_for_once(files: Path) -> None:
    first = await client(files).get("/widget.js")
    again = await client(files).get("/widget.js", if_none_match=first.headers["etag"])

    assert first.headers["access-control-allow-origin"] == "*"
    assert first.headers["cross-origin-resource-policy"] == "cross-origin"
    assert (again.status, again.body) == (304, b"")


async def test_pages_allow_no_script_but_their_own(files: Path) -> None:
    for path in ("/desk", "/demo", "/docs"):
        reply = await client(files).get(path)
        policy = reply.headers["content-security-policy"]

        assert "script-src 'self';" in policy
        assert "frame-ancestors 'none'" in policy
        assert b"<script>" not in reply.body
        assert reply.headers["cross-origin-opener-policy"] == "same-origin"


async def test_pages_are_only_read(files: Path) -> None:
    reply = await client(files).post("/desk")
    head = await client(files).call("HEAD", "/desk")

    assert (reply.status, reply.headers["allow"]) == (405, "GET, HEAD")
    assert (head.status, head.body, head.headers["content-length"]) == (200, b"", "7")


async def test_a_server_without_its_clients_says_so(tmp_path: Path) -> None:
    page = await client(tmp_path).get("/desk")
    widget = await client(tmp_path).get("/widget.js")

    assert page.status == 503
    assert b"make clients" in page.body
    assert widget.status == 404


async def test_a_long_text_travels_compressed_to_who_takes_that(files: Path) -> None:
    (files / "desk" / "assets" / "long.js").write_text("x" * 5_000)
    asking = client(files)

    plain = await asking.get("/desk/assets/long.js")
    packed = await asking.get("/desk/assets/long.js", **{"accept-encoding": "gzip, br"})

    assert "content-encoding" not in plain.headers
    assert packed.headers["content-encoding"] == "gzip"
    assert gzip.decompress(packed.body) == plain.body
