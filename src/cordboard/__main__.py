"""The command line: serve, migrate, demo, user; rehearse and replay stand in `script_commands.py`,
export and import in `transfer_commands.py`."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from cordboard import script_commands, transfer_commands
from cordboard.core.errors import Refused
from cordboard.core.people import User
from cordboard.options import Config, Data, Database, Host, Port, settings_from
from cordboard.settings import WrongSetting

# The rooms themselves are imported by the command that needs them: --help and a wrong setting answer at once.

WRONG_SETTING, FAILED = 2, 1

app = typer.Typer(
    name="cordboard",
    help="A self-hosted contact centre for web chat.",
    epilog="Every setting is also a CORDBOARD_… variable and a key in cordboard.toml; see docs/operating.md.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
people = typer.Typer(help="Users of the system.", no_args_is_help=True)
app.add_typer(people, name="user")

UserName = Annotated[str, typer.Argument(metavar="NAME", help="The user's sign-in name.")]
PasswordFile = Annotated[
    str,
    typer.Option(
        "--password-file",
        metavar="FILE|-",
        help="File whose first line is the password; - reads it from standard input.",
    ),
]


@app.command()
def serve(
    host: Host = None,
    port: Port = None,
    data: Data = None,
    database_url: Database = None,
    config: Config = None,
) -> None:
    """Migrate the database, then serve until told to stop."""
    given = {"host": host, "port": port, "data": data, "database_url": database_url}
    settings = settings_from(config, given)
    from cordboard import commands, wiring

    commands.prepare(settings)
    for page, what in (
        ("/demo", "a pretend shop"),
        ("/desk", "for agents"),
        ("/console", "for managers"),
        ("/docs", "the HTTP interface"),
    ):
        typer.echo(f"{settings.address}{page}  {what}")
    wiring.serve(settings)


@app.command()
def migrate(data: Data = None, database_url: Database = None, config: Config = None) -> None:
    """Bring the database to this version; make it when there is none."""
    settings = settings_from(config, {"data": data, "database_url": database_url})
    from cordboard import commands

    commands.migrate(settings)
    typer.echo("The database is up to date.")


@app.command()
def demo(data: Data = None, database_url: Database = None, config: Config = None) -> None:
    """Make first-time demo data, and print its passwords once."""
    settings = settings_from(config, {"data": data, "database_url": database_url})
    from cordboard import commands

    commands.migrate(settings)
    made = commands.fill_demo(settings)
    if made is None:
        typer.echo("The demo data is there already.")
        return
    typer.echo("Demo data is made. These passwords are shown only now:")
    for name, password in made.items():
        typer.echo(f"  {name:10} {password}")


@people.command("add")
def add_user(
    name: UserName,
    role: Annotated[
        str,
        typer.Option(
            "--role", help="Agent, Observer, Team Leader, Manager, Administrator or a role of your own."
        ),
    ],
    password_file: PasswordFile,
    full_name: Annotated[str, typer.Option("--full-name", help="What others see.", show_default=False)] = "",
    email: Annotated[str, typer.Option("--email", help="Mail address.", show_default=False)] = "",
    agent_group: Annotated[
        list[str] | None,
        typer.Option("--agent-group", help="Agent group to join; may be repeated.", show_default=False),
    ] = None,
    data: Data = None,
    database_url: Database = None,
    config: Config = None,
) -> None:
    """Make a user, for example the first administrator."""
    settings = settings_from(config, {"data": data, "database_url": database_url})
    password = _password(password_file)
    from cordboard import commands

    commands.migrate(settings)
    groups = tuple(agent_group or ())
    user = User(user_name=name, full_name=full_name, email=email, role=role, agent_groups=groups)
    commands.add_user(settings, user, password)
    typer.echo(f"The user {name} is made.")


@people.command("password")
def set_password(
    name: UserName,
    password_file: PasswordFile,
    data: Data = None,
    database_url: Database = None,
    config: Config = None,
) -> None:
    """Give a user another password and end the user's sessions."""
    settings = settings_from(config, {"data": data, "database_url": database_url})
    password = _password(password_file)
    from cordboard import commands

    commands.migrate(settings)
    commands.set_password(settings, name, password)
    typer.echo(f"The user {name} has another password.")


script_commands.add_to(app)
transfer_commands.add_to(app)


def _password(file: str) -> str:
    try:
        text = sys.stdin.readline() if file == "-" else Path(file).read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise WrongSetting(f"The password file {file} cannot be read: {error}.") from error
    password = text.split("\n", 1)[0].rstrip("\r")
    if not password:
        raise WrongSetting("The password is empty: its first line must hold the password.")
    return password


def main() -> None:
    """Run a command; a failure is one sentence on standard error."""
    try:
        app()
    except WrongSetting as wrong:
        _say(str(wrong), WRONG_SETTING)
    except Refused as refused:
        _say(refused.detail, FAILED)


def _say(sentence: str, code: int) -> None:
    typer.echo(f"cordboard: {sentence}", err=True)
    sys.exit(code)


if __name__ == "__main__":
    main()
