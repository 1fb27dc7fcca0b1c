"""A submission judged: frames, pandera, rules, and the findings put in order."""
