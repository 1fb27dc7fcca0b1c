"""What an office has typed: cells, facts, texts, ticked-off findings, as one `Submission`."""
