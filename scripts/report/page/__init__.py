"""The report as one web page: semantic, without script, ready for a government site."""
