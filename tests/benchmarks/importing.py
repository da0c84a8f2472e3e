"""Import one product file into a new book, in a process of its own so that its memory is its own; says what it cost."""

from __future__ import annotations

import gc
import json
import sys
import time
from pathlib import Path

from storemanager.importexport import ImportKind, export, make_preview, open_file, run_import
from tests.benchmarks.ground import new_shop
from tests.benchmarks.measures import own_peak_mb
from tests.makers import NOON


def main(file: Path, place: Path) -> None:
    book = new_shop(place)
    gc.disable()  # as in the program itself, where a timer collects
    gc.collect()
    wall, cpu = time.perf_counter(), time.process_time()
    source = open_file(file)
    with book.read() as session:
        preview = make_preview(session, source, ImportKind.PRODUCTS, now=NOON)
    previewed = time.process_time()
    with book.write() as session:
        result = run_import(session, preview, only_good=False, now=NOON)
    said = {
        "rows": result.created,
        "wall": time.perf_counter() - wall,
        "cpu": time.process_time() - cpu,
        "preview_cpu": previewed - cpu,
        "memory": own_peak_mb(),
    }
    wall = time.perf_counter()
    with book.read() as session:
        exported = export(session, ImportKind.PRODUCTS, place / "export.csv")
    said |= {"exported": exported, "export_wall": time.perf_counter() - wall, "export_memory": own_peak_mb()}
    book.close()
    print(json.dumps(said))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
