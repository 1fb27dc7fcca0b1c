"""Small PDF files drawn by hand: pages of lines and digits, as a test wants them."""

WIDE, HIGH = 300, 200  # points of a page


def pdf(*pages: str, turned: int = 0, box: str = f"0 0 {WIDE} {HIGH}") -> bytes:
    """Pages with these content streams as a PDF, without compression."""
    kids = " ".join(f"{3 + 2 * n} 0 R" for n in range(len(pages)))
    parts = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>",
    ]
    for number, content in enumerate(pages):
        parts += [
            f"<</Type/Page/Parent 2 0 R/MediaBox[{box}]/Rotate {turned}/Contents {4 + 2 * number} 0 R"
            "/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>",
            f"<</Length {len(content)}>>stream\n{content}\nendstream",
        ]
    body = "%PDF-1.4\n"
    places = []
    for number, part in enumerate(parts, start=1):
        places.append(len(body))
        body += f"{number} 0 obj{part}endobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"trailer<</Size {len(parts) + 1}/Root 1 0 R>>\nstartxref\n{len(body)}\n%%EOF\n"
    whole = f"{body}xref\n0 {len(parts) + 1}\n0000000000 65535 f \n{table}{end}"
    return whole.encode("latin-1")


def flat(y: float, start: float, end: float) -> str:
    return f"{start} {y} m {end} {y} l S"


def tall(x: float, start: float, end: float) -> str:
    return f"{x} {start} m {x} {end} l S"


def words(x: float, y: float, text: str, size: float = 10) -> str:
    return f"BT /F {size} Tf {x} {y} Td ({text}) Tj ET"


def grid(across: tuple[float, ...], upright: tuple[float, ...]) -> str:
    """Lines over the whole width and height of a table."""
    return " ".join(
        [flat(y, upright[0], upright[-1]) for y in across]
        + [tall(x, across[0], across[-1]) for x in upright]
    )
