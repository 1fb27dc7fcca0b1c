"""The workbook open in Excel: read, unprotected, marked, filled."""
