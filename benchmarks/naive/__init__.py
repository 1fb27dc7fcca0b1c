"""The straightforward way: the same work as a short script would do it, with pandas and docxtpl.

Nothing here uses the product, and nothing of the product uses this.
"""
