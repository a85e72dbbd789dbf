"""What a script names is known: whatever kind of object it is, and wherever in the script the name stands."""

from dataclasses import replace
from typing import Any

import msgspec

from cordboard.core.variables import CENTRE_CLOSED
from cordboard.director import marks
from cordboard.director.check import check
from cordboard.director.compiled import compile_script
from cordboard.director.issues import Known, Severity
from cordboard.director.marks import Mark
from cordboard.director.reading import decode_definition
from cordboard.switchboard.configuration.book import Book, ScriptHead, VersionHead
from cordboard.switchboard.scripts.script_names import (
    TABLES,
    arguments_of,
    known,
    labels_of,
    names_in,
    setting_tables,
)

NODES: dict[str, Any] = {
    "start": {"kind": "start", "exits": {"next": "hours"}},
    "hours": {"kind": "on_date", "calendar": "Office", "exits": {"true": "queue", "false": "macro"}},
    "queue": {
        "kind": "enqueue",
        "queue": "General",
        "also": ["Sales", "{{settings.other}}"],
        "skills": [{"skill": "French", "level": 5}],
        "timeout": 60,
        "exits": {"timeout": "agent", "answered": "class"},
    },
    "agent": {"kind": "present_to_agent", "agent": "zoe", "exits": {"timeout": "hunt"}},
    "hunt": {"kind": "hunt", "groups": ["Team"], "exits": {"timeout": "macro"}},
    "class": {"kind": "set_class", "value": "Orders", "exits": {"next": "outcome"}},
    "outcome": {"kind": "set_outcome", "outcome": "Sold", "value": "yes", "exits": {"next": "end"}},
    "macro": {"kind": "run_script", "script": "Greeting", "exits": {"ended": "host"}},
    "host": {"kind": "external_route", "host": "router", "exits": {"rejected": "query"}},
    "query": {
        "kind": "database_query",
        "source": "crm",
        "statement": "customer",
        "exits": {"succeeded": "global", "empty": "global", "failed": "global", "timeout": "global"},
    },
    "global": {
        "kind": "set_global",
        "name": "served",
        "value": "{{global.served + 1}}",
        "exits": {"next": "say"},
    },
    "say": {
        "kind": "send_message",
        "text": 'Hello {{visitor.name}}, {{ queue("Support").waiting }} wait; {{global.motto}}',
        "exits": {"next": "end"},
    },
    "end": {"kind": "end", "label": "done"},
    "other": {"kind": "end"},
}
DEFINITION = decode_definition(
    {
        "format": 1,
        "start": "start",
        "properties": [
            {"name": "other", "type": "queue", "default": "Night"},
            {"name": "words", "default": "General"},
            {"name": "hours", "type": "calendar"},
        ],
        "nodes": NODES,
    }
)
NAMED = {
    ("calendars", "Office"),
    ("queues", "General"),
    ("queues", "Sales"),
    ("queues", "Night"),
    ("queues", "Support"),
    ("skills", "French"),
    ("users", "zoe"),
    ("agent_groups", "Team"),
    ("call_classes", "Orders"),
    ("outcomes", "Sold"),
    ("scripts", "Greeting"),
    ("hosts", "router"),
    ("data_sources", "crm"),
    ("variables", "served"),
    ("variables", "motto"),
}


def test_everything_that_a_script_names_outright_is_found() -> None:
    assert names_in(compile_script(DEFINITION)) == NAMED


def test_every_kind_of_name_has_its_table() -> None:
    marked = {
        mark.names
        for alias in vars(marks).values()
        for mark in getattr(alias, "__metadata__", ())
        if isinstance(mark, Mark) and mark.names
    }

    assert marked <= set(TABLES)
    assert all(Known().of(kind) is None for kind in TABLES)
    fields = [name for name in Known.__struct_fields__ if name not in ("labels", "arguments")]
    nothing = msgspec.convert({name: [] for name in fields}, Known)
    assert all(nothing.lacks(kind, "x") for kind in TABLES)


def test_a_name_of_every_kind_that_is_not_there_is_found_by_the_check() -> None:
    issues = [each for each in check(DEFINITION, known(Book())) if each.code.startswith("unknown_")]

    assert {(each.node, each.code) for each in issues} >= {
        ("hours", "unknown_calendar"),
        ("queue", "unknown_queue"),
        ("queue", "unknown_skill"),
        ("agent", "unknown_agent"),
        ("hunt", "unknown_group"),
        ("class", "unknown_call_class"),
        ("outcome", "unknown_outcome"),
        ("macro", "unknown_script"),
        ("host", "unknown_host"),
        ("query", "unknown_data_source"),
        ("global", "unknown_variable"),
        ("say", "unknown_queue"),
        ("say", "unknown_variable"),
    }
    assert [each.field for each in issues if each.code == "unknown_skill"] == ["skills[1].skill"]
    assert any(each.severity is Severity.ERROR for each in issues)


def test_settings_labels_and_arguments_follow_from_the_definition() -> None:
    assert setting_tables(DEFINITION) == {"other": "queues", "hours": "calendars"}
    assert labels_of(DEFINITION) == ("done",)
    assert arguments_of(DEFINITION) == {"other", "words", "hours"}


def test_only_scripts_with_an_active_version_tell_labels_and_arguments() -> None:
    version = VersionHead(
        number=1,
        description="",
        locked=True,
        active=True,
        system=False,
        has_run=False,
        sha256="",
        created_by="",
        created_at=0,
    )
    head = ScriptHead(
        name="Greeting",
        description="",
        supplied=False,
        row_version=1,
        updated_at=0,
        updated_by="",
        versions=(version,),
        labels=("done",),
        arguments=frozenset({"name"}),
    )
    idle = replace(head, name="Idle", versions=())

    told = known(Book(scripts={"Greeting": head, "Idle": idle}))

    assert set(told.scripts or ()) == {"Greeting", "Idle"}
    assert (dict(told.labels), dict(told.arguments)) == ({"Greeting": ("done",)}, {"Greeting": {"name"}})
    assert CENTRE_CLOSED in (told.variables or ())
