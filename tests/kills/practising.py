"""What the nursery does once itself, so that no child has to: a shop's whole day, by the same command line.

Afterwards every table is mapped and every statement compiled (`tests/compiling.py`). A child then spends its time on
the shop, which is where it shall be killed.
"""

from __future__ import annotations

import io
import lzma
import os
import random
import sys
from collections.abc import Mapping, Sequence
from contextlib import ExitStack, redirect_stderr, redirect_stdout
from pathlib import Path
from unittest import mock

from storemanager.cli import main as command_line
from tests.kills import importing, keeping, syncing
from tests.kills.program import Program

PRODUCTS, ROWS = 3, 5


class Here:
    """Runs the command line in this process."""

    def run(self, words: Sequence[str], environment: Mapping[str, str], given: str) -> tuple[int, str, str]:
        """Exit code, standard output and standard error."""
        code = 0
        with (
            mock.patch.dict(os.environ, environment),
            mock.patch.object(sys, "argv", ["storemanager", *words]),
            mock.patch.object(sys, "stdin", io.StringIO(given)),
            redirect_stdout(io.StringIO()) as said,
            redirect_stderr(io.StringIO()) as complained,
        ):
            try:
                command_line()
            except SystemExit as end:
                code = end.code if isinstance(end.code, int) else int(end.code is not None)
        return code, said.getvalue(), complained.getvalue()

    def kill_after(self, delay_seconds: float, words: Sequence[str], environment: Mapping[str, str]) -> bool:
        raise AssertionError("nobody kills the process that bears the others")


def a_day(folder: Path) -> None:
    """Everything that the stories do, once."""
    dice, here = random.Random(1), Here()
    with ExitStack() as stack:
        shops = syncing.Shops(stack, 1, PRODUCTS)
        program = syncing.connected(folder, shops, here)
        for shoppers in shops.shoppers:
            shoppers.buy()
        program.run("sync", fine=(0, 1))
        syncing.owner(program, dice)
        program.run("sync", "--full", fine=(0, 1))
        program.run("check", "--channels", fine=(0, 1))
        program.run("attention", "list")
    file = folder / "products.csv"
    importing.product_file(file, ROWS)
    filled = importing.new_shop(folder, "filled", here)
    filled.run("import", "products", str(file))
    backup = filled.run("backup")["file"]
    filled.run("restore", backup, "--yes")
    old = Program(folder / "old", here)
    old.shop.mkdir()
    (old.shop / "shop.db").write_bytes(lzma.decompress(keeping.FIRST_BOOK.read_bytes()))
    old.run("check", fine=(0, 1))
