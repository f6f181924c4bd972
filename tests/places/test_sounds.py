"""Names as they sound: letters of equal standing, other scripts, and all sounds within one letter."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from njia.places.normalise import key
from njia.places.sounds import near_hashes, sound, sound_hash

LETTERS = "abcdfgijklmnprstux"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Nyarugussu", "Nyarugusu"),
        ("Mombasa", "مومباسا"),
        ("Nazret", "ናዝሬት"),
        ("Kitale", "كيتالي"),
        ("Khartoum", "Kartoum"),
        ("Thika", "Tika"),
        ("Bosaso", "Boosaaso"),
        ("Quetta", "Kwetta"),
    ],
)
def test_the_same_name_sounds_the_same(one: str, other: str) -> None:
    assert sound(key(one)) == sound(key(other))


@pytest.mark.parametrize(("one", "other"), [("Busia", "Voi"), ("Kitale", "Kitui"), ("Juba", "Jubba Dhexe")])
def test_other_names_do_not(one: str, other: str) -> None:
    assert sound(key(one)) != sound(key(other))


@given(st.text(max_size=60))
def test_a_sound_is_plain_letters_and_sounds_like_itself(text: str) -> None:
    heard = sound(key(text))
    assert heard == "" or (heard.isascii() and heard.isalnum() and heard == heard.lower())


@settings(max_examples=60, deadline=None)
@given(st.text(LETTERS, min_size=3, max_size=9), st.text(LETTERS, min_size=2, max_size=10))
def test_a_hash_is_near_where_one_letter_differs_and_else_not(heard: str, other: str) -> None:
    near = OSA.distance(heard, other) <= 1
    assert (sound_hash(other) in set(near_hashes(heard).tolist())) == near


@settings(max_examples=60, deadline=None)
@given(st.text(LETTERS, min_size=3, max_size=9), st.data())
def test_every_slip_of_one_letter_is_near(heard: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(heard) - 1))
    letter = data.draw(st.sampled_from(LETTERS))
    slips = (
        heard[:at] + heard[at + 1 :],
        heard[:at] + letter + heard[at:],
        heard[:at] + letter + heard[at + 1 :],
        heard[:at] + heard[at : at + 2][::-1] + heard[at + 2 :],
    )
    assert {sound_hash(slip) for slip in slips} <= set(near_hashes(heard).tolist())
