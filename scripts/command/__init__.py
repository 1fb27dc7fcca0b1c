"""The command line: arguments and what is wrong with them, one module a command below `commands/`."""
