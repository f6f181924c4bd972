"""The Kenya example: where its files are, and how they come into a store."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from njia.intake.phrases import normalise
from njia.portal import models
from njia.portal.actions.decide import Decide
from njia.portal.actions.import_file import ImportFile, ImportResult
from njia.portal.actions.set_up import DescribeNetwork, DescribeRound
from njia.portal.audit import Actor

ROUNDS = ("kenya-2019", "kenya-2020")


def examples_directory() -> Path:
    """Return the folder of examples: beside the installed package, or in the repository it runs from."""
    package = Path(__file__).parents[1]
    for folder in (package / "examples", package.parents[1] / "examples"):
        if (folder / "kenya-2020").is_dir():
            return folder
    raise FileNotFoundError("the examples are not installed")


@dataclass(frozen=True, slots=True)
class LoadExample:
    """Bring the Kenya example into a store: files, the network, and the decision taken openly."""

    data: Path
    actor: Actor

    def run(self) -> Iterator[ImportResult]:
        """Do it, giving the result of each file as it comes; what is there already stays."""
        for name in ROUNDS:
            folder = examples_directory() / name
            about = tomllib.loads((folder / "round.toml").read_text("utf-8"))
            regions = (folder / "regions.toml").read_text("utf-8")
            DescribeNetwork(self.actor, about["title"]["en"], about["country"], regions).run()
            DescribeRound(self.actor, about["round"], about | {"printed": _printed(folder)}).run()
            for file, organisation in about["files"].items():
                yield ImportFile(
                    folder / file, about["round"], self.data, self.actor, organisation, agreed=True
                ).run()
            self._decide(folder)

    def _decide(self, folder: Path) -> None:
        decisions = folder / "decisions.toml"
        if not decisions.exists():
            return
        for one in tomllib.loads(decisions.read_text("utf-8"))["decisions"]:
            asked = models.Problem.objects.filter(
                file__current=True, status=models.Problem.OPEN, subject=one["subject"]
            )
            problem = next((p for p in asked if normalise(p.text) == normalise(one["text"])), None)
            if problem is not None:
                by = Actor(one["by"])
                Decide(problem.public_id, self.data, by, one["value"], one["scope"], one["reason"]).run()


def _printed(folder: Path) -> dict[str, Any]:
    printed = folder / "printed.toml"
    return tomllib.loads(printed.read_text("utf-8")) if printed.exists() else {}
