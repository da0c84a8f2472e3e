"""Exhaustive fault points: every kind of operation fails at its first request, its second, its third … until it
passes; then the trouble is over, and the shop must be exactly as if nothing had happened.

`python -m tests.faults [--json]` walks all of them; the tests walk those in memory and a sample of those over HTTP.
"""
