"""The page as people see it: on a phone, on a wide screen, in the dark, from right to left and on paper."""

import shutil
from pathlib import Path

import pytest

from njia.publish import Network

CHROMIUM = next(
    (found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))),
    None,
)

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here; on Debian: apt-get install chromium"),
]


@pytest.fixture(scope="module")
def browser():
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=CHROMIUM,
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        yield started
        started.close()


@pytest.fixture(scope="module")
def file(page, told, tmp_path_factory):
    def written(language):
        html = page(
            told(
                1, "Busia", "Nairobi", "Riyadh", cases=(10, 15), carriers=("one_of:Emirates|Kenya Airways",)
            ),
            told(2, "KE", "SA", cases=(20, None), industries=("domestic_work",)),
            told(3, "Kampala", "Busia", "Nairobi"),
            network=Network("Routes of Kenya", "KE", "Reconstruction."),
            language=language,
        )
        path = tmp_path_factory.mktemp("page") / "index.html"
        path.write_text(html, "utf-8")
        return path

    return {language: written(language) for language in ("en", "ar")}


def opened(browser, path: Path, **more):
    page = browser.new_page(**more)
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(path.as_uri())
    assert asked == [path.as_uri()]
    return page


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_is_wider_than_the_screen(browser, file, language, width):
    page = opened(browser, file[language], viewport={"width": width, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_each_map_is_shown_once_for_its_screen(browser, file):
    for width, shown in ((360, "narrow"), (1280, "wide")):
        page = opened(browser, file["en"], viewport={"width": width, "height": 800})
        figure = page.locator("#all-routes")
        assert [one.get_attribute("class") for one in figure.locator(".drawn").all() if one.is_visible()] == [
            f"drawn {shown}"
        ]


def test_words_on_a_phone_map_are_large_enough_to_read(browser, file):
    page = opened(browser, file["en"], viewport={"width": 360, "height": 800})
    heights = page.evaluate(
        "[...document.querySelectorAll('.narrow text')]"
        ".map(t => t.getBoundingClientRect().height).filter(height => height > 0)"
    )
    assert min(heights) > 10


def test_a_dark_page_is_dark(browser, file):
    page = opened(browser, file["en"], color_scheme="dark")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(21, 24, 26)"


def test_labels_do_not_overlap_as_the_browser_draws_them(browser, file):
    for language in ("en", "ar"):
        page = opened(browser, file[language], viewport={"width": 1280, "height": 800})
        boxes = page.evaluate(
            """[...document.querySelectorAll('#all-routes .wide text')].map(t => {
                 const b = t.getBoundingClientRect(); return [b.left, b.top + 2, b.right, b.bottom - 2] })"""
        )
        assert len(boxes) > 4
        for at, one in enumerate(boxes):
            for other in boxes[:at]:
                apart = one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
                assert apart


def test_arabic_pages_begin_at_the_right(browser, file):
    page = opened(browser, file["ar"], viewport={"width": 1280, "height": 800})
    contents, main = page.locator("nav").bounding_box(), page.locator("main").bounding_box()
    assert contents["x"] > main["x"]


def test_it_prints_on_a4(browser, file, tmp_path):
    page = opened(browser, file["en"])
    printed = page.pdf(path=tmp_path / "report.pdf", prefer_css_page_size=True)
    assert b"/MediaBox [0 0 594.95" in printed or b"/MediaBox [0 0 595" in printed


def test_the_head_of_a_long_table_stays_in_sight(browser, file):
    page = opened(browser, file["en"], viewport={"width": 1280, "height": 300})
    top = page.evaluate(
        """() => {
             const rows = [...document.querySelectorAll('#printed-table tr, #ways tr')];
             document.documentElement.style.scrollBehavior = 'auto';
             const last = rows[rows.length - 1].getBoundingClientRect();
             window.scrollBy(0, last.bottom - 60);
             return rows[0].querySelector('th').getBoundingClientRect().top }"""
    )
    assert 0 <= top < 5


@pytest.mark.parametrize("language", ["en", "ar"])
def test_no_table_needs_scrolling_on_a_wide_screen(browser, file, language):
    page = opened(browser, file[language], viewport={"width": 1280, "height": 800})
    wide = "[...document.querySelectorAll('.scroll')].filter(box => box.scrollWidth > box.clientWidth).length"
    assert page.evaluate(wide) == 0


def test_a_phone_shows_numbers_instead_of_bars(browser, file):
    page = opened(browser, file["en"], viewport={"width": 360, "height": 800})
    assert not any(track.is_visible() for track in page.locator(".track").all())
    right = page.evaluate(
        "Math.max(...[...document.querySelectorAll('#most-reported td')]"
        ".map(cell => cell.getBoundingClientRect().right))"
    )
    assert right <= 360
