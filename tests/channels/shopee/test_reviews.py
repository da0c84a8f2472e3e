"""Reviews on Shopee: the newest are read, the rest once, and each is answered once."""

from __future__ import annotations

import pytest

from storemanager.channels.base import ListingRef, Reviews
from storemanager.channels.errors import RejectedError, TransientError
from storemanager.channels.shopee import Shopee
from storemanager.practice.faults import Fault, Rule
from storemanager.practice.server import PracticeServer
from tests.channels.shopee.test_contract import made, reply
from tests.channels.world import Script, World
from tests.practice.shopee.traffic import CheckedShopee


def whole_walk(shopee: Shopee, cursor: str | None) -> tuple[list[str], str]:
    texts: list[str] = []
    while True:
        page = shopee.pull_reviews(cursor)
        texts += [review.text for review in page.items]
        cursor = page.cursor
        if not page.more:
            return texts, cursor


def test_a_review_says_what_of_what_and_by_whom(shopee: Shopee, shop: CheckedShopee, shirt: int) -> None:
    assert isinstance(shopee, Reviews)
    order = shop.buy("SHIRT-M")
    shop.review(order.sn, 2, "Vải <b>mỏng</b>")
    [review] = shopee.pull_reviews(None).items
    model = shop.find("SHIRT-M")[1].id
    assert (review.ref, review.stars, review.text) == (ListingRef(str(shirt), str(model)), 2, "Vải mỏng")
    assert (review.order_id, review.written_at, review.reply) == (order.sn, shop.now, "")


def test_all_are_read_once_and_later_only_the_newest_page(
    shopee: Shopee, shop: CheckedShopee, server: PracticeServer, world: World, mug: int
) -> None:
    shop.set_stock("MUG", 1000)
    for number in range(250):
        world.advance(3600)
        shop.review(shop.buy("MUG").sn, 5, str(number))
    texts, cursor = whole_walk(shopee, None)
    assert sorted(texts, key=int) == [str(number) for number in range(250)]
    world.advance(3600)
    shop.review(shop.buy("MUG").sn, 1, "250")
    server.requests.reset()
    texts, cursor = whole_walk(shopee, cursor)
    assert "250" in texts
    assert len(server.requests) == 1


def test_an_answer_is_given_once_and_an_answer_of_somebody_else_is_respected(
    shopee: Shopee, shop: CheckedShopee, mug: int
) -> None:
    review = shop.review(shop.buy("MUG").sn, 3, "Được")
    for _ in range(2):
        answered = shopee.reply_review(str(review.id), "Cảm ơn bạn ")
        assert (answered.reply, review.replies) == ("Cảm ơn bạn", 1)
    with pytest.raises(RejectedError, match="answered on Shopee already: “Cảm ơn bạn”"):
        shopee.reply_review(str(review.id), "Xin lỗi bạn")
    with pytest.raises(RejectedError) as caught:
        shopee.reply_review("4711", "x")
    assert caught.value.gone
    for odd in ("", " ", "x" * 501):
        with pytest.raises(RejectedError, match="1 to 500"):
            shopee.reply_review(str(review.id), odd)


@pytest.mark.parametrize("fault", [Fault.AFTER_DROP, Fault.BEFORE_DROP, Fault.AFTER_500])
def test_f20_an_answer_whose_outcome_is_unclear_is_looked_for(
    shopee: Shopee, shop: CheckedShopee, server: PracticeServer, world: World, mug: int, fault: Fault
) -> None:
    review = shop.review(shop.buy("MUG").sn, 3, "Được")
    server.faults.add(Rule(fault, path="reply_comment", times=1))
    with pytest.raises(TransientError) as caught:
        shopee.reply_review(str(review.id), "Cảm ơn")
    assert caught.value.unclear
    world.advance(60)
    assert shopee.reply_review(str(review.id), "Cảm ơn").reply == "Cảm ơn"
    assert review.replies == 1


def test_f03_a_review_that_makes_no_sense_is_set_aside(world: World) -> None:
    rows = [{"comment_id": "1", "item_id": 5, "rating_star": "many", "create_time": 1}, {"comment_id": "2"}]
    good = {"comment_id": "3", "item_id": 5, "rating_star": 9, "create_time": 1767601591, "comment": None}
    page = made(world, Script(reply({"item_comment_list": [*rows, good], "more": False}))).pull_reviews(None)
    assert [bad.remote_id for bad in page.bad] == ["1", "2"]
    assert [(each.remote_id, each.stars) for each in page.items] == [("3", 5)]
