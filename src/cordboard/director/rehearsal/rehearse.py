"""The door of a rehearsal: a script and a scenario in, the answer out."""

from msgspec.structs import replace

from cordboard.director.check import check
from cordboard.director.compiled import CompiledScript
from cordboard.director.rehearsal.expected import failures_of
from cordboard.director.rehearsal.playing import Play
from cordboard.director.rehearsal.rehearsed import Ending, Rehearsed, elapsed
from cordboard.director.rehearsal.scenario import Scenario
from cordboard.director.rehearsal.surroundings import NOWHERE, Surroundings, with_scripts
from cordboard.director.settings import validate_settings


def rehearse(
    script: CompiledScript,
    scenario: Scenario,
    around: Surroundings = NOWHERE,
    *,
    name: str = "rehearsed",
    version: int = 0,
    checked: bool = True,
) -> Rehearsed:
    """Plays the scenario. `checked`: with the issues of `check`.

    Raises Refused (`invalid`, `script_invalid`) for a scenario that cannot be understood.
    """
    around = with_scripts(around, scenario)
    play = Play(script, scenario, around, name=name, version=version)
    for each in validate_settings(script.definition, scenario.settings, known=around.known):
        play.record.note(f"The setting {each.name}: {each.sentence}")
    play.perform()
    chat, record = play.chat, play.record
    answer = Rehearsed(
        name=scenario.name,
        end=Ending(
            how="fallback" if chat.fallback and chat.how == "waiting" else chat.how or "waiting",
            at=elapsed(play.now - play.begin),
            destination=chat.destination,
            agent=chat.agent,
            queue=chat.queue,
            waited=chat.waited,
            label=chat.label,
            reason=chat.reason,
        ),
        path=tuple(record.path),
        said=tuple(record.said),
        orders=tuple(record.orders),
        outside_calls=tuple(record.calls),
        notes=tuple(record.notes),
        variables=dict(play.run.variables),
        clipboard=dict(chat.clipboard),
        standing=play.standing,
        overflow=tuple(record.overflow),
        issues=tuple(check(script.definition, around.known)) if checked else (),
    )
    if scenario.expect is None:
        return answer
    failures = tuple(failures_of(scenario.expect, answer))
    return replace(answer, passed=not failures, failures=failures)
