"""`ingest config`: check the folder of configuration files, write its JSON Schemas."""

from pathlib import Path
from typing import Annotated

import typer

from ingest.cli.output import ConfigOption, JsonOption, to_json, write_line


def register(app: typer.Typer) -> None:
    """Add the group `config`."""
    group = typer.Typer(help="Check the configuration and describe its keys.", no_args_is_help=True)
    group.command("check")(check)
    group.command("schema")(schema)
    app.add_typer(group, name="config")


def check(config: ConfigOption = None, as_json: JsonOption = False) -> None:
    """Say everything that is wrong in channels.yml, outlets.yml, rules.yml and retention.yml."""
    from ingest.config import check_config, load_config, read_settings

    folder = config or read_settings().config
    errors = check_config(folder)
    loaded = None if errors else load_config(folder)
    if as_json:
        found = [{"resource": e.resource, "message": e.message, "remedy": e.remedy} for e in errors]
        write_line(to_json({"folder": str(folder), "digest": loaded.digest if loaded else None, "errors": found}))
    elif loaded is not None:
        write_line(f"{folder}: {len(loaded.channels)} channels, {len(loaded.outlets)} outlets, digest {loaded.digest}")
    for error in errors if not as_json else ():
        write_line(str(error))
    if errors:
        raise typer.Exit(errors[0].exit_code)


def schema(
    folder: Annotated[Path, typer.Argument(help="Folder to write into.")] = Path("docs/generated"),
) -> None:
    """Write the JSON Schema of each configuration file, for editors."""
    from ingest.config.schema import write_schemas

    for path in write_schemas(folder):
        write_line(str(path))
