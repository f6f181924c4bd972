"""Airlines and bus companies by what people write."""

import tomllib

import pytest

from njia.intake.carriers import match_carrier
from njia.intake.phrases import DATA_DIR, normalise


@pytest.mark.parametrize(
    ("written", "carrier"),
    [
        ("Emirates", "Emirates"), ("emirates airlines", "Emirates"), ("Emirats Airlines", "Emirates"),
        ("Kenya Airways", "Kenya Airways"), ("Kenya Airway", "Kenya Airways"), ("KQ", "Kenya Airways"),
        ("Saudia", "Saudi Arabian Airlines"), ("Saudi Airlines", "Saudi Arabian Airlines"),
        ("Saudi Arabian Airlines", "Saudi Arabian Airlines"), ("SV", "Saudi Arabian Airlines"),
        ("Qatar Airways", "Qatar Airways"), ("Quatar Airways", "Qatar Airways"), ("Turkish", "Turkish Airlines"),
        ("Turkish Airlines", "Turkish Airlines"), ("Ethiopian Airline", "Ethiopian Airlines"), ("KLM", "KLM"),
        ("Lufthansa", "Lufthansa"), ("Lufthanza", "Lufthansa"), ("Etihad", "Etihad Airways"),
        ("Fly Dubai", "flydubai"), ("Rwanda Air", "RwandAir"), ("Egypt Air", "EgyptAir"), ("G9", "Air Arabia"),
        ("طيران الإمارات", "Emirates"), ("الخطوط الجوية القطرية", "Qatar Airways"),
        ("الخطوط السعودية", "Saudi Arabian Airlines"), ("የኢትዮጵያ አየር መንገድ", "Ethiopian Airlines"),
        ("Modern Coast", "Modern Coast"), ("Mordern Coast", "Modern Coast"), ("Easy coach", "Easy Coach"),
        ("Tahmeed", "Tahmeed"), ("Mash", "Mash"), ("Kampala Coach", "Kampala Coach"),
    ],
)  # fmt: skip
def test_a_carrier_has_one_name(written: str, carrier: str) -> None:
    assert match_carrier(written) == carrier


@pytest.mark.parametrize(
    "written",
    ["kq", "sv", "ek", "Airline", "by bus", "unknown airline", "Nairobi", "", "Airways", "Kenya", "a", "Bus"],
)
def test_what_is_no_known_carrier_stays_as_written(written: str) -> None:
    assert match_carrier(written) is None


def test_no_name_belongs_to_two_carriers() -> None:
    carriers = tomllib.loads((DATA_DIR / "carriers.toml").read_text("utf-8"))["carriers"]
    owners: dict[str, set[str]] = {}
    for canonical, entry in carriers.items():
        for name in {normalise(name) for name in (canonical, *entry.get("names", ()))}:
            owners.setdefault(name, set()).add(canonical)
        assert len(entry.get("iata", "XX")) == 2
    assert {name: who for name, who in owners.items() if len(who) > 1} == {}
    codes = [entry["iata"] for entry in carriers.values() if "iata" in entry]
    assert len(codes) == len(set(codes))
