"""The practice website with many simple products, as a process of its own: it is not the website's memory that counts.

Prints its address, then answers each line on standard input with one line of JSON: `forget` empties the log of
requests, `count` tells what it holds.
"""

from __future__ import annotations

import json
import sys
from datetime import UTC, datetime, timedelta

from storemanager.practice.http import wall_clock
from storemanager.practice.server import PracticeServer
from storemanager.practice.woocommerce import PracticeShop
from tests.importexport.large_file import row


def main(products: int) -> None:
    # It was filled long ago, not in the second before the first sync.
    began = datetime.now(UTC) - timedelta(days=30)
    made = iter(range(10**9))
    shop = PracticeShop(clock=lambda: began + timedelta(seconds=next(made)))
    for number in range(1, products + 1):
        cells = row(number)
        shop.add_product(
            {
                "name": cells[1],
                "sku": cells[0],
                "global_unique_id": cells[3],
                "regular_price": cells[4].replace(".", ""),
                "manage_stock": True,
                "stock_quantity": int(cells[6]),
            }
        )
    shop.clock = wall_clock
    with PracticeServer(shop) as server:
        said = {"url": server.url, "key": server.consumer_key, "secret": server.consumer_secret}
        print(json.dumps(said), flush=True)
        for line in sys.stdin:
            if line.strip() == "forget":
                server.requests.reset()
            log = server.requests
            batches = r"/products(/\d+/variations)?/batch"
            print(
                json.dumps(
                    {
                        "requests": len(log),
                        "reads": log.count("GET"),
                        "batches": log.count("POST", batches),
                        "writes": log.count("POST|PUT|DELETE"),
                        "batches_at_once": log.most_at_once("POST", batches),
                        "stock": {sku: shop.stock_of(sku) for sku in line.split()[1:]},
                    }
                ),
                flush=True,
            )


if __name__ == "__main__":
    main(int(sys.argv[1]))
