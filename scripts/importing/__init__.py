"""Any published report in: readers give a printed document, one mapper makes a `Submission` of it."""
