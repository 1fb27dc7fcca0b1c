"""One module a command: its name is the command's (`import_` for ``import``), its `run` what is done."""
