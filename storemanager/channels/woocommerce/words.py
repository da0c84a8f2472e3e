"""Sentences of the WooCommerce connector that more than one of its files needs."""

from storemanager.texts import Text, translate


def clock_off(seconds: float) -> Text:
    """How far this computer's clock is off, in minutes; `seconds` above zero mean that it is ahead."""
    minutes = max(1, round(abs(seconds) / 60))
    if seconds > 0:
        return translate("channels", "This computer's clock is {minutes:minute|minutes} ahead of the website's.")(
            minutes=minutes
        )
    return translate("channels", "This computer's clock is {minutes:minute|minutes} behind the website's.")(
        minutes=minutes
    )
