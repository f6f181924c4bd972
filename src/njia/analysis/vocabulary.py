"""The words that the keys of a selection take, where their list is closed."""

from __future__ import annotations

from functools import cache

from njia.standard.codes import code_list
from njia.standard.regions import Regions

UNKNOWN = "unknown"
COUNTRY_KEYS = ("origin", "destination", "country")
LISTED_KEYS = ("evidence", "status", "industry", "exploitation", "mode", "recruiter")


@cache
def closed_list(key: str) -> dict[str, str] | None:
    """Return the codes a key takes with their English labels, or `None` where any word may stand."""
    if key in COUNTRY_KEYS:
        return _countries()
    if key in LISTED_KEYS:
        known = code_list(key)
        return {code: known.label(code) for code in known.codes}
    return None


@cache
def _countries() -> dict[str, str]:
    """Every country of the worldwide scheme with its English name in CLDR, or its code where it has none."""
    from babel import Locale

    names = Locale("en").territories
    return {code: names.get(code, code) for code in Regions.default().countries}
