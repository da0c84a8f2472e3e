"""What the popover says when a round is over."""

from __future__ import annotations

from storemanager.domain.syncing import RunState
from storemanager.gui.sync_words import results
from storemanager.sync.status import AccountRun
from storemanager.texts import verbatim


def test_what_stopped_every_account_alike_is_said_once() -> None:
    locked = verbatim("This computer's key store is locked.")
    runs = [
        AccountRun(place, name, RunState.FAILED, {}, (), problem=locked, advice=verbatim("Unlock it."))
        for place, name in enumerate(("Website", "Market"))
    ]
    down = AccountRun(3, "Outlet", RunState.FAILED, {}, (), problem=verbatim("Outlet could not be reached."))
    fine = AccountRun(4, "Fair", RunState.DONE, {"orders_new": 1}, (verbatim("1 new order."),))
    told = [(line.bold, line.text) for line in results([*runs, down, fine])]
    assert told == [
        ("This computer's key store is locked.", "Unlock it."),
        ("Outlet could not be reached.", ""),
        ("Fair:", "1 new order."),
    ]
