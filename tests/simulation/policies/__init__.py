"""The offer policies in a model of a shop's week: `python -m tests.simulation.policies`."""
