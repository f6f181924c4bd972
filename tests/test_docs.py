"""What the documentation says is so, and what there is, is documented."""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
from pathlib import Path

import pytest

from njia import analysis
from njia.cli.parser import build_parser
from njia.intake.problems import ProblemCode

ROOT = Path(__file__).parents[1]
DOCS = sorted((ROOT / "docs").glob("*.md"))
PAGES = {path.name: path.read_text("utf-8") for path in DOCS}


def commands() -> dict[str, argparse.ArgumentParser]:
    actions = build_parser("en")._actions
    (found,) = [action for action in actions if isinstance(action, argparse._SubParsersAction)]
    return dict(found.choices)


@pytest.mark.parametrize("name", sorted(commands()))
def test_every_command_and_option_is_documented(name: str) -> None:
    line = next(line for line in PAGES["commands.md"].splitlines() if line.startswith(f"| `njia {name}"))
    for action in commands()[name]._actions:
        for option in action.option_strings:
            if option not in {"-h", "--help"}:
                assert option in line, (name, option)


def test_every_command_of_the_documentation_exists() -> None:
    told = {match for page in PAGES.values() for match in re.findall(r"`njia ([a-z]+)\b", page)}
    assert told <= set(commands())


def test_every_table_is_documented() -> None:
    for name in analysis.names():
        assert f"`{name}`" in PAGES["tables.md"], name


def test_every_filter_is_documented() -> None:
    for key in analysis.KEYS:
        assert f"`{key}`" in PAGES["analysts.md"], key


def test_the_pages_that_follow_from_the_code_are_up_to_date() -> None:
    sys.path.insert(0, str(ROOT / "tools"))
    from write_docs import PAGES as WRITTEN

    for name, page in WRITTEN.items():
        assert PAGES[name] == page(), f"run python tools/write_docs.py for docs/{name}"


def test_every_problem_code_is_documented() -> None:
    for code in ProblemCode:
        assert f"`{code.code}`" in PAGES["problems.md"]


def test_every_setting_is_documented() -> None:
    source = "".join(path.read_text("utf-8") for path in (ROOT / "src").rglob("*.py"))
    for setting in set(re.findall(r"\bNJIA_[A-Z_]+", source)):
        assert setting in PAGES["administrators.md"], setting


def test_every_link_leads_to_a_file() -> None:
    for path in [*DOCS, *ROOT.glob("*.md")]:
        for target in re.findall(r"\]\(([^)#]+)\)", path.read_text("utf-8")):
            if not target.startswith(("http:", "https:", "mailto:")):
                assert (path.parent / target).exists(), f"{path.name}: {target}"


def test_the_notebook_example_runs() -> None:
    (example,) = re.findall(r"```python\n(.*?)```", PAGES["analysts.md"], flags=re.DOTALL)
    code = (
        example + "\nassert len(reading.journeys) == 84\nassert 'django' not in __import__('sys').modules\n"
    )
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True, timeout=120)


def test_the_readme_names_the_two_commands_of_the_makefile() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    for command in ("demo", "test"):
        assert f"make {command}" in (ROOT / "README.md").read_text("utf-8")
        assert re.search(rf"^{command}:", makefile, flags=re.MULTILINE)
