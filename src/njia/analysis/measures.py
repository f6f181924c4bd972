"""What every counting table counts: submissions, cases as a range, and organisations."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import ibis
import ibis.expr.types as ir

MEASURE_NAMES = ("submissions", "cases_low", "cases_high", "cases_known", "organisations")
FACTS = ("organisation", "cases_low", "cases_high")
"""The columns of journeys that `measures` needs."""


def measures(journeys: ir.Table) -> dict[str, ir.Scalar]:
    """Return the measures of rows that are one journey each.

    `cases_low` and `cases_high` sum the ranges that are known, and are null where none is;
    `cases_high` is null too where a range is open above.
    """
    low, high = journeys.cases_low, journeys.cases_high
    known = low.count()
    return {
        "submissions": journeys.count(),
        "cases_low": low.sum(),
        "cases_high": ibis.ifelse(high.count() == known, high.sum(), ibis.null("int64")),
        "cases_known": known,
        "organisations": journeys.organisation.nunique(),
    }


def counted(journeys: ir.Table, groups: ir.Table, *by: str) -> ir.Table:
    """Return the measures of each group of `groups`, a table of `journey` and the columns `by`.

    A journey counts once in a group, however often it stands there.
    """
    members = groups.select("journey", *by).distinct()
    fact = journeys.select("id", *FACTS)
    joined = members.inner_join(fact, members.journey == fact.id)
    return joined.group_by(list(by)).agg(**measures(joined))


def with_codes(star_journeys: ir.Table, codes: ir.Table, code_list: str, name: str) -> ir.Table:
    """Return (journey, `name`) for each code of a list, and one row with null for a journey without."""
    ids = star_journeys.select(journey="id")
    told = codes.filter(codes.list == code_list).select("journey", code="code")
    return ids.left_join(told, "journey").select("journey", **{name: told.code})


def upright(one_row: ir.Table, rows: Mapping[str, Mapping[str, str]], **labels: Sequence[str]) -> ir.Table:
    """Return a table of one row as one row an entry of `rows`: column → column of `one_row`.

    `labels` are further columns with a value an entry; `position` keeps the order of the entries.
    """
    entries = ibis.range(0, len(rows)).unnest().cast("int64").name("position").as_table()
    crossed = entries.cross_join(one_row)
    columns = dict.fromkeys(column for values in rows.values() for column in values)
    return crossed.select(
        "position",
        **{label: crossed.position.cases(*enumerate(values)) for label, values in labels.items()},
        **{
            column: crossed.position.cases(
                *[(at, crossed[values[column]]) for at, values in enumerate(rows.values())]
            )
            for column in columns
        },
    )
