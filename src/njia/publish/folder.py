"""The folder of a report: known for one of ours, and put in place of an earlier one."""

from __future__ import annotations

import shutil
from pathlib import Path

PAGE = "index.html"
GENERATOR = '<meta name="generator" content="Njia">'
"""Stands at the head of every page, so that no folder of somebody else's is written over."""

_HEAD = 2048


def is_report(folder: Path) -> bool:
    """Tell whether a folder is a report that Njia wrote."""
    try:
        with (folder / PAGE).open("rb") as page:
            return GENERATOR.encode() in page.read(_HEAD)
    except OSError:
        return False


def put_in_place(staging: Path, out: Path) -> None:
    """Rename the finished folder; an earlier one is set aside first and removed last."""
    if not out.exists():
        staging.rename(out)
        return
    aside = out.with_name(f".{out.name}.before")
    if aside.is_dir() and not aside.is_symlink():
        shutil.rmtree(aside)
    out.rename(aside)
    try:
        staging.rename(out)
    except BaseException:
        aside.rename(out)
        raise
    if aside.is_dir():
        shutil.rmtree(aside)
    else:
        aside.unlink()
