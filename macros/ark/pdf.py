"""PDF with Typst: tagged, PDF/UA-1, the same bytes every time."""

from __future__ import annotations

import io
import json
from functools import cache
from pathlib import Path
from typing import cast

import segno
import typst

from macros.ark.fillable import Field, make_fillable
from macros.ark.fit import check_pages, fit_error
from macros.ark.palette import PALETTE
from macros.ark.tags import add_row_headers

HERE = Path(__file__).parent
FONTS = HERE / "fonts"


class TypesetError(Exception):
    """Typst stopped, or warned, for a reason that is ours to mend."""


@cache
def _compiler() -> typst.Compiler:
    """One compiler for the process: it remembers what two sheets have in common, as long as its inputs are the same."""
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])
    root = HERE / "typst"
    inputs = {"palett": json.dumps(dict(PALETTE))}
    return typst.Compiler(root=root, font_paths=fonts, ignore_system_fonts=True, sys_inputs=inputs)


def typeset(content: str) -> bytes:
    """Return the PDF of `content` (JSON, see files.document).

    Raises FitError when it does not fit its paper, and TypesetError on any other error or warning.
    """
    document = json.loads(content)
    for page in (*document["sider"], document["forside"]):
        if page:
            page["qr"] = qr_svg(page["adresse"])
    try:
        pdf, warnings = _compiler().compile_with_warnings(
            _source(document),
            format="pdf",
            pdf_standards=["ua-1"],
            timestamp=0,
        )
    except typst.TypstError as error:
        raise fit_error(str(error), content) or TypesetError(str(error)) from None
    if warnings:
        raise TypesetError("; ".join(str(warning) for warning in warnings))
    return cast(bytes, pdf)  # one document, and no output path


def _source(document: dict[str, object]) -> bytes:
    """Return a Typst file that lays out `document`. JSON escapes quotes and backslashes as Typst does."""
    data = json.dumps(json.dumps(document, ensure_ascii=False), ensure_ascii=False)
    return f'#import "ark.typ": show-document\n#show-document(json(bytes({data})))'.encode()


def plain_pdf(content: str) -> bytes:
    """Return the finished PDF of a document, with form fields where its content asks for them.

    Raises FitError as `typeset` does, and when a sheet has run over to a second page.
    """
    document = json.loads(content)
    fields = form_fields(document)
    source = typeset(content)
    pdf = make_fillable(source, fields) if fields else add_row_headers(source)
    if document["modus"] == "ark":
        check_pages(source.count(b"<</Type/Page/") - len(document["sider"]) + 1, document["sider"][0])
    return pdf


def form_fields(document: dict[str, object]) -> dict[str, Field]:
    """Return the form fields of a document by name."""
    found: dict[str, Field] = {}

    def walk(node: object, fillable: bool, poster: bool) -> None:
        if isinstance(node, dict):
            fillable, poster = node.get("utfyllbar", fillable), node.get("plakat", poster)
            if fillable and node.get("navn") and "tips" in node:
                found[node["navn"]] = Field(node["tips"], " ".join(node["tekst"]), poster)
            for value in node.values():
                walk(value, fillable, poster)
        elif isinstance(node, list):
            for value in node:
                walk(value, fillable, poster)

    walk([document["forside"], document["sider"]], False, False)
    return found


@cache
def qr_svg(url: str) -> str:
    """Return a QR code to `url` as SVG, dark on nothing."""
    out = io.BytesIO()
    segno.make(url, error="m", micro=False).save(
        out, kind="svg", border=0, dark=PALETTE["ink"], light=None, xmldecl=False, nl=False
    )
    return out.getvalue().decode()
