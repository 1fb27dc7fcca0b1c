"""Words set above the line: the marks of footnotes, which are no digits of the number beside them."""

RAISED = str.maketrans("0123456789()+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁽⁾⁺⁻")


def raised(text: str) -> str:
    """The text with its digits raised: 12 with a mark 1 is ``12¹``, never 121."""
    return text.translate(RAISED)
