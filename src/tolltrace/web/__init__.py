"""The casebook in a browser: an inbox for claims, and episodes, reports and claims as pages and as JSON.

Everything is rendered here; a page works without its script. Nothing is loaded from anywhere else.
"""
