"""Rehearsals of stored versions: the configuration answers what a scenario does not say. Nothing is written."""

import asyncio

from msgspec.structs import replace

from cordboard.core.errors import Refused
from cordboard.core.reasons import Code
from cordboard.director.compiled import CompiledScript, compile_script
from cordboard.director.facts import ActiveVersion
from cordboard.director.rehearsal.rehearse import rehearse
from cordboard.director.rehearsal.rehearsed import Rehearsed
from cordboard.director.rehearsal.scenario import Scenario
from cordboard.director.rehearsal.surroundings import Surroundings
from cordboard.director.script import Definition
from cordboard.switchboard.configuration.catalogue import Catalogue
from cordboard.switchboard.configuration.catalogues import Catalogues
from cordboard.switchboard.scripts.script_names import known
from cordboard.switchboard.scripts.script_versions import ScriptVersions
from cordboard.switchboard.scripts.script_views import find_script


class Rehearsals:
    """Plays versions against scenarios, on a virtual clock."""

    def __init__(self, *, catalogues: Catalogues, versions: ScriptVersions) -> None:
        self._catalogues = catalogues
        self._versions = versions

    async def rehearse(self, name: str, version: int | None, scenario: Scenario) -> Rehearsed:
        """What a version does with the chat of a scenario; also an open one, whose mistakes are told.

        Without a number: the active version, else the newest. Raises Refused: not_found, invalid, script_invalid.
        """
        number = version if version is not None else self._usual(name)
        definition = await self._versions.definition(name, number)
        return await self.of_definition(definition, scenario, name=name, version=number)

    async def of_definition(
        self, definition: Definition, scenario: Scenario, *, name: str = "rehearsed", version: int = 0
    ) -> Rehearsed:
        """The same of a definition that is not stored."""
        catalogue = self._catalogues.current
        if scenario.point and scenario.point not in catalogue.points:
            raise Refused(
                Code.INVALID, f"There is no routing point {scenario.point!r}.", extra={"field": "point"}
            )

        def work() -> Rehearsed:
            script = compile_script(definition)
            around = surroundings(catalogue)
            return rehearse(
                script, with_point(catalogue, scenario, script), around, name=name, version=version
            )

        return await asyncio.to_thread(work)  # thousands of nodes take a while, and others wait for the loop

    async def definition(self, name: str, version: int) -> Definition:
        """The definition of a version, to be rehearsed several times. Raises Refused `not_found`."""
        return await self._versions.definition(name, version)

    def _usual(self, name: str) -> int:
        head = find_script(self._catalogues.current.book, name)
        if head.active is not None:
            return head.active.number
        return max((each.number for each in head.versions), default=0)


def surroundings(catalogue: Catalogue) -> Surroundings:
    """The configuration as a rehearsal wants it."""

    def script(name: str) -> ActiveVersion | None:
        found = catalogue.scripts.get(name)
        return ActiveVersion(found.version, found.compiled) if found is not None else None

    return Surroundings(
        known=known(catalogue.book),
        variables=catalogue.variable_values,
        calendars=catalogue.calendars,
        groups_of={name: queue.agent_groups for name, queue in catalogue.queues.items()},
        fallback_queues={
            name: point.fallback_queue for name, point in catalogue.points.items() if point.fallback_queue
        },
        skills=tuple(catalogue.skills),
        groups=tuple(catalogue.agent_groups),
        script=script,
    )


def with_point(catalogue: Catalogue, scenario: Scenario, script: CompiledScript) -> Scenario:
    """The scenario with the settings and the class of its routing point, where it gives none of its own."""
    point = catalogue.points.get(scenario.point)
    if point is None:
        return scenario
    exposed = {each.name for each in script.definition.properties if each.exposed}
    own = {name: value for name, value in point.settings.items() if name in exposed}
    return replace(
        scenario,
        settings={**own, **scenario.settings},
        call_class=scenario.call_class or catalogue.class_of(point),
    )
