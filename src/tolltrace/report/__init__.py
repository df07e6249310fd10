"""A casebook as people and programs read it: terminal, JSON, CSV, Arrow, one HTML page."""
