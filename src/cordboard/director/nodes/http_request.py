"""Asks a program outside by HTTP, and waits for its answer.

Which addresses may be called is the operator's decision; redirects are not followed. An answer of status 200 to 299 is
`succeeded`, any other takes `failed`, as does an address that cannot be reached. The variable holds the answer in both
cases: `script.NAME.status`; `script.NAME.json` if the answer says that it is JSON, with its members:
`script.NAME.json.order.items[0].name`; and `script.NAME.text`. One try lasts ten seconds at most; a longer timeout
leaves time for another one when no connection came about or the server was restarted. A request may so be sent twice;
both times it carries the same `Idempotency-Key`.

Placeholders cannot do more than stand for a value. In the address each is percent-encoded, and the host must be written
out. How the body is understood is said by its kind. `json`: between quotes a value becomes content of that string,
elsewhere a JSON value of its own, so `{"name": {{visitor.name}}}` and `{"name": "Ms {{visitor.name}}"}` are both right;
what is no JSON in the end is not sent. `form`: each value is percent-encoded, as in `name={{visitor.name}}&topic=help`.
`text`: values stand as they are. Headers hold no line breaks.
"""

import re
from collections.abc import Iterator
from typing import Annotated, Any, Literal, cast

import msgspec
from msgspec import Meta

from cordboard.core.outside.host import url_problem
from cordboard.director.expressions.escaping import escaped_for_url
from cordboard.director.issues import Issue
from cordboard.director.marks import Seconds, Text, VariableName
from cordboard.director.node import Group, Kind, Leave, Node, Step
from cordboard.director.orders import HttpCall
from cordboard.director.sprint import NodeError, Sprint
from cordboard.director.stimuli import AnyStimulus, CallReturned
from cordboard.director.waiting_for_calls import brought, call_timeout, timeout_issue, until_returned

EXITS = {
    "succeeded": "The answer came, with a status of 200 to 299.",
    "timeout": "No answer came in time.",
}

MAX_URL = 2_000
MAX_ANSWER_TEXT = 4_000
_HOST_WRITTEN = re.compile(r"https?://[^\s/?#@{}]+([/?#]|$)", re.IGNORECASE)
_PLACEHOLDER = re.compile(r"\{\{.*?\}\}", re.DOTALL)
_HEADER = r"^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}$"
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_BODY = "the body"
_CONTENT_TYPES = {
    "json": "application/json",
    "form": "application/x-www-form-urlencoded",
    "text": "text/plain; charset=utf-8",
}

HeaderName = Annotated[str, Meta(pattern=_HEADER)]


class HttpRequest(Node, frozen=True, kw_only=True, tag="http_request"):
    """Settings of the request."""

    method: Annotated[
        Literal["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"], Meta(description="The HTTP method.")
    ] = "GET"
    url: Annotated[Text, Meta(title="Address", description="The address; its host without placeholders.")] = (
        ""
    )
    headers: Annotated[
        dict[HeaderName, Text], Meta(max_length=20, description="Headers by name, for example a key.")
    ] = msgspec.field(default_factory=dict[HeaderName, Text])
    body_kind: Annotated[
        Literal["json", "form", "text"],
        Meta(title="Body is", description="How the body is understood, and how values are put into it."),
    ] = "json"
    body: Annotated[Text, Meta(description="The body; empty: none.")] = ""
    timeout: Annotated[Seconds, Meta(description="Seconds to wait for the answer, 1 to 60.")] = 10
    into: Annotated[VariableName, Meta(description="The variable that takes the answer.")] = ""


def enter(settings: HttpRequest, sprint: Sprint) -> Step:
    """Orders the request."""
    if not _HOST_WRITTEN.match(settings.url.strip()):
        raise NodeError("The address must begin with https:// and a host that is written out")
    url = sprint.text(settings.url, escape=escaped_for_url, called="the address").strip()
    if len(url) > MAX_URL:
        raise NodeError(f"The address is longer than {MAX_URL} characters")
    headers = {
        name: _header(name, sprint.text(value, called=f"the header {name}"))
        for name, value in settings.headers.items()
    }
    body = _body(settings, sprint)
    if body and "content-type" not in (name.lower() for name in headers):
        headers["Content-Type"] = _CONTENT_TYPES[settings.body_kind]
    timeout = call_timeout(sprint, settings.timeout)
    call = sprint.next_call()
    sprint.order(
        HttpCall(call=call, timeout=timeout, method=settings.method, url=url, headers=headers, body=body)
    )
    return until_returned(call, timeout)


def resume(settings: HttpRequest, sprint: Sprint, stimulus: AnyStimulus) -> Step:
    """Takes the answer."""
    if isinstance(stimulus, CallReturned) and isinstance(stimulus.value, dict):
        answer = cast("dict[str, Any]", stimulus.value)
        sprint.set_variable(settings.into, _kept(answer))
        sprint.read["status"] = answer.get("status")
    returned = brought(stimulus)
    if returned is None:
        return Leave("timeout", "no answer came in time")
    return Leave("succeeded")


def check(settings: HttpRequest) -> Iterator[Issue]:
    """The address must be one whose host no visitor can choose, and the times within their bounds."""
    if not settings.url.strip():
        yield Issue(code="no_url", sentence="No address is given.", field="url")
    elif not _HOST_WRITTEN.match(settings.url.strip()):
        sentence = (
            "The address must begin with https:// or http:// and a host that is written out, without placeholders, "
            "user name or password."
        )
        yield Issue(code="open_host", sentence=sentence, field="url")
    else:
        written = _PLACEHOLDER.sub("x", settings.url.strip())
        wrong = url_problem(written) if "}}" not in written else ""
        if wrong:
            yield Issue(code="bad_url", sentence=wrong, field="url")
    for name, value in settings.headers.items():
        if _CONTROL.search(value):
            sentence = f"The header {name} must not hold a line break."
            yield Issue(code="line_break", sentence=sentence, field=f"headers.{name}")
    if settings.body_kind == "json" and settings.body and "{{" not in settings.body:
        wrong = _not_json(settings.body)
        if wrong:
            yield Issue(code="no_json", sentence=f"{wrong}.", field="body")
    issue = timeout_issue(settings.timeout, field="timeout")
    if issue is not None:
        yield issue


def _header(name: str, value: str) -> str:
    if _CONTROL.search(value):
        raise NodeError(f"The header {name} would hold a line break or another control character")
    return value


def _body(settings: HttpRequest, sprint: Sprint) -> str:
    match settings.body_kind:
        case "json":
            body = sprint.json(settings.body, called=_BODY)
            wrong = _not_json(body) if body.strip() else ""
            if wrong:
                raise NodeError(wrong)
            return body
        case "form":
            return sprint.text(settings.body, escape=escaped_for_url, called=_BODY)
        case "text":
            return sprint.text(settings.body, called=_BODY)


def _not_json(body: str) -> str:
    try:
        msgspec.json.decode(body)
    except (ValueError, RecursionError) as mistake:
        return f"The body is no JSON: {mistake}"
    return ""


def _kept(answer: dict[str, Any]) -> dict[str, Any]:
    """The answer as a variable holds it: the text of what is JSON would only be there twice."""
    json = answer.get("json")
    text = answer.get("text")
    return {
        "status": answer.get("status"),
        "text": text[:MAX_ANSWER_TEXT] if isinstance(text, str) and json is None else "",
        "json": json,
    }


KIND = Kind(
    settings=HttpRequest,
    group=Group.ADVANCED,
    exits=EXITS,
    enter=enter,
    resume=resume,
    check=check,
    waits=True,
    outside=True,
)
