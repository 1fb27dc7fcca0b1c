"""All kinds of letterheads, by what is odd about them."""

from tests.kinds.letterhead_marks import MARKS
from tests.kinds.letterhead_packages import PACKAGES
from tests.kinds.letterhead_pages import PAGES
from tests.kinds.letterhead_placeholders import PLACEHOLDERS

LETTERHEADS = [*PACKAGES, *MARKS, *PLACEHOLDERS, *PAGES]
