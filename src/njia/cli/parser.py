"""What can be typed after `njia`: one parser, in the reader's language, quick to build."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from gettext import gettext
from pathlib import Path
from typing import TypeAlias

from njia.standard.language import LANGUAGES, mark, translator

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"
Translate = Callable[[str], str]

ARGPARSE = (
    mark("usage: "),
    mark("options"),
    mark("positional arguments"),
    mark("show this help message and exit"),
    mark("%(prog)s: error: %(message)s\n"),
    mark("argument %(argument_name)s: %(message)s"),
    mark("the following arguments are required: %s"),
    mark("one of the arguments %s is required"),
    mark("unrecognized arguments: %s"),
    mark("not allowed with argument %s"),
    mark("expected one argument"),
    mark("expected at least one argument"),
    mark("ignored explicit argument %r"),
    mark("ambiguous option: %(option)s could match %(matches)s"),
    mark("invalid choice: %(value)r (choose from %(choices)s)"),
    mark("invalid %(type)s value: %(value)r"),
)
"""What argparse says itself, word by word, for the catalogues."""

AUDIENCES = ("network", "partner", "public")


def language_asked(arguments: Sequence[str]) -> str:
    """Return the language named by `--lang`, so that even the help is in it."""
    for number, argument in enumerate(arguments):
        if argument.startswith("--lang="):
            return argument.partition("=")[2]
        if argument == "--lang" and number + 1 < len(arguments):
            return arguments[number + 1]
    return "en"


def build_parser(language: str) -> argparse.ArgumentParser:
    """Return the parser of the whole command line."""
    _ = translator(language)
    parser = argparse.ArgumentParser(
        prog="njia",
        description=_(
            "Njia, the open Victim Journey Tracker: from many organisations' files to the map and the report."
        ),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "--data",
        type=Path,
        metavar="DIR",
        help=_("the data directory (default: NJIA_DATA, else ./njia-data; the demo's is ./njia-demo)"),
    )
    parser.add_argument(
        "--lang", choices=LANGUAGES, default="en", help=_("the language of what is said and made")
    )
    parser.add_argument("--version", action="store_true", help=_("print the version and stop"))
    commands = parser.add_subparsers(dest="command", metavar=_("COMMAND"), title=_("commands"))
    for add in (
        _demo, _import, _problems, _decide, _read, _journeys, _observations,
        _place, _tables, _snapshot, _report,
    ):  # fmt: skip
        add(commands, _)
    return parser


def _name(text: str) -> str:
    """Read a name, which is not blank."""
    name = " ".join(text.split())
    if not name:
        raise argparse.ArgumentTypeError(gettext("a name that is not blank is needed"))
    return name


def _port(text: str) -> int:
    """Read the number of a port."""
    if not (text.isascii() and text.isdigit() and int(text) < 1 << 16):
        raise argparse.ArgumentTypeError(gettext("{text} is not a port: 0 to 65535").format(text=text))
    return int(text)


def _demo(commands: Commands, _: Translate) -> None:
    parser = commands.add_parser(
        "demo", help=_("the Kenya example: import, report and map, then serve it here")
    )
    parser.add_argument(
        "--port", type=_port, default=8080, metavar="N", help=_("the port to serve at (default 8080)")
    )
    parser.add_argument("--no-serve", action="store_true", help=_("make everything and stop"))


def _import(commands: Commands, _: Translate) -> None:
    parser = commands.add_parser("import", help=_("take members' files into a round"))
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    parser.add_argument(
        "--round", required=True, metavar="R", type=_name, help=_("the round, made if it is new")
    )
    parser.add_argument(
        "--organisation",
        metavar="O",
        type=_name,
        help=_("who sent the files, made if new (default: what the file says, else its name)"),
    )
    parser.add_argument(
        "--country", metavar="KE", help=_("the network's own country; decides between places of one name")
    )
    parser.add_argument("--mapping", type=Path, metavar="M.toml", help=_("which column holds which field"))
    parser.add_argument(
        "--dry-run", action="store_true", help=_("show how each file is understood and take nothing")
    )
    parser.add_argument("--yes", action="store_true", help=_("take changed versions of files already here"))
    _json(parser, _)


def _problems(commands: Commands, _: Translate) -> None:
    parser = commands.add_parser("problems", help=_("what needs a person's answer"))
    parser.add_argument("--organisation", metavar="O", help=_("of this organisation only"))
    parser.add_argument(
        "--out", type=Path, metavar="questions.xlsx", help=_("write a sheet that the member fills in")
    )
    _replace(parser, _)
    _json(parser, _)


def _decide(commands: Commands, _: Translate) -> None:
    parser = commands.add_parser("decide", help=_("answer a problem, or take the answer back"))
    parser.add_argument("id", metavar="ID", help=_("the problem's id, as `njia problems` lists it"))
    answer = parser.add_mutually_exclusive_group(required=True)
    answer.add_argument("--accept", action="store_true", help=_("take what is proposed"))
    answer.add_argument("--value", metavar="V", help=_("the answer: a place, a code, a number"))
    answer.add_argument("--undo", action="store_true", help=_("take the last answer back"))
    parser.add_argument(
        "--scope",
        choices=("cell", "organisation", "network"),
        default="organisation",
        help=_("where the answer holds for the same text (default: organisation)"),
    )


def _read(commands: Commands, _: Translate) -> None:
    commands.add_parser(
        "read", help=_("read everything again with today's gazetteer, mappings and decisions")
    )


def _journeys(commands: Commands, _: Translate) -> None:
    _json(commands.add_parser("journeys", help=_("every journey as read")), _)


def _observations(commands: Commands, _: Translate) -> None:
    _json(commands.add_parser("observations", help=_("what members saw at places")), _)


def _place(commands: Commands, _: Translate) -> None:
    parser = commands.add_parser("place", help=_("which place a name means"))
    parser.add_argument("text", nargs="?", metavar="TEXT")
    parser.add_argument("--country", metavar="KE", help=_("the country that is certain"))
    parser.add_argument(
        "--stdin", action="store_true", help=_("read CSV rows `text,country`, answer with JSON lines")
    )
    _json(parser, _)


def _tables(commands: Commands, _: Translate) -> None:
    parser = commands.add_parser("tables", help=_("the tables of the analysis; without NAME their list"))
    parser.add_argument("name", nargs="?", metavar="NAME")
    _where(parser, _)
    parser.add_argument("--engine", metavar="URL", help=_("compute elsewhere than in the DuckDB inside"))
    _json(parser, _)


def _snapshot(commands: Commands, _: Translate) -> None:
    parser = commands.add_parser("snapshot", help=_("write the Parquet star schema"))
    _out(parser, _)
    _json(parser, _)


def _report(commands: Commands, _: Translate) -> None:
    parser = commands.add_parser("report", help=_("write the report with its maps"))
    parser.add_argument("--audience", choices=AUDIENCES, default="network", help=_("who will read it"))
    _where(parser, _)
    _out(parser, _)


def _out(parser: argparse.ArgumentParser, _: Translate) -> None:
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help=_("the folder to write"))
    _replace(parser, _)


def _where(parser: argparse.ArgumentParser, _: Translate) -> None:
    parser.add_argument(
        "--where",
        action="append",
        default=[],
        metavar="KEY=VALUE[,VALUE]",
        help=_("only journeys that meet this; may be said again"),
    )


def _replace(parser: argparse.ArgumentParser, _: Translate) -> None:
    parser.add_argument("--replace", action="store_true", help=_("write over what --out names"))


def _json(parser: argparse.ArgumentParser, _: Translate) -> None:
    parser.add_argument("--json", action="store_true", help=_("as JSON"))
