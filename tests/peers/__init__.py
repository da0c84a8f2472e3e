"""Servers that nobody here wrote, as channels: they prove that the contract was not shaped around our own simulators.

Left out unless asked for: `STOREMANAGER_PEERS=1 python3 packaging/run.py test tests/peers`.
"""
