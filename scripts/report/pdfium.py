"""The one library that reads and draws PDF: what everybody who calls it has to keep to."""

from threading import Lock

ONE_AT_A_TIME = (
    Lock()
)  # pdfium is not made for threads, whether it reads a report or draws a picture
