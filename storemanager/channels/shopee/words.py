"""Sentences of the Shopee connector that more than one of its files needs."""

from storemanager.texts import Text, translate

IN_SELLER_CENTRE = translate("shopee", "Do it in Shopee's Seller Centre; it is seen here at the next sync.")
LOOK_THERE = translate("shopee", "Look at it in Shopee's Seller Centre.")
AUTHORISE_AGAIN = translate(
    "shopee", "Open the account under Channels, press Connect again and let Shopee sign you in: it takes a minute."
)


def clock_off(seconds: float) -> Text:
    """How far this computer's clock is off, in minutes; `seconds` above zero mean that it is ahead."""
    minutes = max(1, round(abs(seconds) / 60))
    if seconds > 0:
        return translate("shopee", "This computer's clock is {minutes:minute|minutes} ahead of Shopee's.")(
            minutes=minutes
        )
    return translate("shopee", "This computer's clock is {minutes:minute|minutes} behind Shopee's.")(minutes=minutes)
