"""How much the page takes in, how long it waits and how long it keeps: one place for all of it."""

from workbook.files.input_file import MEGABYTE

LARGEST_FILE = 20 * MEGABYTE  # of a file sent by a browser; a filled workbook has 0.06
LARGEST_TOTAL = 1024 * MEGABYTE  # of all files at hand
LARGEST_FORM = 64 * 1024  # of anything else that is sent: a reason has a few hundred bytes
LONGEST_HEAD = 10.0  # seconds for the head of a request, from the connection on
LONGEST_UPLOAD = 60.0  # seconds for all of a body to arrive
LONGEST_NAME = 200  # characters of a file name
LONGEST_REASON = 500  # characters of the reason for which a finding may stand

IN_A_THREAD = 1 * MEGABYTE  # workbooks up to this size are read by the server itself
UNPACKED_IN_A_THREAD = 8 * MEGABYTE
LONGEST_READING = 60.0  # seconds for any other file, in a process of its own
LONGEST_PER_AUDITED = 20.0  # seconds for each file of an audit, on the average
AT_A_TIME = 2  # checks at once, and processes at once; further ones wait

MOST_CASES = 100  # files at hand; the one longest unused makes room
MOST_AUDITED = 500  # files of one audit
MOST_WATCHED = 50  # workbooks of one folder

KEPT = 3600.0  # seconds after which an unused file is forgotten
KEPT_AFTER_LEAVING = 30.0  # seconds after its page was closed; a reload comes sooner
HEARTBEAT = 15.0  # seconds between signs of life on an open stream
