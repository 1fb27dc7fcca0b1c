"""What the official form says: its vocabulary, its headings, its layout, its editions."""
