"""What the nodes of a script may name, for who chooses among it: names, and of some what belongs to them."""

import msgspec

from cordboard.director.script import Property
from cordboard.switchboard.configuration.catalogue import Catalogue
from cordboard.switchboard.scripts.script_names import labels_of


class Person(msgspec.Struct, frozen=True, kw_only=True):
    """An agent."""

    name: str
    full_name: str


class NameableVariable(msgspec.Struct, frozen=True, kw_only=True):
    """A global variable. `type`: text, number, yes_no."""

    name: str
    type: str


class NameableHost(msgspec.Struct, frozen=True, kw_only=True):
    """An outside program. `uses`: routing, bot."""

    name: str
    uses: tuple[str, ...]


class Statement(msgspec.Struct, frozen=True, kw_only=True):
    """A stored statement with the types of its arguments."""

    name: str
    arguments: dict[str, str]


class NameableSource(msgspec.Struct, frozen=True, kw_only=True):
    """A data source."""

    name: str
    statements: tuple[Statement, ...]


class NameableScript(msgspec.Struct, frozen=True, kw_only=True):
    """A script that can be called: the labels it ends by, and the properties that a caller may give."""

    name: str
    labels: tuple[str, ...]
    properties: tuple[Property, ...]


class Nameable(msgspec.Struct, frozen=True, kw_only=True):
    """By kind of object, in the words of `FieldKind.names`."""

    queue: tuple[str, ...]
    calendar: tuple[str, ...]
    agent: tuple[Person, ...]
    group: tuple[str, ...]
    skill: tuple[str, ...]
    call_class: tuple[str, ...]
    outcome: tuple[str, ...]
    variable: tuple[NameableVariable, ...]
    host: tuple[NameableHost, ...]
    data_source: tuple[NameableSource, ...]
    script: tuple[NameableScript, ...]


def nameable(catalogue: Catalogue) -> Nameable:
    """All that scripts may name now. Of what operators keep it tells names alone: a script says no more of it."""
    return Nameable(
        queue=tuple(catalogue.queues),
        calendar=tuple(catalogue.calendars),
        agent=tuple(
            Person(name=each.user_name, full_name=each.full_name) for each in catalogue.users.values()
        ),
        group=tuple(catalogue.agent_groups),
        skill=tuple(catalogue.skills),
        call_class=tuple(catalogue.call_classes),
        outcome=tuple(catalogue.outcomes),
        variable=tuple(
            NameableVariable(name=name, type=_type(value))
            for name, value in catalogue.variable_values.items()
        ),
        host=tuple(NameableHost(name=each.name, uses=each.uses) for each in catalogue.hosts.values()),
        data_source=tuple(
            NameableSource(
                name=each.name,
                statements=tuple(
                    Statement(name=one.name, arguments=dict(one.arguments)) for one in each.statements
                ),
            )
            for each in catalogue.data_sources.values()
        ),
        script=tuple(
            NameableScript(
                name=name,
                labels=labels_of(each.compiled.definition),
                properties=each.compiled.definition.properties,
            )
            for name, each in catalogue.scripts.items()
        ),
    )


def _type(value: str | float | bool) -> str:
    return "yes_no" if isinstance(value, bool) else "text" if isinstance(value, str) else "number"
