"""Writing many rows at once: one statement, asked again and again, without an object for each row."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Any

from django.db import connection, models, transaction

BATCH = 2_000


def insert(model: type[models.Model], names: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Insert rows of values of the named fields, foreign keys as `file_id`; other fields must have none to need.

    JSON fields take their values as they are. Reads the rows as it goes, so that they need not be all in memory,
    and writes them in short transactions of a batch each.
    """
    fields = [model._meta.get_field(name) for name in names]
    json_at = [at for at, field in enumerate(fields) if isinstance(field, models.JSONField)]
    quote = connection.ops.quote_name
    columns = ", ".join(quote(field.column) for field in fields)  # type: ignore[union-attr]
    marks = ", ".join(_mark(field) for field in fields)
    statement = f"INSERT INTO {quote(model._meta.db_table)} ({columns}) VALUES ({marks})"  # noqa: S608 - names of the models' own
    with connection.cursor() as cursor:
        source = iter(rows)
        while batch := [_row(row, json_at) for row in islice(source, BATCH)]:
            with transaction.atomic():
                cursor.executemany(statement, batch)


def _mark(field: Any) -> str:
    is_json = isinstance(field, models.JSONField) and connection.vendor == "postgresql"
    return "%s::jsonb" if is_json else "%s"


def _row(row: Sequence[Any], json_at: Sequence[int]) -> list[Any]:
    values = list(row)
    for at in json_at:
        if values[at] is not None:
            values[at] = _json(values[at])
    return values


_ENCODE = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def _json(value: Any) -> str:
    return "[]" if value == [] else _ENCODE(value)
