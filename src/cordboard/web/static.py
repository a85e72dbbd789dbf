"""The built clients as files: widget, desk, console, demo and the readable API document."""

import gzip
import hashlib
import mimetypes
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from cordboard.core.errors import Refused
from cordboard.core.reasons import Code
from cordboard.web.exchange import Exchange

PAGES = ("desk", "console", "demo", "test", "docs")
"""Each is a folder with an `index.html`; below it, a path without a file is the page's own (`/desk/chats/7`)."""
NAMES_WITH_DOTS = ("console", "test")
"""Pages whose own paths end in names that people give: there a dot does not make a file that is missing."""

_CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
    "font-src 'self' data:; connect-src 'self'; media-src 'self' data: blob:; worker-src 'self'; "
    "base-uri 'none'; form-action 'self'; frame-src 'self'; frame-ancestors 'none'; object-src 'none'"
)
_PAGE_HEADERS = (
    (b"content-security-policy", _CSP.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"x-frame-options", b"DENY"),
)
_WIDGET_HEADERS = (
    (b"x-content-type-options", b"nosniff"),
    (b"access-control-allow-origin", b"*"),
    (b"cross-origin-resource-policy", b"cross-origin"),
    (b"cache-control", b"public, max-age=300, stale-while-revalidate=86400"),
)
_PREVIEW_HEADERS = (
    (b"cache-control", b"no-cache"),
    (b"content-security-policy", _CSP.replace("frame-ancestors 'none'", "frame-ancestors 'self'").encode()),
    *_PAGE_HEADERS[1:-1],
)
SINGLE = {
    "/widget.js": _WIDGET_HEADERS,
    "/widget-more.js": _WIDGET_HEADERS,
    "/widget-preview": _PREVIEW_HEADERS,
    "/widget-preview.js": ((b"cache-control", b"no-cache"), *_PAGE_HEADERS),
    "/demo.css": ((b"cache-control", b"no-cache"), *_PAGE_HEADERS),
    "/test.css": ((b"cache-control", b"no-cache"), *_PAGE_HEADERS),
    "/test-page.js": ((b"cache-control", b"no-cache"), *_PAGE_HEADERS),
}
"""Files beside the pages, with their headers."""
_NOT_BUILT = b"""<!doctype html><html lang="en"><meta charset="utf-8"><title>Cordboard</title>
<h1>This page is not built yet</h1><p>The server runs, but its clients have not been built.
Run <code>make clients</code> and load the page again.</p></html>"""


WORTH_PACKING = 1_000
"""Bytes from which a text is sent compressed to who takes that."""


@dataclass(frozen=True, slots=True)
class _File:
    body: bytes
    kind: bytes

    @property
    def etag(self) -> bytes:
        return f'"{_digest(self.body)}"'.encode()

    @property
    def packed(self) -> bytes | None:
        """The body compressed; None when that is not worth it."""
        wordy = self.kind.startswith(b"text/") or b"javascript" in self.kind or b"svg" in self.kind
        return _packed(self.body) if wordy and len(self.body) > WORTH_PACKING else None


@lru_cache(maxsize=256)
def _packed(body: bytes) -> bytes:
    return gzip.compress(body, mtime=0)


@lru_cache(maxsize=256)
def _digest(body: bytes) -> str:
    return hashlib.sha256(body).hexdigest()[:20]


DOCS = _File(
    b"""<!doctype html><html lang="en"><meta charset="utf-8"><title>Cordboard API</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" type="image/png" href="/docs/favicon-32x32.png"><link rel="stylesheet" href="/docs/swagger-ui.css">
<div id="swagger-ui"></div>
<script src="/docs/swagger-ui-bundle.js"></script><script src="/docs/start.js"></script></html>
""",
    b"text/html; charset=utf-8",
)
DOCS_START = _File(
    b"""SwaggerUIBundle({ url: '/openapi.json', dom_id: '#swagger-ui', deepLinking: true, validatorUrl: null })
""",
    b"text/javascript; charset=utf-8",
)
"""The page of /docs is Swagger UI with these two files of ours: nothing on it is inline."""


class Static:
    """Serves files below one folder, and nothing beside it."""

    def __init__(self, root: Path, *, look: Callable[[str], bytes] = lambda _: b"") -> None:
        self._root = root.resolve()
        self._look = look

    async def handle(self, exchange: Exchange) -> None:
        """Answer a request for a page or one of its files. Raises Refused `not_found` or `method_not_allowed`."""
        path: str = exchange.scope["path"]
        page, _, rest = path.lstrip("/").partition("/")
        if path not in {"/", *SINGLE} and page not in PAGES:
            raise Refused(Code.NOT_FOUND, "There is nothing at this address.")
        if exchange.method not in {"GET", "HEAD"}:
            raise Refused(Code.METHOD_NOT_ALLOWED, "Allowed here: GET, HEAD.", extra={"allow": "GET, HEAD"})
        exchange.extra = ()
        if path == "/":
            await exchange.answer(307, b"", ((b"location", b"/desk"), *_PAGE_HEADERS))
        elif path in SINGLE:
            await self._single(exchange, path)
        else:
            await self._page(exchange, page, rest)

    async def _single(self, exchange: Exchange, path: str) -> None:
        file = self._file(path[1:]) or self._file(f"{path[1:]}.html")
        if file is None:
            raise Refused(Code.NOT_FOUND, "This is not built; run `make clients`.")
        if path == "/widget.js" and exchange.scope.get("query_string"):
            file = _dressed(file, self._look(exchange.scope["query_string"].decode("latin-1")))
        await _send(exchange, file, SINGLE[path])

    async def _page(self, exchange: Exchange, page: str, rest: str) -> None:
        if rest:
            file = DOCS_START if (page, rest) == ("docs", "start.js") else self._file(f"{page}/{rest}")
            if file is not None:
                hashed = rest.startswith("assets/")
                caching = b"public, max-age=31536000, immutable" if hashed else b"no-cache"
                await _send(exchange, file, ((b"cache-control", caching), *_PAGE_HEADERS))
                return
            if "." in rest.rpartition("/")[2] and (page not in NAMES_WITH_DOTS or rest.startswith("assets/")):
                raise Refused(Code.NOT_FOUND, "There is nothing at this address.")
        if page == "docs" and self._file("docs/swagger-ui-bundle.js") is not None:
            index = DOCS
        else:
            index = self._file(f"{page}/index.html") or self._file(f"{page}.html")
        if index is None:
            headers = ((b"content-type", b"text/html; charset=utf-8"), (b"cache-control", b"no-store"))
            await exchange.answer(503, _NOT_BUILT, (*headers, *_PAGE_HEADERS))
            return
        await _send(exchange, index, ((b"cache-control", b"no-cache"), *_PAGE_HEADERS))

    def _file(self, name: str) -> _File | None:
        """A file below the root; None when there is none, or the name leads out of it."""
        if "\0" in name or "\\" in name:
            return None
        path = (self._root / name).resolve()
        if not path.is_relative_to(self._root) or not path.is_file():
            return None
        return _read(path, path.stat().st_mtime_ns)


@lru_cache(maxsize=256)
def _read(path: Path, changed: int) -> _File:
    """A file's content, read again when it has changed."""
    _ = changed
    body = path.read_bytes()
    kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    if kind.startswith("text/") or kind in {"application/javascript", "application/json", "image/svg+xml"}:
        kind += "; charset=utf-8"
    return _File(body, kind.encode())


@lru_cache(maxsize=256)
def _dressed(file: _File, look: bytes) -> _File:
    """The widget with what its launcher looks like at a point, so that it need not ask before it is opened."""
    return _File(look + file.body, file.kind) if look else file


async def _send(exchange: Exchange, file: _File, headers: tuple[tuple[bytes, bytes], ...]) -> None:
    known = exchange.header(b"if-none-match") or b""
    if file.etag in {tag.strip().removeprefix(b"W/") for tag in known.split(b",")}:
        await exchange.answer(304, b"", (*headers, (b"etag", file.etag)))
        return
    told = (*headers, (b"etag", file.etag), (b"content-type", file.kind), (b"vary", b"accept-encoding"))
    packed = file.packed if b"gzip" in (exchange.header(b"accept-encoding") or b"") else None
    if packed is not None:
        await exchange.answer(200, packed, (*told, (b"content-encoding", b"gzip")))
    else:
        await exchange.answer(200, file.body, told)
