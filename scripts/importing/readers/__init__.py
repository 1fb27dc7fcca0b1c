"""One reader a format: bytes become a printed document, nothing of the form is known here."""
