"""What channels keep of the orders, asked last in a round and only when an order has newly reached a state in which
they know it, or a day after an answer that was not final. Whatever goes wrong here, the round is not the worse for it:
it is asked again, in the next one or, where the channel refused, on the next day."""

from __future__ import annotations

from storemanager.channels.base import ChannelCosts, CostQuestion, RemoteCosts
from storemanager.channels.errors import RejectedError, SignInError, TransientError
from storemanager.domain.orders import ChannelCostKind
from storemanager.services import order_costs
from storemanager.services.order_costs import OrderCosts
from storemanager.sync.desk import Desk

ASKED_A_ROUND = 50


def pull_costs(desk: Desk) -> None:
    """Ask for the orders that want it, as many as are asked in one round."""
    channel = desk.channel
    if not isinstance(channel, ChannelCosts):
        return
    with desk.read() as session:
        wanted = order_costs.wanted(session, desk.account_id, now=desk.now(), limit=ASKED_A_ROUND)
    if not wanted:
        return
    desk.check()
    try:
        told = channel.order_costs([CostQuestion(each.remote_id, each.channel_status) for each in wanted])
    except (TransientError, SignInError):
        return
    except RejectedError:
        told = ()
    by_id = {each.remote_id: each for each in told}
    with desk.write() as session:
        for each in wanted:
            order_costs.keep(session, each, _kept(by_id.get(each.remote_id)), now=desk.now())


def _kept(told: RemoteCosts | None) -> OrderCosts | None:
    if told is None:
        return None
    costs = tuple((ChannelCostKind[cost.kind.name], cost.amount.minor) for cost in told.costs)
    return OrderCosts(costs, told.payout.minor, told.final)
