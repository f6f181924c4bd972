"""The figures of a selection at a glance."""

from __future__ import annotations

import ibis
import ibis.expr.types as ir

from njia.analysis.measures import measures, upright
from njia.analysis.question import Column, Question
from njia.analysis.star import Star
from njia.analysis.tables.country_roles import transit_only
from njia.standard.language import mark

UNITS = {
    "submissions": "submissions",
    "cases": "cases",
    "cases_known": "submissions",
    "organisations": "organisations",
    "rounds": "rounds",
    "countries": "countries",
    "origin_countries": "countries",
    "destination_countries": "countries",
    "transit_countries": "countries",
    "transit_only_countries": "countries",
    "places": "places",
    "worked": "submissions",
    "heard": "submissions",
    "evidence_unknown": "submissions",
    "internal": "submissions",
    "origin_unknown": "submissions",
    "destination_unknown": "submissions",
    "observations": "observations",
    "files": "files",
    "journey_rows": "rows",
    "observation_rows": "rows",
    "held_rows": "rows",
    "ignored_rows": "rows",
    "open_problems": "problems",
}
"""Measure → its unit, in the order of the table."""


def summary(star: Star) -> ir.Table:
    """Ask for every measure in one row, then stand the row upright."""
    one_row = _of_journeys(star)
    others = (_of_way, _transit_only, _of_observations, _of_rows, _of_problems)
    one_row = one_row.cross_join(*(part(star) for part in others))
    rows = {name: {"low": name, "high": name} for name in UNITS}
    rows["cases"] = {"low": "cases_low", "high": "cases_high"}
    return upright(one_row, rows, measure=list(UNITS), unit=list(UNITS.values()))


def _of_journeys(star: Star) -> ir.Table:
    journeys = star.journeys
    return journeys.aggregate(
        **measures(journeys),
        rounds=journeys["round"].nunique(),
        worked=journeys.count(where=journeys.evidence == "worked"),
        heard=journeys.count(where=journeys.evidence == "heard"),
        evidence_unknown=journeys.count(where=journeys.evidence.isnull()),
        internal=journeys.count(where=journeys.origin == journeys.destination),
        origin_unknown=journeys.count(where=journeys.origin.isnull()),
        destination_unknown=journeys.count(where=journeys.destination.isnull()),
    )


def _of_way(star: Star) -> ir.Table:
    way = star.way
    return way.aggregate(
        countries=way.country.nunique(),
        origin_countries=way.country.nunique(where=way.role == "origin"),
        transit_countries=way.country.nunique(where=way.role == "transit"),
        destination_countries=way.country.nunique(where=way.role == "destination"),
        places=way.place.nunique(where=way.kind.notin(("country", "region"))),
    )


def _transit_only(star: Star) -> ir.Table:
    countries = transit_only(star.way)
    return countries.aggregate(transit_only_countries=countries.count())


def _of_observations(star: Star) -> ir.Table:
    return star.observations.aggregate(observations=star.observations.count())


def _of_rows(star: Star) -> ir.Table:
    rows = star.contributions
    names = ("files", "journey_rows", "observation_rows", "held_rows", "ignored_rows")
    return rows.aggregate(**{name: rows[name].sum().fill_null(0) for name in names})


def _of_problems(star: Star) -> ir.Table:
    problems = star.problems
    still_open = ibis.ifelse(problems.status == "open", problems["count"], 0)
    return problems.aggregate(open_problems=still_open.sum().fill_null(0))


QUESTION = Question(
    name="summary",
    title=mark("The figures at a glance"),
    definition=mark(
        "One figure a row, as a range where it is one. Countries and places are counted wherever they stand "
        "on a journey; a place is finer than a country; a country is transit-only where it is neither origin "
        "nor destination of any journey selected; a journey is internal where its origin and destination are "
        "in one country. Rows, files and open problems are those of the rounds and organisations selected, "
        "whatever else is."
    ),
    columns=(
        Column("measure", "string", "code", mark("What is counted.")),
        Column("low", "integer", "unit", mark("How many, at least.")),
        Column("high", "integer", "unit", mark("How many, at most; empty where there is no upper end.")),
        Column("unit", "string", None, mark("Of what.")),
    ),
    ask=summary,
    order=(("position", "ascending"),),
    source="journeys, stops, places, observations, contributions, problems",
    caveats=frozenset({"cases", "ends"}),
)
