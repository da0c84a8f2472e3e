"""Speed and memory, each printed beside its limit measured in the same run. Never part of the tests: `python -m
tests.benchmarks [NAME …] [--json]`."""
