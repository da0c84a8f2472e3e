"""Why a channel is offered this many: the sentence above the numbers."""

from sqlmodel import Session

from storemanager.services import offer_reasons
from tests.makers import NOON, a_variant
from tests.order_makers import an_order


def test_goods_that_are_not_there_or_all_promised_are_not_said_to_be_offered(session: Session) -> None:
    there, promised, gone = (
        a_variant(session, "MUG", on_hand=5), a_variant(session, "CUP", on_hand=2), a_variant(session, "POT"),
    )  # fmt: skip
    an_order(session, (promised, 2))
    said = {one: str(offer_reasons.explain(session, one, now=NOON).summary) for one in (there, promised, gone)}
    assert said[there].startswith("Balanced: every channel is offered all there is")
    assert said[promised] == "Nothing is left to offer: all that is there is promised to orders."
    assert said[gone] == "Nothing is there to offer."
