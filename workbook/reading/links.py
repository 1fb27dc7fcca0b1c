"""Which cells of a sheet have formulas that lead to other workbooks."""

import re

# <c r="D7" …><f>[1]表!A1</f>: the number in brackets stands for a file
LINKING = re.compile(rb'<c (?>[^<>]*?\br="([A-Z]+[0-9]+)")[^<>]*>\s*<f[^<>]*>[^<]*\[[0-9]+\]')


def linking_cells(xml: bytes) -> tuple[str, ...]:
    """The addresses in the XML of a sheet, in its order; () where none is written in the usual way."""
    return tuple(place.decode() for place in LINKING.findall(xml))
