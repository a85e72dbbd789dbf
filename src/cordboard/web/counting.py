"""What the face counts for operators: requests by route and status, open streams."""

import time
from functools import lru_cache

from prometheus_client import Counter, Gauge, Histogram

_REQUESTS = Counter("cordboard_http_requests", "Requests answered.", ("method", "route", "status"))
_SECONDS = Histogram(
    "cordboard_http_request_seconds",
    "Seconds from request to answer; streams and waiting polls left out.",
    ("route",),
    buckets=(0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0),
)
STREAMS = Gauge("cordboard_http_streams", "Readers who stay: event streams and waiting polls.")

clock = time.perf_counter


@lru_cache(maxsize=2_000)
def _counter(method: str, route: str, status: int) -> Counter:
    return _REQUESTS.labels(method, route, str(status))


@lru_cache(maxsize=500)
def _histogram(route: str) -> Histogram:
    return _SECONDS.labels(route)


def answered(*, method: str, route: str, status: int, began: float) -> None:
    """A request was answered; `route` is the path's template, empty for none of ours."""
    _counter(method, route, status).inc()
    if not route.endswith("/events"):
        _histogram(route).observe(clock() - began)
