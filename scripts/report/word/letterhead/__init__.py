"""An office's letterhead: its package made plain, its place for the report found, its words filled in."""
