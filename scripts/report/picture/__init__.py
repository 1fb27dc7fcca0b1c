"""The one-page picture of a year (图解): its numbers, where they are drawn, as SVG and as PNG."""
