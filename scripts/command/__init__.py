"""The command line: arguments, their errors, one function a command."""
