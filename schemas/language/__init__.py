"""Reading Chinese text: labels, numerals, personal numbers, likeness."""
