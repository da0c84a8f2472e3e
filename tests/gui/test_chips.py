"""The practice shop speaks WooCommerce's language, but wherever an owner sees it, it wears a sign of its own."""

from __future__ import annotations

from sqlmodel import Session

from storemanager.domain.accounts import PRACTICE, ChannelAccount
from storemanager.domain.attention import Area, AttentionKind, Severity
from storemanager.domain.orders import Order
from storemanager.domain.syncing import SyncRun
from storemanager.gui.pages.attention import loading
from storemanager.gui.pages.settings import policy_loading
from storemanager.reports.home import home
from storemanager.reports.sync_health import health
from storemanager.reports.sync_runs import RunFilter, run_ids, run_rows
from storemanager.services import accounts, attention, oversold
from storemanager.services.customers_channels import channels_of
from storemanager.services.order_rows import order_rows
from storemanager.services.timeline import timeline
from storemanager.texts import verbatim
from tests.makers import NOON, a_customer, a_shop, a_variant
from tests.order_makers import a_channel_order, an_account


def test_the_practice_shop_wears_its_own_sign_wherever_an_account_is_shown(session: Session) -> None:
    a_shop(session)
    website, practice = an_account(session, "Website"), an_account(session, "Practice website")
    session.get_one(ChannelAccount, practice).settings = {"address": "http://127.0.0.1:1", PRACTICE: "yes"}
    cup, lan = a_variant(session, "CUP", on_hand=1), a_customer(session)
    sold = [a_channel_order(session, account, (cup, 2), ship_by=NOON) for account in (website, practice)]
    for order_id in sold:
        session.get_one(Order, order_id).customer_id = lan
    for account in (website, practice):
        session.add(SyncRun(round_id="1", account_id=account, started_at=NOON))
        attention.raise_(
            session, kind=AttentionKind.SIGN_IN, severity=Severity.DANGER, area=Area.CONNECTION, key=f"door:{account}",
            title=verbatim("The door is shut"), meaning=verbatim(""), advice=verbatim(""), account_id=account, now=NOON,
        )  # fmt: skip
    session.flush()
    both = {"woocommerce", PRACTICE}

    assert {row.account_kind for row in order_rows(session, sold)} == both
    assert {one.account_kind for row in oversold.rows(session) for one in row.orders} == both
    assert {one.account_kind for one in timeline(session, cup).reservations} == both
    assert {known.kind for known in channels_of(session, [lan])[lan]} == both
    assert {row.shown_kind for row in accounts.rows(session)} == both
    assert {row.kind for row in run_rows(session, run_ids(session, RunFilter())).values()} == both
    assert {row.kind for row in health(session, now=NOON)} == both
    assert {place.kind for place in policy_loading.load(session).places if place.kind} == both
    today = home(session, now=NOON)
    assert {row.kind for row in today.accounts} == both
    assert {row.kind for row in today.sales.channels} >= both
    assert {matter.account_kind for matter in loading.load(session, NOON).matters} >= both
