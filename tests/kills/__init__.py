"""The real program, killed at random moments (F60): nothing may be lost and nothing doubled.

`python -m tests.kills [--times N] [--seed S]`; the tests run a short form.
"""
