"""The snapshot's star schema: one Arrow schema a table, without free text.

`journeys` is the fact; the other tables hang on it by `journey`, or are its dimensions. Multi-valued
fields are rows of `journey_codes`. Countries are alpha-2, places are ids of `places`.
"""

from __future__ import annotations

import pyarrow as pa

VERSION = 1

_TEXT = pa.string()
_COUNT = pa.int64()


def _required(name: str, kind: pa.DataType = _TEXT) -> pa.Field[pa.DataType]:
    return pa.field(name, kind, nullable=False)


TABLES: dict[str, pa.Schema] = {
    "journeys": pa.schema(
        [
            _required("id"),
            _required("organisation"),
            _required("round"),
            _required("sharing"),
            pa.field("evidence", _TEXT),
            _required("status"),
            pa.field("period_from", _TEXT),
            pa.field("period_to", _TEXT),
            pa.field("cases_low", _COUNT),
            pa.field("cases_high", _COUNT),
            pa.field("cases_basis", _TEXT),
            pa.field("origin", _TEXT),
            pa.field("origin_place", _TEXT),
            pa.field("destination", _TEXT),
            pa.field("destination_place", _TEXT),
            pa.field("intended", _TEXT),
            pa.field("intended_place", _TEXT),
            _required("stops", _COUNT),
            pa.field("women", _COUNT),
            pa.field("men", _COUNT),
            pa.field("girls", _COUNT),
            pa.field("boys", _COUNT),
            pa.field("adults", _COUNT),
            pa.field("children", _COUNT),
            pa.field("female", _COUNT),
            pa.field("male", _COUNT),
            pa.field("with_disability", _COUNT),
        ]
    ),
    "stops": pa.schema(
        [
            _required("journey"),
            _required("position", _COUNT),
            _required("role"),
            _required("status"),
            pa.field("place", _TEXT),
            pa.field("country", _TEXT),
        ]
    ),
    "legs": pa.schema(
        [
            _required("journey"),
            _required("leg", _COUNT),
            _required("start", _COUNT),
            _required("end", _COUNT),
        ]
    ),
    "leg_codes": pa.schema(
        [_required("journey"), _required("leg", _COUNT), _required("list"), _required("code")]
    ),
    "journey_codes": pa.schema([_required("journey"), _required("list"), _required("code")]),
    "nationalities": pa.schema([_required("journey"), _required("country"), pa.field("count", _COUNT)]),
    "observations": pa.schema(
        [
            _required("id"),
            _required("organisation"),
            _required("round"),
            _required("sharing"),
            _required("kind"),
            _required("status"),
            pa.field("place", _TEXT),
            pa.field("country", _TEXT),
            pa.field("period_from", _TEXT),
            pa.field("period_to", _TEXT),
            pa.field("evidence", _TEXT),
        ]
    ),
    "places": pa.schema(
        [
            _required("id"),
            _required("name"),
            _required("kind"),
            pa.field("country", _TEXT),
            pa.field("lat", pa.float64()),
            pa.field("lon", pa.float64()),
        ]
    ),
    "place_within": pa.schema([_required("place"), _required("ancestor")]),
    "regions": pa.schema([_required("country"), _required("region")]),
    "contributions": pa.schema(
        [
            _required("organisation"),
            _required("round"),
            _required("sharing"),
            _required("files", _COUNT),
            _required("journey_rows", _COUNT),
            _required("held_rows", _COUNT),
            _required("observation_rows", _COUNT),
            _required("ignored_rows", _COUNT),
        ]
    ),
    "problems": pa.schema(
        [
            _required("organisation"),
            _required("round"),
            _required("sharing"),
            _required("code"),
            _required("status"),
            _required("count", _COUNT),
        ]
    ),
}
"""`place_within` pairs every place with itself and each of its ancestors. `journey_codes.list` and
`leg_codes.list` are names of code lists: mode, carrier, industry, exploitation, recruiter, means,
channel, promise; a journey's modes and carriers include those of its legs. `problems.status` is
open, decided or dismissed."""
