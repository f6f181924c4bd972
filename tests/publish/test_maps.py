import math
import xml.etree.ElementTree as ET
from collections import Counter

import pytest

from njia.publish.labels import text_width
from njia.publish.layout import Flow, Node
from njia.publish.maps import Words, flow_map
from njia.publish.marks import pill, pill_box

SVG = "{http://www.w3.org/2000/svg}"
LONG_ARABIC = "جمهورية الكونغو الديمقراطية"


def words(**more):
    said = {
        "title": "A finding",
        "description": "What is drawn",
        "roles": {"origin": "origin", "transit": "transit", "destination": "destination"},
        "widths": {count: f"{count} submissions" for count in range(1, 50)},
        "worked": "worked",
        "heard": "heard",
        "unknown": "not told",
        "gap": "a stop is not known",
        "hatched": "known only as a country",
        "by_country": "by country",
        "several": "several roles",
        "beyond": "beyond this map",
    }
    return Words(**(said | more))


def node(key, lon, lat, *roles, shown="exact", name=None, submissions=1, country="KE"):
    return Node(key, name or key, country, lon, lat, shown, frozenset(roles or {"origin"}), submissions)


NAIROBI = node("Nairobi", 36.8, -1.3, "origin", "transit", submissions=5)
BUSIA = node("Busia", 34.1, 0.46, "origin")
RIYADH = node("Riyadh", 46.7, 24.7, "destination", country="SA")
SOMALILAND = node("country:XS", 47, 9.4, "origin", shown="rough", name="Somaliland", country="XS")


def flow(start, end, submissions=1, evidence="worked", gap=False):
    return Flow(start.key, end.key, submissions, evidence, gap, f"{start.name} to {end.name}")


def drawn(nodes, flows, width=880, **more):
    focus = more.pop("focus", ())
    made = flow_map(nodes, flows, words(**more), "m", width, focus=focus)
    return made, ET.fromstring(made.svg)


def texts(root):
    return ["".join(text.itertext()).strip("\u2068\u2069") for text in root.iter(f"{SVG}text")]


@pytest.mark.parametrize("width", [880, 340])
def test_a_map_is_well_formed_and_names_itself(width):
    _, root = drawn([NAIROBI, BUSIA, RIYADH], [flow(BUSIA, NAIROBI), flow(NAIROBI, RIYADH, 5)], width)
    assert root.get("role") == "img"
    ids = {element.get("id"): element for element in root.iter() if element.get("id")}
    assert ids[root.get("aria-labelledby")].text == "A finding"
    assert ids[root.get("aria-describedby")].text == "What is drawn"
    assert max(Counter(e.get("id") for e in root.iter() if e.get("id")).values()) == 1


def test_every_flow_says_what_it_is():
    _, root = drawn([NAIROBI, BUSIA], [flow(BUSIA, NAIROBI)])
    assert "Busia to Nairobi" in [title.text for title in root.iter(f"{SVG}title")]


def test_the_legend_has_real_widths_and_only_what_is_drawn():
    _, root = drawn([NAIROBI, RIYADH], [flow(NAIROBI, RIYADH, 8)])
    said = texts(root)
    assert {"1 submissions", "4 submissions", "8 submissions", "worked"} <= set(said)
    assert not {"heard", "not told", "known only as a country"} & set(said)


def test_a_place_known_by_country_only_is_hatched_and_said_so():
    _, root = drawn([SOMALILAND, RIYADH], [flow(SOMALILAND, RIYADH)])
    assert "known only as a country" in texts(root)
    assert any(element.get("fill") == "url(#m-h)" for element in root.iter(f"{SVG}rect"))


def test_a_place_known_well_is_not_hatched():
    _, root = drawn([NAIROBI, RIYADH], [flow(NAIROBI, RIYADH)])
    assert not any(element.get("fill") == "url(#m-h)" for element in root.iter())


def test_roles_differ_in_shape():
    _, root = drawn([BUSIA, RIYADH], [flow(BUSIA, RIYADH)])
    ring = next(e for e in root.iter() if e.get("class") == "m-origin")
    dot = next(e for e in root.iter() if e.get("class") == "m-destination")
    assert ring.get("fill") == "none"
    assert dot.get("stroke") is None


def test_names_that_find_no_room_are_given_back():
    crowd = [node(f"Place number {at}", 36 + at / 1000, -1, submissions=30 - at) for at in range(30)]
    made, root = drawn([*crowd, RIYADH], [flow(crowd[0], RIYADH)])
    shown = " ".join(texts(root))
    assert made.unnamed
    for place in crowd:
        assert (place.name in made.unnamed) != (place.name in shown)


def test_unnamed_countries_keep_a_mark():
    many = [
        node(f"country:{at}", 30 + at % 8, at // 8, shown="country", name=f"Country with a long name {at}")
        for at in range(64)
    ]
    made, root = drawn([*many, RIYADH], [flow(many[0], RIYADH)], 340)
    assert made.unnamed
    marks = [e for e in root.iter() if e.get("class") in {"m-origin"}]
    assert len(marks) >= len(many)


def test_a_way_beyond_the_focus_leads_to_a_name_at_the_edge():
    saudi = node("country:SA", 44.8, 23.6, "destination", shown="country", name="Saudi Arabia", country="SA")
    _, root = drawn([NAIROBI, saudi], [flow(NAIROBI, saudi)], focus={"KE"})
    width, height = float(root.get("viewBox").split()[2]), float(root.get("viewBox").split()[3])
    label = next(e for e in root.iter(f"{SVG}text") if "Saudi Arabia" in "".join(e.itertext()))
    assert 0 < float(label.get("x")) < width
    assert 0 < float(label.get("y")) < height
    assert "beyond this map" in texts(root)
    assert "by country" not in texts(root)
    assert any(e.get("rx") == "2" for e in root.iter(f"{SVG}rect"))


def test_loops_and_there_and_back_are_drawn():
    _, root = drawn([NAIROBI, BUSIA], [flow(NAIROBI, NAIROBI), flow(NAIROBI, BUSIA), flow(BUSIA, NAIROBI)])
    assert sum(e.get("class") == "m-flow" and e.find(f"{SVG}title") is not None for e in root.iter()) == 3


def test_arabic_names_fit_their_box_and_the_legend_is_mirrored():
    congo = node("country:CD", 23, -3, shown="country", name=LONG_ARABIC, country="CD")
    _, root = drawn([congo, NAIROBI], [flow(congo, NAIROBI)], mirrored=True)
    label = next(e for e in root.iter(f"{SVG}text") if LONG_ARABIC in "".join(e.itertext()))
    assert label.get("text-anchor") == "middle"
    legend = next(e for e in root.iter(f"{SVG}text") if "worked" in "".join(e.itertext()))
    assert legend.get("text-anchor") == "end"
    assert float(legend.get("x")) > 440


def test_what_people_wrote_cannot_break_out_of_a_drawing():
    evil = node("x", 36, 0, name='</text><script>alert("1")</script>&')
    _, root = drawn([evil, RIYADH], [flow(evil, RIYADH)], title="<b>&", description='"><i>')
    assert not list(root.iter(f"{SVG}script"))
    assert any("alert" in said for said in texts(root))


def test_one_node_alone_is_a_map():
    _, root = drawn([NAIROBI], [])
    assert "Nairobi" in texts(root)


def test_flows_stay_in_the_frame_and_pass_beside_other_names():
    sites = [("UG", 33, 1), ("TZ", 35, -6), ("SO", 46, 5), ("YE", 47, 15), ("OM", 56, 21), ("EG", 30, 27)]
    named = [node(f"country:{at}", *at_point, shown="country", name=at) for at, *at_point in sites]
    _, root = drawn(named, [flow(one, other) for one in named for other in named if one != other])
    height = float(root.find(f".//{SVG}clipPath/{SVG}rect").get("height"))
    boxes = [
        [float(e.get(key)) for key in ("x", "y", "width", "height")]
        for e in root.iter(f"{SVG}rect")
        if e.get("class") == "m-back" and float(e.get("y")) < height
    ]
    assert len(boxes) == len(named)
    ribbons = [e for e in root.iter(f"{SVG}path") if e.find(f"{SVG}title") is not None]
    hidden = 0
    for ribbon in ribbons:
        points = [tuple(map(float, one.split())) for one in ribbon.get("d").strip("MZ").split("L")]
        assert all(0 <= x <= 880 and 0 <= y <= height for x, y in points)
        hidden += sum(
            any(left < x < left + wide and top < y < top + high for x, y in points[3:-3])
            for left, top, wide, high in boxes
        )
    assert len(ribbons) == 30
    assert hidden <= 1


def test_marks_at_almost_one_place_stand_apart_and_both_are_named():
    eastleigh = node("Eastleigh", 36.85, -1.28, "destination")
    _, root = drawn([NAIROBI, eastleigh, RIYADH], [flow(NAIROBI, RIYADH), flow(eastleigh, RIYADH)])
    assert {"Nairobi", "Eastleigh"} <= set(texts(root))
    marks = {
        title.text: circle
        for group in root.iter(f"{SVG}g")
        if (title := group.find(f"{SVG}title")) is not None
        and (circle := group.find(f"{SVG}circle")) is not None
    }
    one, other = (
        (float(marks[name].get("cx")), float(marks[name].get("cy"))) for name in ("Nairobi", "Eastleigh")
    )
    assert 10 < math.dist(one, other) < 40


def test_a_place_of_several_roles_is_explained():
    assert "several roles" in texts(drawn([NAIROBI, RIYADH], [flow(NAIROBI, RIYADH)])[1])
    assert "several roles" not in texts(drawn([BUSIA, RIYADH], [flow(BUSIA, RIYADH)])[1])


def test_a_long_legend_fits_a_narrow_drawing():
    long = "connu seulement par le pays ou le comté, et pas par le nom de la ville ou du village"
    _, root = drawn([SOMALILAND, RIYADH], [flow(SOMALILAND, RIYADH)], 328, hatched=long)
    lines = [e for e in root.iter(f"{SVG}text") if "".join(e.itertext()).strip("\u2068\u2069") in long]
    assert len(lines) >= 2
    for line in lines:
        said = "".join(line.itertext()).strip("\u2068\u2069")
        assert float(line.get("x")) + text_width(said, float(line.get("font-size"))) <= 328


@pytest.mark.parametrize("width", [880, 328])
def test_words_on_a_map_are_at_least_twelve_units_high(width):
    _, root = drawn([NAIROBI, SOMALILAND, RIYADH], [flow(SOMALILAND, RIYADH)], width)
    assert min(float(e.get("font-size")) for e in root.iter(f"{SVG}text")) >= 12


def test_in_arabic_the_marks_stand_to_the_right_of_a_name():
    places = {}
    for mirrored in (False, True):
        box = pill_box("Kenya", 100, 50, {"origin", "transit"})
        pill = ET.fromstring(f"<g>{pill_box_drawn(box, mirrored)}</g>")
        ring = next(e for e in pill.iter() if e.get("class") == "m-origin")
        said = next(e for e in pill.iter("text"))
        places[mirrored] = float(ring.get("cx")), float(said.get("x")), box
    (ring, said, box), (ring_mirrored, said_mirrored, _) = places[False], places[True]
    assert ring < said
    assert ring_mirrored > said_mirrored
    assert ring - box.left == pytest.approx(box.right - ring_mirrored, abs=0.2)
    assert said - box.left == pytest.approx(box.right - said_mirrored, abs=0.2)


def pill_box_drawn(box, mirrored):
    return pill("Kenya", box, {"origin", "transit"}, "m", mirrored=mirrored)
