"""Options that several commands have, and the settings that follow from them."""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import typer

from cordboard import logs
from cordboard.settings import Settings, help_of, load

Host = Annotated[str | None, typer.Option("--host", help=help_of("host"), show_default=False)]
Port = Annotated[str | None, typer.Option("--port", help=help_of("port"), show_default=False)]
Data = Annotated[str | None, typer.Option("--data", metavar="DIR", help=help_of("data"), show_default=False)]
Database = Annotated[
    str | None,
    typer.Option("--database-url", metavar="URL", help=help_of("database_url"), show_default=False),
]
Config = Annotated[
    Path | None,
    typer.Option(
        "--config",
        help="Settings file. [CORDBOARD_CONFIG; default: cordboard.toml, if there]",
        show_default=False,
    ),
]


def settings_from(config: Path | None, given: Mapping[str, str | None]) -> Settings:
    """The settings, with what the command line says. Raises WrongSetting."""
    settings = load(given, config=config)
    logs.set_up(level=settings.log_level, form=settings.log_format)
    return settings
