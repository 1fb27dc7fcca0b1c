"""All kinds of letterheads, by what is odd about them."""

from tests.word.letterheads.marks import MARKS
from tests.word.letterheads.packages import PACKAGES
from tests.word.letterheads.pages import PAGES
from tests.word.letterheads.placeholders import PLACEHOLDERS

LETTERHEADS = [*PACKAGES, *MARKS, *PLACEHOLDERS, *PAGES]
