"""A routing host in one file: it registers for a routing point, and says where each new chat shall go.

    python examples/routing_host.py --token-file token.txt --point demo

Needs nothing but Python. How to make the token stands in the README beside this file.
"""

import argparse
import fnmatch
import json
import time
import urllib.request
from pathlib import Path
from urllib.error import HTTPError

RULES = [("url", "*/returns*", "queue:Returns"), ("language", "fr*", "queue:French")]
"""Which fact, which pattern, which route. A queue that is not there does no harm: the alternate comes next."""


class Server:
    """Cordboard's routing interface."""

    def __init__(self, url: str, token: str) -> None:
        self.url = url.rstrip("/") + "/api/v1/routing"
        self.headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}

    def call(self, method: str, path: str, body: object = None) -> dict:
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self.url + path, data, self.headers, method=method)  # noqa: S310
        with urllib.request.urlopen(request, timeout=60) as answer:  # noqa: S310
            return json.loads(answer.read() or "{}")


def route_for(request: dict, otherwise: str) -> str:
    """Where the chat of a RouteRequest goes."""
    facts = {"url": request["page"]["url"], "language": request["language"]}
    fits = (to for fact, pattern, to in RULES if fnmatch.fnmatch(facts[fact].lower(), pattern))
    return next(fits, otherwise)


def hear(server: Server, message: dict, otherwise: str) -> None:
    """Answer one message of the driver."""
    match message["kind"]:
        case "route_request":
            route = route_for(message, otherwise)
            choice = {"route": route, "alternate_routes": [otherwise], "remain_retries": 0}
            server.call("POST", f"/dialogs/{message['cross_ref']}/select", {**choice, "route_used_req": True})
            print(f"{message['chat']} from {message['page']['url']}: {route}", flush=True)
        case "route_used":
            print(
                f"{message['chat']} was answered by {message['agent']} on {message['route_used']}", flush=True
            )
        case "route_end":
            print(f"{message['chat']} needs no route any more ({message['error']})", flush=True)


def listen(server: Server, point: str, otherwise: str) -> None:
    """Register, then take messages until the registration is over."""
    registered = server.call("POST", "/registrations", {"points": [point]})
    path, cursor = f"/registrations/{registered['registration_id']}", registered["cursor"]
    print(f"registered for {point}", flush=True)
    try:
        while True:
            news = server.call("GET", f"{path}/events?wait=25&after={cursor}")
            for message in news["events"]:
                try:
                    hear(server, message, otherwise)
                except HTTPError as refused:  # too late, or the visitor has left: on to the next
                    print(f"refused: {json.load(refused)['detail']}", flush=True)
            cursor = news["cursor"]
    except KeyboardInterrupt:
        server.call("DELETE", path)
        raise SystemExit from None


def main() -> None:
    options = argparse.ArgumentParser(description="A routing host for Cordboard.")
    options.add_argument("--server", default="http://127.0.0.1:8080")
    options.add_argument("--token-file", type=Path, required=True)
    options.add_argument("--point", default="demo", help="the routing point whose chats it routes")
    options.add_argument("--otherwise", default="queue:General", help="the route when no rule fits")
    given = options.parse_args()
    server = Server(given.server, given.token_file.read_text().strip())
    while True:
        try:
            listen(server, given.point, given.otherwise)
        except OSError as away:  # not started yet, stopped, or the registration has lapsed: register again
            if isinstance(away, HTTPError) and away.code in (401, 403, 422):
                raise SystemExit(json.load(away)["detail"]) from None
            print(f"{away}; again in 2 s", flush=True)
            time.sleep(2)


if __name__ == "__main__":
    main()
