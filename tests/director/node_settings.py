"""Settings at random for a node of each kind, right and wrong: what the property tests draw scripts from."""

from typing import Any

from hypothesis import strategies as st

EXPRESSIONS = ["true", "false", "script.n > 2", "form.age == 3"] * 2 + [
    *("1 / 0 > 1", "script.s < 3", "nonsense", ""),
]
TEXTS = ["Hello", "{{script.n}}", "{{visitor.name}}", "{{script.s}}"] * 3 + ["", "{{1 / 0}}", "{{"]
NUMBERS = [1, 5, 30, 30, 60, 60] * 2 + [0, "{{script.n}}", "{{-1}}", "soon", ""]
"""Most settings are good ones: a script that fails at once proves little."""
ASKED = st.lists(
    st.fixed_dictionaries(
        {
            "skill": st.sampled_from(["French", "Chess", "{{script.s}}", ""]),
            "level": st.sampled_from([None, 1, 5, 5, 0, "{{script.n}}"]),
        }
    ),
    max_size=3,
)
SKILLS = ASKED.flatmap(
    lambda asked: st.tuples(
        *(st.booleans().map(lambda yes, each=each: {**each, "preferred": yes}) for each in asked)
    )
).map(list)
HUNTING: dict[str, st.SearchStrategy[Any]] = {
    "timeout": st.sampled_from([None, *NUMBERS]),
    "answer_timeout": st.sampled_from([None, 1, *NUMBERS]),
    "hunt_interval": st.sampled_from([0, 0, *NUMBERS]),
    "maximum_matches": st.sampled_from([1, 1, *NUMBERS]),
    "max_hunt_calls": st.sampled_from([0, 0, *NUMBERS]),
}
SETTINGS: dict[str, st.SearchStrategy[dict[str, Any]]] = {
    "start": st.just({}),
    "end": st.fixed_dictionaries(
        {"label": st.sampled_from(["", "x", "y"]), "value": st.sampled_from([None, *TEXTS, 1, True])}
    ),
    "send_message": st.fixed_dictionaries({"text": st.sampled_from(TEXTS), "markdown": st.booleans()}),
    "ask": st.fixed_dictionaries(
        {
            "text": st.sampled_from(TEXTS),
            "answer": st.sampled_from(["text", "number", "email", "choice"]),
            "choices": st.sampled_from([[], ["a", "b"]]),
            "required": st.booleans(),
            "timeout": st.sampled_from(NUMBERS),
            "tries": st.integers(1, 3),
            "again": st.sampled_from(TEXTS),
            "into": st.sampled_from(["", "n", "s"]),
        }
    ),
    "wait": st.fixed_dictionaries({"seconds": st.sampled_from(NUMBERS)}),
    "wait_for_message": st.fixed_dictionaries(
        {"timeout": st.sampled_from(NUMBERS), "into": st.sampled_from(["", "s"])}
    ),
    "set_variable": st.fixed_dictionaries(
        {
            "name": st.sampled_from(["n", "s"]),
            "value": st.sampled_from(
                ["{{default(script.n, 0) + 1}}", "{{script.n * script.n}}", "{{[1]}}", 1, None]
            )
            | st.sampled_from(["x", "{{script.s + script.s + script.s + script.s}}"]),
        }
    ),
    "set_global": st.fixed_dictionaries(
        {
            "name": st.sampled_from(["Served", "Notice", "Gone", ""]),
            "value": st.sampled_from(["{{global.Served + 1}}", "x", "{{script.s}}", 1, True, None]),
        }
    ),
    "set_clipboard": st.fixed_dictionaries({"name": st.just("c"), "value": st.sampled_from(TEXTS)}),
    "log": st.fixed_dictionaries({"text": st.sampled_from(TEXTS)}),
    "test": st.fixed_dictionaries({"expression": st.sampled_from(EXPRESSIONS)}),
    "switch": st.fixed_dictionaries(
        {
            "expression": st.sampled_from(["script.n", "script.s", "form.age", "[1]", *EXPRESSIONS]),
            "cases": st.sampled_from(
                [
                    [],
                    [{"exit": "one", "values": [1, "3"]}],
                    [{"exit": "a", "values": [True, None]}, {"exit": "b", "values": [3]}, {"exit": "c"}],
                    [{"exit": "", "values": ["a"]}, {"exit": "failed", "values": [1]}],
                ]
            ),
        }
    ),
    "set_class": st.fixed_dictionaries({"value": st.sampled_from(["VIP", "VIP", "Gone", "{{script.s}}"])}),
    "set_priority": st.fixed_dictionaries({"value": st.sampled_from(NUMBERS)}),
    "set_outcome": st.fixed_dictionaries(
        {"outcome": st.sampled_from(["Sale", "Gone"]), "value": st.sampled_from(TEXTS)}
    ),
    "add_note": st.fixed_dictionaries({"value": st.sampled_from(TEXTS)}),
    "http_request": st.fixed_dictionaries(
        {
            "method": st.sampled_from(["GET", "POST"]),
            "url": st.sampled_from(
                [
                    "https://a.example/{{script.s}}",
                    "https://a.example",
                    "https://a.example/b",
                    "{{script.s}}",
                    "",
                ]
            ),
            "headers": st.sampled_from([{}, {"X-Name": "{{script.s}}"}]),
            "body": st.sampled_from(["", '{"a": {{script.s}}, "b": "{{script.n}}"}', "{{script.s}}"]),
            "body_kind": st.sampled_from(["json", "form", "text"]),
            "timeout": st.sampled_from(NUMBERS),
            "into": st.sampled_from(["", "n", "s"]),
        }
    ),
    "database_query": st.fixed_dictionaries(
        {
            "source": st.sampled_from(["CRM", "CRM", "CRM", "Gone"]),
            "statement": st.just("customer"),
            "arguments": st.sampled_from([{}, {"a": "{{script.s}}"}, {"a": 1}]),
            "timeout": st.sampled_from(NUMBERS),
            "into": st.sampled_from(["", "n", "s"]),
        }
    ),
    "bot": st.fixed_dictionaries(
        {
            "bot": st.sampled_from(["Robo", "Robo", "Robo", "Robo", "Gone"]),
            "message": st.sampled_from(TEXTS),
            "timeout": st.sampled_from(NUMBERS),
            "reply_timeout": st.sampled_from(NUMBERS),
            "into": st.sampled_from(["", "n", "s"]),
        }
    ),
    "split": st.fixed_dictionaries(
        {
            "shares": st.sampled_from(
                [
                    [],
                    [{"name": "a", "percent": 100}],
                    [{"name": "a", "percent": 50}, {"name": "b", "percent": 50}],
                ]
            ),
            "salt": st.sampled_from(["", "x"]),
        }
    ),
    "leave_message": st.fixed_dictionaries(
        {
            "fields": st.lists(
                st.fixed_dictionaries(
                    {
                        "name": st.sampled_from(["name", "age", "s"]),
                        "question": st.sampled_from(TEXTS),
                        "answer": st.sampled_from(["text", "number", "email"]),
                        "required": st.booleans(),
                    }
                ),
                max_size=3,
            ),
            "timeout": st.sampled_from(NUMBERS),
            "mail_to": st.sampled_from(["", "a@example.com", "{{script.s}}"]),
            "subject": st.sampled_from(TEXTS),
            "thanks": st.sampled_from(TEXTS),
            "into": st.sampled_from(["", "n", "s"]),
        }
    ),
    "on_date": st.fixed_dictionaries(
        {"calendar": st.sampled_from(["Office", "Office", "Office", "Gone", "{{1 / 0}}"])}
    ),
    "clear_chat": st.fixed_dictionaries(
        {"reason": st.sampled_from(TEXTS), "message": st.sampled_from(TEXTS)}
    ),
    "run_script": st.fixed_dictionaries(
        {
            "script": st.sampled_from(["", "Asks", "Asks", "Calls", "Calls", "Gone", "Itself"]),
            "arguments": st.sampled_from([{}, {"text": "{{script.s}}"}, {"text": 7}, {"other": 1}]),
            "into": st.sampled_from(["", "n", "s"]),
        }
    ),
    "present_to_agent": st.fixed_dictionaries(
        {
            "agent": st.sampled_from(["ann", "ann", "", "{{script.s}}", "{{script.n.first}}"]),
            "last_agent": st.booleans(),
            "message": st.sampled_from(TEXTS),
            "priority": st.sampled_from([None, 50, *NUMBERS]),
            "answer_timeout": st.sampled_from([None, *NUMBERS]),
        }
    ),
    "find_agents": st.fixed_dictionaries(
        {
            "groups": st.sampled_from([[], ["Desk"], ["Gone"], ["{{script.s}}", "Desk"]]),
            "skills": ASKED,
            "state": st.sampled_from(["ready", "signed_in"]),
            "into": st.sampled_from(["", "n", "s"]),
        }
    ),
    "hunt": st.fixed_dictionaries(
        {
            "groups": st.sampled_from(
                [["Desk"], ["Desk"], ["Night"], ["Gone", "Desk"], [], ["{{script.s}}"]]
            ),
            "skills": SKILLS,
            **HUNTING,
        }
    ),
    "external_route": st.fixed_dictionaries(
        {
            "host": st.sampled_from(["Router", "Router", "Router", "", "Gone"]),
            "reply_timeout": st.sampled_from([None, *NUMBERS]),
        }
    ),
    "queue_status": st.fixed_dictionaries(
        {
            "queue": st.sampled_from(["General", "General", "Gone", "{{script.s}}"]),
            "into": st.sampled_from(["", "n"]),
        }
    ),
    "require_skill": st.fixed_dictionaries(
        {"skill": st.sampled_from(["French", "{{script.s}}"]), "level": st.sampled_from([None, 3, *NUMBERS])}
    ),
    "relax_skill": st.fixed_dictionaries(
        {"skill": st.sampled_from(["French", "{{script.s}}"]), "level": st.sampled_from([None, 2, *NUMBERS])}
    ),
    "leave_queue": st.just({}),
    "enqueue": st.fixed_dictionaries(
        {
            "queue": st.sampled_from(
                ["General", "General", "General", "Empty", "Full", "Gone", "{{script.s}}"]
            ),
            "also": st.sampled_from([[], [], ["Empty"], ["Full", "Gone"], ["{{script.s}}"]]),
            "priority": st.sampled_from([None, 50, 0, "{{script.n}}"]),
            "preferred_agent": st.sampled_from(["", "ann", "{{script.s}}"]),
            "prefer_last_agent": st.booleans(),
            **HUNTING,
            "skills": SKILLS,
            "relax": st.lists(
                st.fixed_dictionaries(
                    {
                        "after": st.sampled_from([0, 1, 20, *NUMBERS]),
                        "skill": st.sampled_from(["French", "Chess", "{{script.s}}"]),
                        "level": st.sampled_from([None, 2, 2, *NUMBERS]),
                        "preferred": st.booleans(),
                    }
                ),
                max_size=4,
            ),
            "messages": st.lists(st.sampled_from(TEXTS), max_size=3),
            "message_interval": st.sampled_from([5, 20, 20, *NUMBERS]),
        }
    ),
}
