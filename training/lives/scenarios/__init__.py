"""Matters of an everyday life, each a function that takes a `Maker`. A module lists its own in `SCENARIOS`."""
