"""A document as one HTML page: no script, no request, readable on a phone, on paper and aloud."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from pathlib import Path

from njia.publish.document import (
    Block,
    Bullets,
    Cell,
    Column,
    Document,
    Drawing,
    Figure,
    KeyFigures,
    Labels,
    Link,
    Note,
    Panel,
    Panels,
    Paragraph,
    Section,
    Table,
)
from njia.publish.folder import GENERATOR
from njia.publish.marks import role_mark
from njia.publish.svg import element

STYLE = Path(__file__).parent / "data" / "report.css"
POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"


def render(document: Document) -> str:
    """Return a complete page of HTML 5; all text is escaped, only drawings are taken as they are."""
    direction = "rtl" if document.right_to_left else "ltr"
    head = [
        _tag("meta", charset="utf-8"),
        GENERATOR,
        _tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        _tag("meta", http_equiv="Content-Security-Policy", content=POLICY),
        _tag("meta", name="referrer", content="no-referrer"),
        _tag("meta", name="robots", content="noindex"),
        _tag("meta", name="color-scheme", content="light dark"),
        f"<title>{escape(document.title)}</title>",
        f"<style>{STYLE.read_text('utf-8')}{_print_header(document)}</style>",
    ]
    body = [
        _wrap("a", escape(document.labels.skip), href="#content", class_="skip"),
        _header(document),
        _wrap("div", _contents(document) + _main(document), class_="columns"),
        _footer(document),
    ]
    return (
        f'<!doctype html>\n<html lang="{escape(document.language)}" dir="{direction}">\n'
        f"<head>{''.join(head)}</head>\n<body>{''.join(body)}</body>\n</html>\n"
    )


def _print_header(document: Document) -> str:
    """Return the style that repeats the notice, or the title, on top of every printed page."""
    quoted = "".join(
        letter if letter.isascii() and (letter.isalnum() or letter in " .,:;()-") else f"\\{ord(letter):x} "
        for letter in document.notice or document.title
    )
    return f'@media print{{@page{{@top-center{{content:"{quoted}";font:8pt sans-serif;color:#555}}}}}}'


def _header(document: Document) -> str:
    notice = _wrap("p", escape(document.notice), class_="notice") if document.notice else ""
    return _wrap(
        "header",
        _wrap("p", escape(document.kicker), class_="kicker"),
        _wrap("h1", escape(document.title)),
        _wrap("p", escape(document.lead), class_="standfirst"),
        notice,
        _wrap("p", escape(document.audience), class_="audience"),
        class_="masthead",
    )


def _contents(document: Document) -> str:
    items = "".join(
        _wrap("li", _wrap("a", escape(section.heading), href=f"#{section.identity}"))
        for section in document.sections
    )
    heading = _wrap("p", escape(document.labels.contents), id="contents", class_="contents-title")
    return _wrap("nav", heading, _wrap("ol", items), aria_labelledby="contents", class_="contents")


def _main(document: Document) -> str:
    sections = "".join(_section(section, document, 2) for section in document.sections)
    return _wrap("main", sections, id="content")


def _footer(document: Document) -> str:
    return _wrap("footer", *(_wrap("p", escape(line)) for line in document.colophon), class_="colophon")


def _section(section: Section, document: Document, level: int) -> str:
    heading = _wrap(f"h{level}", escape(section.heading), id=f"{section.identity}-h")
    blocks = "".join(_block(block, document, level + 1) for block in section.blocks)
    inner = "".join(_section(part, document, level + 1) for part in section.sections)
    return _wrap(
        "section",
        heading,
        blocks,
        inner,
        id=section.identity,
        aria_labelledby=f"{section.identity}-h",
        class_="chapter" if level == 2 else "part",
    )


def _block(block: Block, document: Document, level: int) -> str:
    labels = document.labels
    match block:
        case Paragraph():
            html = _wrap("p", escape(block.text), class_="lead" if block.lead else None)
        case Bullets():
            html = _wrap("ul", *(_wrap("li", escape(item)) for item in block.items))
        case Note():
            html = _wrap("p", escape(block.text), class_="aside")
        case KeyFigures():
            html = _key_figures(block)
        case Table():
            html = _table(block, labels, level)
        case Figure():
            html = _figure(block, labels, level, document.notice)
        case Panels():
            html = _panels(block, labels, level, document.notice)
    return html


def _key_figures(block: KeyFigures) -> str:
    return _wrap(
        "dl",
        *(
            _wrap(
                "div",
                _wrap("dt", escape(figure.label)),
                _wrap("dd", escape(figure.value), class_="value"),
                _wrap("dd", escape(figure.detail), class_="detail") if figure.detail else "",
            )
            for figure in block.figures
        ),
        class_="key-figures",
    )


def _table(table: Table, labels: Labels, level: int) -> str:
    title = _wrap(f"h{level}", escape(table.title), id=f"{table.identity}-h")
    back = _wrap("p", _link(table.back), class_="more") if table.back else ""
    if not table.rows:
        return _wrap("div", title, back, _end(table.notes, table.source, labels), id=table.identity)
    most = [
        max((row[at].value or 0 for row in table.rows), default=0) if column.bars else 0
        for at, column in enumerate(table.columns)
    ]
    head = "".join(
        _wrap("th", escape(column.heading), scope="col", class_=_column_class(column))
        for column in table.columns
    )
    body = "".join(
        _wrap("tr", *(_cell(cell, at, table.columns[at], most[at], labels) for at, cell in enumerate(row)))
        for row in table.rows
    )
    scroll = _wrap(
        "div",
        _wrap(
            "table",
            _shares(table.columns),
            _wrap("thead", _wrap("tr", head)),
            _wrap("tbody", body),
            aria_labelledby=f"{table.identity}-h",
        ),
        class_="scroll",
        role="region",
        tabindex=0,
        aria_labelledby=f"{table.identity}-h",
    )
    end = _end(table.notes, table.source, labels)
    return _wrap("div", title, scroll, end, back, id=table.identity, class_="table")


def _shares(columns: Iterable[Column]) -> str:
    shares = [column.share for column in columns]
    if not any(shares):
        return ""
    return _wrap("colgroup", *(_tag("col", style=f"inline-size:{share}%") for share in shares))


def _column_class(column: Column) -> str | None:
    if column.bars:
        return "barred"
    return "number" if column.align == "number" else None


def _cell(cell: Cell, at: int, column: Column, most: float, labels: Labels) -> str:
    words = _marks(cell, labels) + escape(cell.text)
    if at == 0:
        return _wrap("th", words, scope="row")
    if column.bars and cell.value is not None and most > 0:
        bar = _wrap("span", style=f"inline-size:{100 * cell.value / most:.1f}%", class_="bar")
        track = _wrap("span", bar, class_="track", aria_hidden="true")
        return _wrap("td", _wrap("span", _wrap("span", words, class_="amount"), track), class_="barred")
    return _wrap("td", words, class_=_column_class(column))


def _marks(cell: Cell, labels: Labels) -> str:
    if not cell.roles:
        return ""
    name = ", ".join(labels.roles[role] for role in cell.roles)
    drawn = element(
        "svg",
        element("title", escape(name)),
        role_mark(9, 9, cell.roles, 5),
        viewBox="0 0 18 18",
        width=18,
        height=18,
        role="img",
        class_="mark",
    )
    return drawn + " "


def _figure(figure: Figure, labels: Labels, level: int, notice: str) -> str:
    drawing = figure.drawing()
    return _wrap(
        "figure",
        _wrap(
            "figcaption",
            _wrap(f"h{level}", escape(figure.title), id=f"{figure.identity}-h"),
            _wrap("p", escape(figure.caption), class_="counted"),
        ),
        _drawing(drawing),
        _end(figure.notes, figure.source, labels, notice, drawing),
        _wrap("p", _link(figure.table), class_="more") if figure.table else "",
        id=figure.identity,
        aria_labelledby=f"{figure.identity}-h",
    )


def _panels(group: Panels, labels: Labels, level: int, notice: str) -> str:
    panels = "".join(_panel(panel, level + 1) for panel in group.panels)
    return _wrap(
        "div",
        _wrap(f"h{level}", escape(group.title), id=f"{group.identity}-h"),
        _wrap("p", escape(group.caption), class_="counted"),
        _wrap("div", panels, class_="panels"),
        _end(group.notes, group.source, labels, notice),
        _wrap("p", _link(group.table), class_="more") if group.table else "",
        id=group.identity,
        class_="small-multiples",
    )


def _panel(panel: Panel, level: int) -> str:
    return _wrap(
        "figure",
        _wrap(
            "figcaption",
            _wrap(f"h{level}", escape(panel.title), id=f"{panel.identity}-h"),
            _wrap("p", escape(panel.caption), class_="counted"),
        ),
        _drawing(panel.drawing),
        id=panel.identity,
        aria_labelledby=f"{panel.identity}-h",
        class_="panel",
    )


def _drawing(drawing: Drawing) -> str:
    if drawing.narrow is None:
        return _wrap("div", drawing.wide, class_="drawn")
    return _wrap("div", drawing.wide, class_="drawn wide") + _wrap(
        "div", drawing.narrow, class_="drawn narrow"
    )


def _end(
    notes: Iterable[str], source: str, labels: Labels, notice: str = "", drawing: Drawing | None = None
) -> str:
    lines = (
        [_wrap("p", _wrap("b", escape(labels.note)), " ", escape(" ".join(notes)))] if tuple(notes) else []
    )
    if drawing is not None:
        own = (("wide", drawing.wide_note), ("narrow", drawing.narrow_note))
        lines += [_wrap("p", escape(note), class_=kind) for kind, note in own if note]
    if source:
        lines.append(_wrap("p", _wrap("b", escape(labels.source)), " ", escape(source)))
    if notice:
        lines.append(_wrap("p", escape(notice), class_="said-again"))
    return _wrap("div", *lines, class_="end") if lines else ""


def _link(link: Link) -> str:
    return _wrap("a", escape(link.words), href=f"#{link.target}")


def _wrap(element_name: str, /, *children: str, **attributes: object) -> str:
    """Return an element that is always closed; children are HTML already."""
    return _tag(element_name, **attributes) + "".join(children) + f"</{element_name}>"


def _tag(element_name: str, /, **attributes: object) -> str:
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(str(value))}"'
        for key, value in attributes.items()
        if value is not None
    )
    return f"<{element_name}{written}>"
