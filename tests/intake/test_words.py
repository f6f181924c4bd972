"""What caseworkers write, and the codes that it means."""

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from njia.intake import lexicon, words
from njia.intake.marks import is_unknown
from njia.intake.phrases import normalise
from njia.intake.words import alternatives, read_words, split_values
from njia.standard.codes import code_list

LISTS = (
    "mode",
    "industry",
    "exploitation",
    "recruiter",
    "means",
    "channel",
    "promise",
    "evidence",
    "status",
    "observation_kind",
)
RECRUITMENT = ("recruiter", "means", "channel", "promise")
FIVE_LANGUAGES = ("en", "fr", "sw", "ar", "am")


def codes(text: str, name: str) -> tuple[str, ...]:
    """Return the codes of a cell in a list's own column, and insist that all of it was understood."""
    reading = read_words(text, (name,))
    assert reading.leftover == (), text
    return reading.codes[name]


@pytest.mark.parametrize(
    ("text", "modes"),
    [
        ("bus, plane", ("bus", "plane")),
        ("by road (bus)", ("bus",)),
        ("Matatu / boda boda", ("minibus", "motorcycle")),
        ("trafficker's car and a passenger plane", ("car", "plane")),
        ("Recruiter’s vehicle to the airport, then flight", ("car", "plane")),
        ("car of the trafficker/recruiter/facilitator", ("car",)),
        ("on foot; lorry; dhow", ("foot", "truck", "boat")),
        ("bus\nplane", ("bus", "plane")),
        ("en avion puis à pied", ("plane", "foot")),
        ("bus de nuit et taxi-moto", ("bus", "motorcycle")),
        ("L'avion, A PIED", ("plane", "foot")),
        ("kwa basi na ndege", ("bus", "plane")),
        ("pikipiki, gari la mizigo, kwa miguu", ("motorcycle", "truck", "foot")),
        ("بالحافلة وبالطائرة", ("bus", "plane")),
        ("في سيارة المهرب ثم الطائرة", ("car", "plane")),
        ("سيرًا على الأقدام، قارب", ("foot", "boat")),
        ("በእግር፣ በመኪና እና በአውሮፕላን", ("foot", "car", "plane")),
        ("በአውቶቡስና በአውሮፕላን", ("bus", "plane")),
        ("diyaarad iyo gaari", ("plane", "car")),
        ("konkolaataa fi xiyyaaraan", ("car", "plane")),
    ],
)
def test_modes_in_every_language(text: str, modes: tuple[str, ...]) -> None:
    assert codes(text, "mode") == modes


@pytest.mark.parametrize(
    ("text", "industries"),
    [
        ("Domestic work; commercial sex", ("domestic_work", "commercial_sex")),
        ("house help, begging & marriage", ("domestic_work", "begging", "marriage")),
        ("hospitality/food service", ("hospitality",)),
        ("traditional dancers", ("traditional_dance",)),
        ("meat processing (Ethiopian victims), transportation", ("meat_processing", "transportation")),
        ("militia groups and criminal activities", ("armed_groups", "criminal_activities")),
        ("organ harvesting", ("organ_removal",)),
        ("travail domestique et mendicité", ("domestic_work", "begging")),
        ("kazi za nyumbani na biashara ya ngono", ("domestic_work", "commercial_sex")),
        ("عمل منزلي", ("domestic_work",)),
        ("العمل المنزلي والتسول", ("domestic_work", "begging")),
        ("የቤት ሰራተኛ", ("domestic_work",)),
        ("የቤት ሠራተኞች እና ልመና", ("domestic_work", "begging")),
        ("shaqo guri iyo dawarsi", ("domestic_work", "begging")),
        ("hojii manaa fi kadhaa", ("domestic_work", "begging")),
    ],
)
def test_industries_in_every_language(text: str, industries: tuple[str, ...]) -> None:
    assert codes(text, "industry") == industries


@pytest.mark.parametrize(
    ("text", "evidence"),
    [
        ("Case worked on", "worked"),
        ("our case", "worked"),
        ("Case", "worked"),
        ("We handled it", "worked"),
        ("dossier suivi par nous", "worked"),
        ("tumeshughulikia", "worked"),
        ("حالة عملنا عليها", "worked"),
        ("የሠራንበት ጉዳይ", "worked"),
        ("heard of the route", "heard"),
        ("Known route", "heard"),
        ("heard of a case", "heard"),
        ("not our case", "heard"),
        ("entendu parler", "heard"),
        ("tumesikia", "heard"),
        ("سمعنا عنها", "heard"),
        ("ሰምተናል", "heard"),
    ],
)
def test_evidence_in_every_language(text: str, evidence: str) -> None:
    assert codes(text, "evidence") == (evidence,)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("ongoing", "running"),
        ("not closed", "running"),
        ("Under investigation", "running"),
        ("en cours", "running"),
        ("bado inaendelea", "running"),
        ("لا تزال جارية", "running"),
        ("በሂደት ላይ ያለ", "running"),
        ("Closed (2019)", "closed"),
        ("no longer open", "closed"),
        ("clôturé", "closed"),
        ("imefungwa", "closed"),
        ("مغلقة", "closed"),
        ("ተዘግቷል", "closed"),
        ("Unknown", "unknown"),
    ],
)
def test_status_in_every_language(text: str, status: str) -> None:
    assert codes(text, "status") == (status,)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Bribe paid to immigration officers", "corruption"),
        ("pots-de-vin", "corruption"),
        ("kitu kidogo", "corruption"),
        ("رشوة", "corruption"),
        ("ጉቦ", "corruption"),
        ("fake passports", "forged_documents"),
        ("faux passeports", "forged_documents"),
        ("panya routes", "unofficial_crossing"),
        ("njia za panya", "unofficial_crossing"),
        ("no screening at the border", "no_screening"),
        ("ያለ ፍተሻ", "no_screening"),
    ],
)
def test_what_was_seen_at_a_place(text: str, kind: str) -> None:
    assert codes(text, "observation_kind") == (kind,)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("recruited by an aunt who promised school", {"recruiter": "relative", "promise": "school"}),
        (
            "a family member taking the victim to the city under the pretext of a place at school",
            {"recruiter": "relative", "means": "deception", "promise": "school"},
        ),
        ("a known agent facilitating a “good job”", {"recruiter": "agent", "promise": "job"}),
        ("word of mouth", {"channel": "word_of_mouth"}),
        ("recruitment bureau", {"recruiter": "recruitment_bureau", "channel": "bureau"}),
        ("unregistered agency", {"recruiter": "unregistered_agency", "channel": "unregistered_agency"}),
        ("person posing as husband", {"recruiter": "posed_as_spouse"}),
        ("family pressure", {"means": "family_pressure"}),
        (
            "recruiters visit villages and falsely promise corrective surgery",
            {"means": "deception", "channel": "village_visit", "promise": "surgery"},
        ),
        (
            "they target aid workers in Dadaab camp for information",
            {"means": "information_from_aid_workers", "channel": "camp_visit"},
        ),
        ("tante a promis l'école", {"recruiter": "relative", "promise": "school"}),
        ("Jamaa wa karibu aliahidi kazi nzuri", {"recruiter": "relative", "promise": "job"}),
        ("عمتها وعدتها بالدراسة", {"recruiter": "relative", "promise": "school"}),
        ("سمسار ووعود كاذبة", {"recruiter": "agent", "means": "deception"}),
        ("አጎቷ ትምህርት ቃል ገብቶላት", {"recruiter": "relative", "promise": "school"}),
        ("eedo ayaa u ballan qaaday iskuul", {"recruiter": "relative", "promise": "school"}),
        ("obboleettii waadaa barnootaa", {"recruiter": "relative", "promise": "school"}),
    ],
)
def test_one_story_gives_codes_in_several_lists(text: str, expected: dict[str, str]) -> None:
    reading = read_words(text, RECRUITMENT)
    for name in RECRUITMENT:
        assert reading.codes[name] == ((expected[name],) if name in expected else ()), name


def test_forced_labour_in_domestic_work_is_a_type_and_an_industry() -> None:
    reading = read_words("forced labour in domestic work", ("exploitation", "industry"))
    assert reading.codes == {"exploitation": ("forced_labour",), "industry": ("domestic_work",)}


def test_begging_is_forced_begging_only_in_the_column_of_exploitation() -> None:
    assert read_words("begging", ("industry", "exploitation")).codes["exploitation"] == ()
    assert read_words("begging", ("exploitation", "industry")).codes == {
        "exploitation": ("forced_begging",),
        "industry": ("begging",),
    }


def test_a_bare_word_belongs_to_the_list_whose_column_it_stands_in() -> None:
    assert read_words("school", ("channel", "promise")).codes == {"channel": ("school",), "promise": ()}
    assert read_words("school", ("promise", "channel")).codes == {"promise": ("school",), "channel": ()}


def test_a_word_of_promising_makes_bare_words_promises() -> None:
    assert read_words("friend promised job and school", RECRUITMENT).codes["promise"] == ("job", "school")
    assert read_words("met at school through a friend", RECRUITMENT).codes["promise"] == ()


def test_the_family_to_be_supported_is_no_recruiter() -> None:
    assert read_words("wanted to support her family", RECRUITMENT).codes["recruiter"] == ()


def test_codes_come_once_in_order_of_appearance() -> None:
    assert codes("plane, bus, flight, coach", "mode") == ("plane", "bus")


def test_what_no_list_knows_is_left_over_as_written() -> None:
    reading = read_words("bus, Camel caravan ; by", ("mode",))
    assert reading.codes["mode"] == ("bus",)
    assert reading.leftover == ("Camel caravan",)


def test_a_road_is_no_vehicle() -> None:
    assert read_words("by road", ("mode",)) == words.WordReading({"mode": ()}, ("by road",))


@pytest.mark.parametrize(
    "text",
    ["unknown", "N/A", "n/a, -", "inconnu", "haijulikani", "غير معروف", "አይታወቅም", "by and or", " ", ""],
)
def test_a_mark_for_unknown_and_filling_words_say_nothing(text: str) -> None:
    assert read_words(text, ("mode",)) == words.WordReading({"mode": ()}, ())


@pytest.mark.parametrize(
    ("text", "modes"),
    [
        ("no bus", ()),
        ("not by plane but by bus", ("bus",)),
        ("not by bus or car, by plane", ("plane",)),
        ("not only by bus but by plane", ("bus", "plane")),
        ("sans avion", ()),
        ("bila gari", ()),
        ("بدون طائرة", ()),
        ("ያለ መኪና", ()),
        ("በአውቶቡስ ሳይሆን በአውሮፕላን", ("plane",)),
    ],
)
def test_what_is_denied_is_not_taken(text: str, modes: tuple[str, ...]) -> None:
    assert codes(text, "mode") == modes


@pytest.mark.parametrize("text", ["motorcylce", "aeroplaine", "Pikipikki", "motorcycl"])
def test_a_small_misspelling_of_a_long_word_is_understood(text: str) -> None:
    assert codes(text, "mode") in {("motorcycle",), ("plane",)}


@pytest.mark.parametrize("text", ["bis", "cat", "basin", "carts", "trial"])
def test_a_short_word_is_never_taken_for_another(text: str) -> None:
    assert read_words(text, ("mode",)).leftover == (text,)


def test_car_wash_is_no_car() -> None:
    assert read_words("car wash", ("mode",)).codes["mode"] == ()
    assert codes("car wash", "industry") == ("cleaning",)


def test_other_is_taken_only_where_it_says_nothing_else() -> None:
    assert codes("Other", "mode") == ("other",)
    assert codes("other relative", "recruiter") == ("relative",)


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("language", FIVE_LANGUAGES)
def test_every_label_of_a_code_means_the_code(name: str, language: str) -> None:
    for code, known in code_list(name).codes.items():
        assert codes(known.labels[language], name) == (code,), known.labels[language]


@pytest.mark.parametrize("name", LISTS)
def test_every_phrase_means_its_code_in_its_own_column(name: str) -> None:
    data = lexicon._file(name)
    for section in ("words", "bare", "whole"):
        for code, table in data.get(section, {}).items():
            assert code in code_list(name).codes
            for written in table.values():
                for phrase in written.split(","):
                    assert code in codes(phrase.strip(), name), (section, code, phrase)


@pytest.mark.parametrize("name", LISTS)
def test_every_list_has_words_in_the_five_languages_and_names_its_source(name: str) -> None:
    data = lexicon._file(name)
    assert data["source"]
    for code, table in data["words"].items():
        assert set(FIVE_LANGUAGES) <= set(table), code


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("a, b; c / d + e & f\ng | h", ("a", "b", "c", "d", "e", "f", "g", "h")),
        ("Emirates and Kenya Airways", ("Emirates", "Kenya Airways")),
        ("KLM et Air France", ("KLM", "Air France")),
        ("ndugu na rafiki", ("ndugu", "rafiki")),
        ("banana na nanasi", ("banana", "nanasi")),
        ("حافلة، طائرة", ("حافلة", "طائرة")),
        ("حافلة و طائرة", ("حافلة", "طائرة")),
        ("አውቶቡስ፣ ባቡር ፤ መኪና እና ጀልባ", ("አውቶቡስ", "ባቡር", "መኪና", "ጀልባ")),
        ("road (bus, matatu), plane", ("road (bus, matatu)", "plane")),
        ("hospitality and food services, begging", ("hospitality and food services", "begging")),
        ("Hotels & restaurants", ("Hotels & restaurants",)),
        ("bus / matatu, plane", ("bus / matatu", "plane")),
        ("N/A", ("N/A",)),
        ("  ,; ", ()),
    ],
)
def test_values_are_split_where_people_mean_several(text: str, values: tuple[str, ...]) -> None:
    assert split_values(text) == values


@pytest.mark.parametrize(
    ("text", "options"),
    [
        ("Emirates or Kenya Airways or Qatar Airways", ("Emirates", "Kenya Airways", "Qatar Airways")),
        ("Emirates or KLM (not known which)", ("Emirates", "KLM")),
        ("Emirates, Kenya Airways, or Qatar Airways", ("Emirates", "Kenya Airways", "Qatar Airways")),
        ("one of: Emirates, Kenya Airways and KLM", ("Emirates", "Kenya Airways", "KLM")),
        ("Emirates/KLM - unknown which", ("Emirates", "KLM")),
        ("Not known which: KLM, Qatar Airways", ("KLM", "Qatar Airways")),
        ("either KLM or Lufthansa", ("KLM", "Lufthansa")),
        ("KLM ou Air France (on ne sait pas laquelle)", ("KLM", "Air France")),
        ("soit KLM, soit Emirates", ("KLM", "Emirates")),
        ("Emirates au Qatar Airways", ("Emirates", "Qatar Airways")),
        ("moja kati ya Emirates, KLM au Qatar Airways", ("Emirates", "KLM", "Qatar Airways")),
        ("الإمارات أو القطرية", ("الإمارات", "القطرية")),
        ("إما الإمارات أو القطرية (لا نعرف أيهما)", ("الإمارات", "القطرية")),
        ("ኤሚሬትስ ወይም ኬንያ አየር መንገድ", ("ኤሚሬትስ", "ኬንያ አየር መንገድ")),
        ("ኤሚሬትስ ወይም ኬንያ አየር መንገድ (የትኛው እንደሆነ አይታወቅም)", ("ኤሚሬትስ", "ኬንያ አየር መንገድ")),
    ],
)
def test_one_of_several_not_known_which(text: str, options: tuple[str, ...]) -> None:
    assert alternatives(text) == options


@pytest.mark.parametrize(
    "text",
    ["Emirates", "Emirates, KLM", "Emirates and KLM", "Emirates; KLM or Lufthansa", "KLM or unknown", ""],
)
def test_several_known_values_are_no_alternatives(text: str) -> None:
    assert alternatives(text) == ()


PIECES = st.one_of(
    st.text(max_size=30),
    st.sampled_from(
        [
            "bus",
            "avion",
            "kwa miguu",
            "طائرة",
            "በአውቶቡስ",
            "not",
            "or",
            "and",
            "N/A",
            "(",
            ")",
            ",",
            "/",
            "camel",
        ]
    ),
)
CELLS = st.lists(PIECES, max_size=8).map(" ".join)


@given(CELLS)
def test_every_piece_is_understood_or_silent_or_left_over(cell: str) -> None:
    pieces = split_values(cell)
    reading = read_words(cell, LISTS)
    assert [piece for piece in pieces if piece in reading.leftover] == list(reading.leftover)
    for piece in pieces:
        if piece not in reading.leftover and not is_unknown(piece):
            silent = all(word in lexicon.grammar().silent for word in lexicon.tokens(piece))
            spoken = any(
                words._scan(lexicon.tokens(piece), lexicon.lexicon(name).words, True)[1] for name in LISTS
            )
            alone = read_words(piece, LISTS)
            assert silent or spoken or any(alone.codes.values())


@given(CELLS)
@example("0\N{SOFT HYPHEN}ET")
@example("ba\N{COMBINING ACUTE ACCENT}et bus")
@example("™et")
@example("O`O")
def test_splitting_loses_no_letter(cell: str) -> None:
    kept = "".join(split_values(cell))
    lost = [word for word in normalise(cell).split() if word not in normalise(kept)]
    assert set(lost) <= lexicon.grammar().ands


@given(CELLS)
def test_alternatives_are_parts_of_the_text(cell: str) -> None:
    options = alternatives(cell)
    assert len(options) != 1
    assert all(option in cell for option in options)


def test_each_list_is_one_file_beside_the_grammar() -> None:
    assert {Path(path).stem for path in lexicon.WORDS_DIR.glob("*.toml")} == {*LISTS, "grammar"}
