import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from functools import cache
from itertools import pairwise

import pytest

from njia.analysis import Scope, Selection
from njia.publish import AlreadyThere, Network, NotYetSafe, write_report
from njia.standard.journey import Observation, Place, Source, Stop, Who
from njia.standard.language import LANGUAGES

EVERYTHING = Selection({}, Scope.administrator())
NOTICE = "Reconstruction: no row is a real case."
KENYA = Network("Routes of Kenya", "KE", NOTICE, ("Thanked One",))


def some(told):
    """Journeys of every kind that a report must bear."""
    return (
        told(
            1,
            "Busia",
            "Nairobi",
            "Riyadh",
            cases=(10, 15),
            carriers=("one_of:A|B|C|D",),
            modes=("bus", "plane"),
        ),
        told(2, "KE", "SA", cases=(20, None), evidence="heard", industries=("domestic_work",)),
        told(3, "Kampala", "Busia", "Nairobi", cases=(4, 4), recruiters=("relative",), organisation="Beta"),
        told(4, "Nairobi", None, "Riyadh", cases=None, carriers=("KLM",), organisation="Beta"),
        told(5, "XS", "Nairobi", evidence=None, who=Who(women=2, nationalities=(("XS", None),))),
        told(6, "Nairobi", "Mombasa", cases=(1, 1), means=("deception",)),
        told(7, "Nairobi", "Kampala", "Nairobi"),
        told(8, "Kitui", "Riyadh"),
        told(9, None, None),
    )


SEEN = Observation(
    "o1",
    "Alpha",
    "2020",
    "corruption",
    Stop("transit", "Busia", "unknown", None, "KE"),
    Source("a.csv", "a", (9,)),
)


@pytest.fixture(scope="module")
def in_language(page, told):
    return cache(lambda language: page(*some(told), network=KENYA, observations=[SEEN], language=language))


@pytest.fixture(scope="module")
def full(in_language):
    return in_language("en")


def test_the_page_asks_nobody_for_anything(full, outline):
    without_namespace = full.replace("http://www.w3.org/2000/svg", "")
    assert re.findall(r"https?:|//[a-z]|url\((?!#)|@import|src=", without_namespace) == []
    policies = [
        meta["content"]
        for meta in outline(full).of("meta")
        if meta.get("http-equiv") == "Content-Security-Policy"
    ]
    assert len(policies) == 1
    assert policies[0].startswith("default-src 'none'")


def test_the_page_has_no_script(full, outline):
    assert not outline(full).of("script")
    assert not [name for _, attributes in outline(full).tags for name in attributes if name.startswith("on")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_headings_come_in_order(in_language, outline, language):
    levels = [level for level, _ in outline(in_language(language)).headings]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_every_heading_says_something(full, outline):
    assert all(words.strip() for _, words in outline(full).headings)


def test_every_image_has_words_for_who_does_not_see_it(full, outline):
    parsed = outline(full)
    assert not parsed.of("img")
    images = re.findall(r"<svg.*?</svg>", full, flags=re.DOTALL)
    assert len(images) > 10
    for image in images:
        root = ET.fromstring(image)
        assert root.get("role") == "img"
        assert (root.findtext("{http://www.w3.org/2000/svg}title") or root.findtext("title") or "").strip()


def test_names_of_parts_are_unique_and_links_lead_somewhere(full, outline):
    parsed = outline(full)
    ids = [attributes["id"] for _, attributes in parsed.tags if "id" in attributes]
    assert len(ids) == len(set(ids))
    assert {link["href"] for link in parsed.of("a")} <= {f"#{one}" for one in ids}
    pointed = [
        one
        for _, attributes in parsed.tags
        for key in ("aria-labelledby", "aria-describedby")
        for one in (attributes.get(key) or "").split()
    ]
    assert set(pointed) <= set(ids)


def test_every_map_leads_to_a_table(full):
    figures = re.findall(r"<figure .*?</figure>", full, flags=re.DOTALL)
    maps = [figure for figure in figures if "m-land" in figure]
    assert len(maps) >= 4
    for figure in maps:
        (target,) = re.findall(r'class="more"><a href="#([^"]+)"', figure)
        assert re.search(rf'id="{target}" class="table"', full)


def test_every_map_says_what_it_cannot_show_its_source_and_its_borders(full, outline):
    first = re.search(r'<figure id="all-routes".*?</figure>', full, flags=re.DOTALL).group()
    said = outline(first).text
    assert "Shown: 8 of 9 submissions." in said
    assert "1 has fewer than two stops that are known, and is in the table only." in said
    assert "1 stop is not known and is not drawn." in said
    assert "Natural Earth" in said
    assert "imply no opinion" in said
    assert "Snapshot" in said


def test_the_notice_stands_on_top_at_every_figure_and_on_every_printed_page(full):
    assert full.index(NOTICE) < full.index("<main")
    figures = re.findall(r"<figure .*?</figure>", full, flags=re.DOTALL)
    assert all(NOTICE in figure for figure in figures if "m-land" in figure)
    assert f'@top-center{{content:"{NOTICE}"' in full


def test_cases_keep_their_ranges(full, outline):
    said = outline(full).text
    assert "10–15" in said
    assert "20 or more" in said
    assert "47 or more" in said


def test_sentences_are_made_from_the_figures(page, told, outline):
    said = outline(page(*(told(at, "KE", "SA", cases=(74, 74)) for at in range(11)))).text
    assert "11 submissions, 814 cases, tell of the way from Kenya to Saudi Arabia." in said
    assert "The way told of most often leads from Kenya to Saudi Arabia: 11 of 11 submissions" in said


def test_one_submission_is_told_of_in_the_singular(page, told, outline):
    said = outline(page(told(1, "KE", "SA", cases=(1, 1)))).text
    assert "1 submission, 1 case, tells of the way from Kenya to Saudi Arabia." in said


def test_cases_that_are_not_known_are_not_counted_as_none(page, told, outline):
    said = outline(page(told(1, "KE", "SA", cases=None))).text
    assert "1 submission, cases not known, tells of the way" in said


def test_how_many_submissions_tell_their_cases_stands_beside_a_sum_of_some(page, told, outline):
    said = outline(page(told(1, "KE", "SA", cases=(5, 6)), told(2, "KE", "SA", cases=None))).text
    assert "5–6 (known in 1 of 2)" in said


def test_one_of_several_carriers_stays_one_claim(full, outline):
    said = outline(full).text
    assert "one of: A, B, C, D – which one is not known" in said
    assert said.count("one of: A, B, C, D") == 1


def test_a_country_alone_is_never_drawn_as_a_town(page, told):
    drawn = re.search(
        r'<figure id="region-1-map".*?</figure>', page(told(1, "KE", "SA")), flags=re.DOTALL
    ).group()
    assert "known only as a country or county" in drawn
    assert "-h)" in drawn


def test_transit_places_have_diagrams_of_where_from_and_where_to(full, outline):
    panel = re.search(r'<figure id="transit-1".*?</figure>', full, flags=re.DOTALL).group()
    assert "Nairobi, Kenya" in panel or "Busia, Kenya" in panel
    assert "Journeys come from" in panel


def test_the_country_of_most_submissions_is_looked_at_closely_where_none_is_named(page, told, outline):
    html = page(told(1, "UG", "SA"), told(2, "UG", "KE"))
    assert "Uganda as a country of origin" in outline(html).text


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_its_direction_and_names_of_countries(in_language, outline, language):
    html = in_language(language)
    (root,) = outline(html).of("html")
    assert root["lang"] == language
    assert root["dir"] == ("rtl" if language == "ar" else "ltr")
    names = {"en": "Saudi Arabia", "fr": "Arabie saoudite", "ar": "السعودية", "sw": "Saudi", "am": "ሳዑዲ አረቢያ"}
    assert names[language] in html


def test_ranges_read_from_the_lower_to_the_upper_end_in_arabic(page, told):
    assert "\u206610–15\u2069" in page(told(1, "KE", "SA", cases=(10, 15)), language="ar")


def test_without_submissions_there_is_a_report_that_says_so(page, outline):
    parsed = outline(page())
    assert "There are no submissions" in parsed.text
    assert [level for level, _ in parsed.headings][:2] == [1, 2]


def test_one_submission_is_enough_for_a_report(page, told, outline):
    assert "1 organisation reported 1 submission." in outline(page(told(1, "Busia", "Riyadh"))).text


def test_where_nothing_is_known_no_map_is_drawn(page, told, outline):
    html = page(told(1, None, None), told(2, None, "SA"))
    assert 'class="m-land"' not in html
    assert "there is no map" in outline(html).text


def test_journeys_that_end_where_they_began_are_drawn(page, told):
    html = page(told(1, "Nairobi", "Nairobi"), told(2, "Nairobi", "Busia", "Nairobi"))
    assert 'class="m-land"' in html
    assert "Nairobi to Nairobi: 1 submission" in html


def test_what_members_wrote_is_text_and_never_markup(page, told, outline):
    evil = Place("own:x", "<script>alert(1)</script>", "place", "KE", 1.0, 37.0, ("iso:KE",))
    html = page(
        told(1, evil, evil, "Riyadh", organisation='"><img src=x>', carriers=("<b>x</b>",)),
        network=Network("<i>title</i>", "KE", "</style><script>x</script>"),
    )
    assert "<script" not in html
    assert "<img" not in html
    assert "alert(1)" in outline(html).text
    assert "<b>x</b>" in outline(html).text


def test_long_arabic_names_find_their_place(page, told):
    long = Place("own:y", "مخيم اللاجئين الكبير عند الحدود الشرقية", "camp", "KE", 0.1, 40.3, ("iso:KE",))
    html = page(told(1, long, "Nairobi", "Riyadh"), language="ar")
    assert "مخيم اللاجئين" in html


def test_two_rounds_are_compared(page, told, outline):
    said = outline(page(told(1, "KE", "SA", round_="2019"), told(2, "KE", "DE", round_="2020"))).text
    assert "Compared with round 2019" in said
    assert "New as a country of exploitation: Germany." in said


def test_one_round_is_compared_with_nothing(full, outline):
    assert "Compared with" not in outline(full).text


def test_problems_are_told_by_kind_and_state(page, told, outline):
    problems = [
        {"organisation": "Alpha", "round": "2020", "code": "place_unresolved", "status": "open", "count": 3}
    ]
    said = outline(page(told(1, "KE", "SA"), problems=problems)).text
    assert "a place is not known open 3" in said


def test_every_row_received_is_accounted_for(page, told, outline):
    said = outline(page(told(1, "KE", "SA"))).text
    assert "Of 4 rows, 1 is held until a person decides." in said


@pytest.mark.parametrize("audience", ["partner", "public"])
def test_others_than_the_network_are_refused(snapshot, told, tmp_path, audience):
    out = tmp_path / "out"
    with pytest.raises(NotYetSafe, match="until disclosure control exists"):
        write_report(
            snapshot(told(1, "KE", "SA")),
            out,
            network=KENYA,
            language="en",
            selection=EVERYTHING,
            audience=audience,
        )
    assert not out.exists()


def test_a_folder_that_is_there_stays_as_it_is(snapshot, told, tmp_path):
    out = tmp_path / "out"
    out.mkdir()
    (out / "mine.txt").write_text("mine")
    with pytest.raises(AlreadyThere, match="already there"):
        write_report(snapshot(told(1, "KE", "SA")), out, network=KENYA, language="en", selection=EVERYTHING)
    assert [file.name for file in out.iterdir()] == ["mine.txt"]


def test_replacing_leaves_the_new_report_and_nothing_beside_it(snapshot, told, tmp_path):
    out = tmp_path / "place" / "out"
    made = snapshot(told(1, "KE", "SA"))
    write_report(made, out, network=KENYA, language="en", selection=EVERYTHING)
    again = replace(KENYA, title="Anew")
    written = write_report(made, out, network=again, language="en", selection=EVERYTHING, replace=True)
    assert written == out
    assert "Anew" in (out / "index.html").read_text("utf-8")
    assert [file.name for file in out.parent.iterdir()] == ["out"]
    assert [file.name for file in out.iterdir()] == ["index.html"]


def test_a_report_is_the_same_each_time(snapshot, told, tmp_path):
    made = snapshot(*some(told)[:3])
    pages = [
        (
            write_report(made, tmp_path / name, network=KENYA, language="fr", selection=EVERYTHING)
            / "index.html"
        ).read_bytes()
        for name in ("one", "two")
    ]
    assert pages[0] == pages[1]


def test_a_selection_is_said(snapshot, told, tmp_path, outline):
    chosen = Selection({"destination": ("SA",)}, Scope.administrator())
    written = write_report(
        snapshot(told(1, "KE", "SA"), told(2, "KE", "DE")),
        tmp_path / "out",
        network=KENYA,
        language="en",
        selection=chosen,
    )
    said = outline((written / "index.html").read_text("utf-8")).text
    assert "Only submissions that meet: country of exploitation: Saudi Arabia." in said
    assert "Germany" not in said


def test_names_without_room_are_told_beside_the_drawing_that_lacks_them(page, told):
    crowd = [
        Place(f"own:{at}", f"Place of a long name {at}", "place", "KE", -1 + at / 90, 37.0, ("iso:KE",))
        for at in range(40)
    ]
    html = page(*(told(at, place, "Riyadh") for at, place in enumerate(crowd)))
    drawn = re.search(r'<figure id="from-country".*?</figure>', html, flags=re.DOTALL).group()
    notes = dict(re.findall(r'<p class="(wide|narrow)">No room on the map for these names: (.*?)</p>', drawn))
    assert set(notes) == {"wide", "narrow"}
    assert notes["wide"] != notes["narrow"]
    assert "narrow screen" not in drawn


def test_the_map_of_all_routes_says_what_its_flows_count(full, outline):
    first = re.search(r'<figure id="all-routes".*?</figure>', full, flags=re.DOTALL).group()
    assert "each flow counts one step" in outline(first).text
    assert "the title counts from origin to destination" in outline(first).text


def test_codes_within_a_sentence_begin_small(page, told, outline):
    said = outline(page(told(1, "KE", "SA", recruiters=("relative", "friend"), modes=("bus",)))).text
    assert "Recruiters named most often: friend and relative." in said
    assert "Named most often: bus." in said


def test_contributors_are_counted_without_a_column_that_is_always_one(full):
    table = re.search(r'id="contributors-table".*?</table>', full, flags=re.DOTALL).group()
    assert re.findall(r"<th scope=\"col\"[^>]*>(.*?)</th>", table) == [
        "Organisation",
        "Round",
        "Submissions",
        "Cases",
    ]


def test_transit_diagrams_say_on_which_side_journeys_come_and_go(full, in_language):
    panel = re.search(r'<figure id="transit-1".*?</figure>', full, flags=re.DOTALL).group()
    sides = {
        said: float(x)
        for x, said in re.findall(r'<text x="([\d.]+)"[^>]*>\u2068(from|on to)\u2069</text>', panel)
    }
    assert sides["from"] < 160 < sides["on to"]
