"""Backups under load: made while the shop sells, syncs and imports, each restored and checked; a killed one leaves
nothing false. The long form is `python -m tests.backups --times 500`."""
