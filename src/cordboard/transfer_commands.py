"""The commands that carry the configuration: export and import."""

from typing import Annotated

import typer

from cordboard.options import Config, Data, Database, settings_from

# The rooms are imported by the command that needs them: --help answers at once.


def add_to(app: typer.Typer) -> None:
    """Make the commands known."""
    app.command("export")(export)
    app.command("import")(bring_in)


def export(
    file: Annotated[str, typer.Argument(metavar="[FILE]", help="Where to; - is standard output.")] = "-",
    without_blacklist: Annotated[
        bool, typer.Option("--without-blacklist", help="Leave the blacklist out.")
    ] = False,
    data: Data = None,
    database_url: Database = None,
    config: Config = None,
) -> None:
    """Write the configuration as one document: no secrets, no passwords, nothing that is supplied."""
    settings = settings_from(config, {"data": data, "database_url": database_url})
    from cordboard import commands, transfer_files

    commands.migrate(settings)
    transfer_files.export(settings, file, blacklist=not without_blacklist)


def bring_in(
    file: Annotated[str, typer.Argument(metavar="FILE", help="Where from; - is standard input.")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only tell what would change.")] = False,
    replace: Annotated[
        bool, typer.Option("--replace", help="Also remove what is not in the document.")
    ] = False,
    data: Data = None,
    database_url: Database = None,
    config: Config = None,
) -> None:
    """Bring a configuration in, all of it or nothing. Servers that run take it up within a second.

    Exit code 0: done, or it can be done; 1: it cannot, and every reason is told; 2: wrong input.
    """
    settings = settings_from(config, {"data": data, "database_url": database_url})
    from cordboard import commands, transfer_files

    commands.migrate(settings)
    can, text = transfer_files.bring_in(
        settings, file, mode="replace" if replace else "merge", dry_run=dry_run
    )
    typer.echo(text)
    raise typer.Exit(0 if can else 1)
