"""Everything a person reads is in five languages."""

from __future__ import annotations

import re
import sys
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tools"))

from collect_messages import LANGUAGES, path_of, template, updated, written  # noqa: E402

TOKEN = re.compile(r"\{[a-z_]*\}")
SCRIPTS = {"ar": re.compile(r"[\u0600-\u06ff]"), "am": re.compile(r"[\u1200-\u137f]")}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_catalogue_has_exactly_the_sentences_of_the_code(language: str) -> None:
    assert path_of(language).read_bytes() == written(updated(language, template())), "run make translations"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_is_translated_with_its_tokens(language: str) -> None:
    catalogue = read_po(BytesIO(path_of(language).read_bytes()), locale=language)
    script = SCRIPTS.get(language)
    for message in catalogue:
        if not message.id:
            continue
        sources = message.id if isinstance(message.id, tuple) else (message.id,)
        texts = message.string if isinstance(message.string, tuple) else (message.string,)
        for text in texts:
            assert text, f"{language}: {sources[0]!r} has no translation"
            wanted = [set(TOKEN.findall(source)) for source in sources]
            tokens = set(TOKEN.findall(text))
            assert tokens in wanted or (len(sources) > 1 and tokens | {"{n}", "{count}"} >= wanted[-1]), (
                language,
                sources[0],
            )
            if script and re.search(r"[a-z]{4}", TOKEN.sub("", sources[-1])):
                assert script.search(text), f"{language}: {text!r} is not in its script"
