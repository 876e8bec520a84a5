"""What people type: ``wta``. Commands, tables and exit codes are promised to outsiders.

Exit codes: 0 done; 1 done, and there are differences or findings; 2 wrong usage or input, one line on stderr; 70 a bug
of ours.
"""

from __future__ import annotations

import sys
from pathlib import Path

import click

from wtanalysis import __version__
from wtanalysis.cli import consultations, documents, review, themes
from wtanalysis.cli.base import BUG, DONE, USAGE
from wtanalysis.errors import UserError

COMMANDS = (
    consultations.build, consultations.breakdown, consultations.check, consultations.fetch, consultations.new,
    documents.audit, documents.diff, documents.extract, review.review, themes.code, themes.themes,
)  # fmt: skip


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="wta")
def cli() -> None:
    """Read a public consultation and the guidance it changed, every number with its source."""


for command in COMMANDS:
    cli.add_command(command)


def main(arguments: list[str] | None = None) -> None:
    """Run the command line and leave with its exit code."""
    sys.exit(run(arguments))


def run(arguments: list[str] | None = None) -> int:  # noqa: PLR0911  one exit code a kind of end
    """Run the command line and return its exit code; every error of a user is one line on stderr."""
    try:
        given = sys.argv[1:] if arguments is None else arguments
        code = cli.main(given or ["--help"], prog_name="wta", standalone_mode=False)
        return code if isinstance(code, int) else DONE
    except UserError as fault:
        return _fail(str(fault))
    except click.UsageError as fault:
        command = fault.ctx.command_path if fault.ctx else "wta"
        return _fail(f"{fault.format_message().rstrip('.')}, see: {command} --help")
    except click.exceptions.Exit as end:
        return end.exit_code
    except (click.Abort, KeyboardInterrupt):
        return _fail("stopped", code=130)
    except BrokenPipeError:
        return DONE
    except Exception as bug:  # noqa: BLE001  a bug of ours is told without a word of the documents read
        place = _place(bug)
        click.echo(
            f"error: wtanalysis {__version__} failed ({type(bug).__name__} at {place}); this is a bug of ours. "
            "Please report this line and the command at the project's issue tracker.",
            err=True,
        )
        return BUG


def _place(bug: BaseException) -> str:
    import traceback

    frames = [f for f in traceback.extract_tb(bug.__traceback__) if "wtanalysis" in f.filename]
    if not frames:
        return "an unknown place"
    parts = Path(frames[-1].filename).parts
    inside = len(parts) - parts[::-1].index("wtanalysis") if "wtanalysis" in parts else len(parts) - 1
    return f"{'/'.join(parts[inside:])}:{frames[-1].lineno}"


def _fail(message: str, code: int = USAGE) -> int:
    click.echo(f"error: {message}", err=True)
    return code
