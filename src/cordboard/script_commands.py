"""The commands that try scripts out: rehearse and replay."""

from pathlib import Path
from typing import Annotated

import typer

from cordboard.options import Config, Data, Database, settings_from

# The rooms are imported by the command that needs them: --help answers at once.

Json = Annotated[bool, typer.Option("--json", help="Print JSON instead of text.")]


def add_to(app: typer.Typer) -> None:
    """Make the commands known."""
    app.command()(rehearse)
    app.command()(replay)


def rehearse(
    file: Annotated[
        Path | None,
        typer.Argument(
            metavar="FILE",
            help="JSON: one scenario, or a list of them. Without it the script's own test cases are played.",
            show_default=False,
        ),
    ] = None,
    script: Annotated[
        str, typer.Option("--script", help="The script, where a scenario names none.", show_default=False)
    ] = "",
    version: Annotated[
        str,
        typer.Option(
            "--version", help="Its version: a number or draft. [default: the active one]", show_default=False
        ),
    ] = "",
    definition: Annotated[
        Path | None,
        typer.Option(
            "--definition", help="A definition as a file instead; needs no database.", show_default=False
        ),
    ] = None,
    json: Json = False,
    data: Data = None,
    database_url: Database = None,
    config: Config = None,
) -> None:
    """Play scenarios through a script version on a virtual clock, without effects.

    Exit code 0: all went as expected, 1: an expectation failed, 2: wrong input.
    """
    from cordboard import script_trials

    given = {"data": data, "database_url": database_url}
    trial = script_trials.Trial(file=file, script=script, version=version, definition=definition)
    passed, text = script_trials.rehearse(trial, lambda: settings_from(config, given), as_json=json)
    typer.echo(text)
    raise typer.Exit(0 if passed else 1)


def replay(
    version: Annotated[str, typer.Option("--version", help="The version to try: a number or draft.")],
    against: Annotated[str, typer.Option("--against", help="The version to compare it with.")],
    script: Annotated[
        str,
        typer.Option("--script", help="The script; not needed if only one has both.", show_default=False),
    ] = "",
    last: Annotated[
        int, typer.Option("--last", min=1, max=100_000, help="How many chats, newest first.")
    ] = 1_000,
    since: Annotated[
        str,
        typer.Option(
            "--since", help="Only chats opened since: 2030-01-07, or with a time.", show_default=False
        ),
    ] = "",
    point: Annotated[
        str, typer.Option("--point", help="Only chats of this routing point.", show_default=False)
    ] = "",
    fail_on: Annotated[
        str, typer.Option("--fail-on", help="any, or the percentage of chats that may differ, as 2%.")
    ] = "any",
    json: Json = False,
    data: Data = None,
    database_url: Database = None,
    config: Config = None,
) -> None:
    """Play recorded chats through two versions of their script, and tell what would have differed.

    Exit code 0: no more than --fail-on allows, 1: more, 2: wrong input.
    """
    from cordboard import script_replay

    settings = settings_from(config, {"data": data, "database_url": database_url})
    asked = script_replay.Asked(
        script=script,
        version=version,
        against=against,
        last=last,
        since=since,
        point=point,
        fail_on=fail_on,
    )
    good, text = script_replay.replay(settings, asked, as_json=json)
    typer.echo(text)
    raise typer.Exit(0 if good else 1)
