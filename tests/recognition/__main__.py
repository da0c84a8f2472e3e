"""`python -m tests.recognition [--wrong] [--skus N]`: how much of what buyers write is proposed rightly, and how long
it
takes; with `--skus`, in a book of that many variants."""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from contextlib import closing
from pathlib import Path

from storemanager.database import Book, book_url, open_book
from storemanager.services.message_orders import propose
from tests.benchmarks.ground import Ground, Sizes
from tests.makers import NOON
from tests.recognition import measure
from tests.recognition.messages import MESSAGES
from tests.recognition.shop import fill
from tests.recognition.unseen import UNSEEN


def main() -> int:
    options = argparse.ArgumentParser(prog="tests.recognition")
    options.add_argument("--wrong", action="store_true", help="tell what came out otherwise")
    options.add_argument("--skus", type=int, default=0, help="also measure the time in a book of so many variants")
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as place:
        with closing(open_book(book_url(Path(place)), create=True)) as book:
            with book.write() as session:
                fill(session)
            with book.read() as session:
                for title, cases in (("known to the rules", MESSAGES), ("never seen by a rule", UNSEEN)):
                    judged = [measure.judge(case, propose(session, case.messages, now=NOON)) for case in cases]
                    print(measure.report(title, judged))
                    for each in judged if given.wrong else ():
                        for part, (wanted, got) in each.wrong.items():
                            print(f"  {each.case.messages}\n    {part}: wanted {wanted}")
                            print(f"    {' ' * len(part)}  got    {got}")
            print(_timed("this shop", book))
        if given.skus:
            folder = Path(place) / "large"
            folder.mkdir()
            with closing(open_book(book_url(Ground(folder, Sizes(skus=(given.skus,))).shop(given.skus)))) as book:
                print(_timed(f"{given.skus:,} variants", book))
    return 0


def _timed(title: str, book: Book) -> str:
    took: list[float] = []
    for case in (*MESSAGES, *UNSEEN):
        with book.read() as session:
            began = time.perf_counter()
            propose(session, case.messages, now=NOON)
            took.append((time.perf_counter() - began) * 1000)
    took.sort()
    late = took[int(len(took) * 0.95)]
    return f"{title}: median {statistics.median(took):.1f} ms, p95 {late:.1f} ms, longest {took[-1]:.1f} ms"


if __name__ == "__main__":
    raise SystemExit(main())
