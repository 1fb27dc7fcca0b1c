"""What a person sees on a terminal; imported only where one is written to: pipes have plain text."""
