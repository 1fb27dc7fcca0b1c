"""All kinds of workbooks: in which module a kind stands follows from where its oddity lies."""

from tests.kinds.workbook_cells import CELLS
from tests.kinds.workbook_parts import PARTS
from tests.kinds.workbook_unread import UNREAD
from tests.kinds.workbook_values import VALUES
from tests.kinds.workbook_zips import ZIPS

WORKBOOKS = (*ZIPS, *PARTS, *UNREAD, *CELLS, *VALUES)
