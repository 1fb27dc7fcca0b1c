"""Files as other programs write them, one small made file a kind: tried by tests, listed in docs/kinds.md."""
