"""Bytes: packages opened safely, edited part by part, written whole or not at all."""
