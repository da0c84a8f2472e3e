"""How long the random tests go on: short by default, as long as asked for by STOREMANAGER_TEST_ROUNDS."""

import os


def rounds(short: int) -> int:
    """`short` rounds, or as many as the environment asks for."""
    return int(os.environ.get("STOREMANAGER_TEST_ROUNDS") or short)
