"""From what stands in the cells of a row to the stops of a journey."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from njia.intake.decisions import Decisions
from njia.intake.marks import is_unknown
from njia.intake.phrases import normalise
from njia.intake.problems import Problem, ProblemCode, Proposal
from njia.places import Context, Gazetteer, Resolution
from njia.standard.journey import Place, Role, Stop

_STRONG = re.compile(
    r"\s*(?:[;|>→➔➜⇒/\n؛፣፤]|--?>|={1,2}>|\s(?:then|puis|kisha|halafu|ثم|ከዚያ)\s)\s*", re.IGNORECASE
)
_WEAK = re.compile(r"\s*(?:[,،]|\s[-–—]\s|\s(?:and|&|et|na|و|እና)\s)\s*", re.IGNORECASE)
_WAY = re.compile(
    r"\s+(?:via|through|to|by way of|en passant par|vers|jusqu['’]à|kupitia|hadi|kuelekea|عبر|إلى|الى|በኩል|እስከ)\s+",
    re.IGNORECASE,
)
"""What stands between the stops of a whole route: “Lagos via Cairo to Muscat”."""
_FROM = re.compile(r"^(?:from|de|depuis|kutoka|toka|من|ከ)\s+", re.IGNORECASE)
_LEADING = re.compile(
    r"^(?:via|through|by way of|passing through|en passant par|par|kupitia|kwa kupitia|عبر|مرورا بـ?|በኩል)\s+",
    re.IGNORECASE,
)
_COUNTRY_BEHIND = re.compile(r"(?P<name>[^,،()]+)(?:[,،]|\((?=[^()]+\)$)|\s[-–—]\s)(?P<country>[^,،()]+)\)?")
_NO_STOP = frozenset(
    {
        "none",
        "no",
        "direct",
        "direct flight",
        "nil",
        "no transit",
        "aucun",
        "aucune",
        "hakuna",
        "لا يوجد",
        "مباشر",
        "የለም",
        "n a",
        "na",
        "not applicable",
        "sans objet",
        "s o",
        "haihusiki",
        "لا ينطبق",
        "አይመለከትም",
    }
)


@dataclass(frozen=True, slots=True)
class PlaceText:
    """What a row writes of one place: its own text, its division and its country."""

    role: Role
    text: str
    country: str = ""
    division: str = ""
    column: str = ""

    @property
    def written(self) -> str:
        """The place as written, its country after it."""
        return ", ".join(part for part in (self.text, self.division, self.country) if part)


@dataclass(frozen=True, slots=True)
class PlaceReader:
    """Reads the places of one row: gazetteer, home country, decisions, and whose row it is."""

    gazetteer: Gazetteer
    decisions: Decisions
    home: str | None
    organisation: str
    key: str
    file: str
    sheet: str
    row: int
    problems: list[Problem] = field(default_factory=list)
    assumed_home: str | None = None
    """The country most rows of the file concern, which decides where nothing better does."""
    assumptions: list[str] = field(default_factory=list)
    """The names that only `assumed_home` decided."""

    def read(self, texts: Sequence[PlaceText]) -> tuple[Stop, ...]:
        """Resolve the places of one journey, each with the countries of the others as context."""
        texts = [self._parted(text) for text in texts]
        alone = [self._country(text) for text in texts]
        first = [self._resolve(text, country, ()) for text, country in zip(texts, alone, strict=True)]
        certain = [
            country or (found.place.country if found.place else None)
            for country, found in zip(alone, first, strict=True)
        ]
        stops = []
        for number, (text, country, found) in enumerate(zip(texts, alone, first, strict=True)):
            near = tuple(dict.fromkeys(c for i, c in enumerate(certain) if c and i != number))
            again = self._resolve(text, country, near) if found.status == "ambiguous" and near else found
            if again.candidates and again.status != "resolved" and self.assumed_home:
                again = self._assumed(text, country, near, again)
            stops.append(self._stop(text, country, again))
        return tuple(stops)

    def one_place(self, end: PlaceText, stop: PlaceText) -> PlaceText | None:
        """Return an end of a journey made more precise by a stop of its route, `None` where they are two places."""
        end, stop = self._parted(end), self._parted(stop)
        if normalise(stop.text) in {normalise(end.text), normalise(end.written)}:
            return end
        if end.text:
            return None
        country = self._country(end)
        if country is None or end.division:
            return None
        if self.gazetteer.country_code(stop.text) == country:
            return end
        found = self._resolve(stop, country, ()).place
        within = found is not None and found.country == country
        return replace(end, text=stop.text, column=stop.column) if within else None

    def _parted(self, text: PlaceText) -> PlaceText:
        """Take the country out of “Busia, Kenya”, so that one place is asked about once however it is written."""
        if text.country or not text.text or self.gazetteer.country_code(text.text):
            return text
        found = _COUNTRY_BEHIND.fullmatch(text.text.strip())
        name, country = (found["name"].strip(), found["country"].strip()) if found else ("", "")
        if not name or self.gazetteer.country_code(country) is None or self.gazetteer.country_code(name):
            return text
        return replace(text, text=name, country=country)

    def _assumed(
        self, text: PlaceText, country: str | None, near: tuple[str, ...], found: Resolution
    ) -> Resolution:
        at_home = self._resolve(text, country, near, self.assumed_home)
        if at_home.status != "resolved":
            return found
        self.assumptions.append(text.text)
        return at_home

    def _country(self, text: PlaceText) -> str | None:
        if not text.country or is_unknown(text.country):
            return None
        decided = self._decided("place:", text.country)
        if decided is not None and decided.country:
            return decided.country
        code = self.gazetteer.country_code(text.country)
        if code is None:
            found = self.gazetteer.resolve(text.country, Context(home=self.home))
            code = found.place.country if found.place and found.place.kind == "country" else None
        return code

    def _resolve(
        self, text: PlaceText, country: str | None, near: tuple[str, ...], home: str | None = None
    ) -> Resolution:
        context = Context(country=country, near=near, home=home or self.home)
        if text.text and not (is_unknown(text.text) and country):
            found = self.gazetteer.resolve(text.text, context)
            if found.status == "resolved" or not text.division:
                return found
            wider = self.gazetteer.resolve(f"{text.text}, {text.division}", context)
            return wider if wider.status == "resolved" else found
        if text.division and not is_unknown(text.division):
            return self.gazetteer.resolve(text.division, context)
        return self.gazetteer.resolve(text.country, Context(home=self.home))

    def _decided(self, subject: str, text: str) -> Place | None:
        return self.place_decided(self.decisions.find(self.organisation, self.key, subject, text))

    def place_decided(self, value: str | None) -> Place | None:
        """Return the place of a decision, which is its id or a name, `None` where there is none."""
        if not value:
            return None
        try:
            return self.gazetteer.place(value)
        except KeyError:
            return self.gazetteer.resolve(value, Context(home=self.home)).place

    def _stop(self, text: PlaceText, country: str | None, found: Resolution) -> Stop:
        asked = text.text or text.division or text.country
        subject = f"place:{country or ''}"
        decided = self._decided(subject, asked)
        if decided is not None:
            code = _place_problem(found)
            self._ask(code, asked, subject, text.column, found, decided.id)
            return Stop(text.role, text.written, "resolved", decided, decided.country)
        if text.country and country is None and not is_unknown(text.country):
            self._ask(ProblemCode.COUNTRY_UNRESOLVED, text.country, "place:", text.column, found)
        if found.status == "resolved" and found.place is not None:
            return Stop(text.role, text.written, "resolved", found.place, found.place.country or country)
        if found.status == "unknown":
            return Stop(text.role, text.written, "unknown", None, country)
        self._ask(_place_problem(found), asked, subject, text.column, found)
        return Stop(text.role, text.written, found.status, None, country or found.country)

    def _ask(
        self, code: ProblemCode, text: str, subject: str, column: str, found: Resolution, decided: str = ""
    ) -> None:
        proposals = tuple(
            Proposal(candidate.place.id, self.full_name(candidate.place))
            for candidate in found.candidates[:5]
        )
        self.problems.append(
            Problem(
                code, self.file, self.sheet, self.row, column, text, subject, self.key, proposals, decided
            )
        )

    def full_name(self, place: Place) -> str:
        """Return a place's name with its parents': `Malaba, Busia, Kenya`."""
        names = [place.name]
        for parent in place.parents:
            try:
                names.append(self.gazetteer.place(parent).name)
            except KeyError:
                continue
        return ", ".join(dict.fromkeys(names))

    def split(self, text: str) -> list[str]:
        """Split a cell of several stops: strong separators always, weak ones unless they join one place.

        “Busia, Kenya” stays one place and “Cairo, Egypt, Sudan” is two.
        """
        key = normalise(text)
        if key in _NO_STOP or (not key and "?" not in text):
            return []
        if is_unknown(text):
            return [text]
        parts: list[str] = []
        for piece in _STRONG.split(_LEADING.sub("", text.strip())):
            cleaned = _LEADING.sub("", piece.strip(" .،"))
            if cleaned:
                parts += self._split_weak(cleaned)
        return parts

    def split_route(self, text: str) -> list[str]:
        """Split a cell that tells a whole route, in which “via” and “to” stand between stops too."""
        return [
            stop
            for part in _STRONG.split(_FROM.sub("", text.strip()))
            for piece in ([part] if self._is_one_country(part) else _WAY.split(part))
            for stop in self.split(piece)
        ]

    def _split_weak(self, piece: str) -> list[str]:
        names = [name for name in (part.strip() for part in _WEAK.split(piece)) if name]
        if len(names) <= 1 or self._is_one_country(piece):
            return [piece]
        parts: list[str] = []
        for name in names:
            if parts and self._is_country_of(parts[-1], name):
                parts[-1] = f"{parts[-1]}, {name}"
            else:
                parts.append(name)
        return parts

    def _is_one_country(self, text: str) -> bool:
        return self.gazetteer.country_code(text) is not None

    def _is_country_of(self, name: str, country: str) -> bool:
        code = self.gazetteer.country_code(country)
        if code is None or self.gazetteer.country_code(name) is not None or is_unknown(name):
            return False
        return self.gazetteer.resolve(name, Context(country=code)).status in {"resolved", "ambiguous"}


def _place_problem(found: Resolution) -> ProblemCode:
    return ProblemCode.PLACE_AMBIGUOUS if found.status == "ambiguous" else ProblemCode.PLACE_UNRESOLVED
