"""How long the random tests go on: short and the same every time by default; as long as asked for, and every time anew,
by STOREMANAGER_TEST_ROUNDS."""

import os

_ASKED = os.environ.get("STOREMANAGER_TEST_ROUNDS")
LONG = bool(_ASKED)


def rounds(short: int) -> int:
    """`short` rounds, or as many as the environment asks for."""
    return int(_ASKED or short)
