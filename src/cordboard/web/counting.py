"""What the face counts for operators: requests by route and status, seconds by route, open streams."""

import time
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator

from prometheus_client import REGISTRY, Gauge
from prometheus_client.core import CounterMetricFamily, HistogramMetricFamily, Metric
from prometheus_client.registry import Collector

BUCKETS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0)
"""Upper bounds, in seconds."""

STREAMS = Gauge("cordboard_http_streams", "Readers who stay: event streams and waiting polls.")

clock = time.perf_counter


class _Requests(Collector):
    """Plain numbers, turned into metrics when somebody asks: everything here runs on one thread, for every request."""

    def __init__(self) -> None:
        self.answers: defaultdict[tuple[str, str, int], int] = defaultdict(int)
        self.buckets: defaultdict[str, list[int]] = defaultdict(lambda: [0] * (len(BUCKETS) + 1))
        self.seconds: defaultdict[str, float] = defaultdict(float)

    def collect(self) -> Iterator[Metric]:
        requests = CounterMetricFamily(
            "cordboard_http_requests", "Requests answered.", labels=["method", "route", "status"]
        )
        for (method, route, status), count in tuple(self.answers.items()):
            requests.add_metric([method, route, str(status)], count)
        yield requests
        seconds = HistogramMetricFamily(
            "cordboard_http_request_seconds",
            "Seconds from request to answer; streams and waiting polls left out.",
            labels=["route"],
        )
        for route, counts in tuple(self.buckets.items()):
            total = 0
            buckets: list[tuple[str, float]] = []
            for bound, count in zip((*map(str, BUCKETS), "+Inf"), counts, strict=True):
                total += count
                buckets.append((bound, total))
            seconds.add_metric([route], buckets, sum_value=self.seconds[route])
        yield seconds


_requests = _Requests()
REGISTRY.register(_requests)


def answered(*, method: str, route: str, status: int, began: float) -> None:
    """A request was answered; `route` is the path's template, or a word for what has none."""
    _requests.answers[method, route, status] += 1
    if not route.endswith("/events"):
        took = clock() - began
        _requests.buckets[route][bisect_left(BUCKETS, took)] += 1
        _requests.seconds[route] += took
