"""What buyers say of the goods, newest first, and the seller's answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storemanager.practice.http import Json
from storemanager.practice.shopee.calls import Call, stamp
from storemanager.practice.shopee.errors import wrong
from storemanager.practice.shopee.records import Review

if TYPE_CHECKING:
    from storemanager.practice.shopee.floor import Floor

LONGEST_REPLY = 500


def comments(shop: Floor, call: Call) -> Json:
    """GET product/get_comment."""
    size, start = call.size(), max(0, call.number("cursor", 0))
    item, wanted = call.number("item_id", 0), call.number("comment_id", 0)
    found = [
        each
        for each in sorted(shop.reviews.values(), key=lambda each: (each.written, each.id), reverse=True)
        if item in (0, each.item_id) and wanted in (0, each.id)
    ]
    more = start + size < len(found)
    rows = [_row(each) for each in found[start : start + size]]
    return {"more": more, "item_comment_list": rows, "next_cursor": str(start + size) if more else ""}


def _row(review: Review) -> Json:
    row: dict[str, Json] = {
        "order_sn": review.order_sn,
        "comment_id": str(review.id),
        "comment": review.text,
        "buyer_username": review.author,
        "item_id": review.item_id,
        "model_id_list": [review.model_id],
        "rating_star": review.stars,
        "editable": "EDITABLE",
        "hidden": False,
        "create_time": stamp(review.written),
        "media": {"image_url_list": [], "video_url_list": []},
    }
    if review.reply:
        row["comment_reply"] = {"reply": review.reply, "hidden": False, "create_time": stamp(review.replied)}
    return row


def reply(shop: Floor, call: Call) -> Json:
    """POST product/reply_comment: one answer for each."""
    results: list[Json] = []
    for row in call.objects("comment_list", 100):
        number, text = row.get("comment_id"), row.get("comment")
        if isinstance(number, bool) or not isinstance(number, int) or not isinstance(text, str):
            raise wrong("comment_id or comment is of a wrong type", "product")
        review = shop.reviews.get(number)
        answer: dict[str, Json] = {"comment_id": number}
        if review is None:
            answer |= {"fail_error": "error_not_found", "fail_message": "The comment is not found."}
        elif review.reply:
            answer |= {"fail_error": "error_duplicate", "fail_message": "The comment has been replied."}
        elif not 1 <= len(text) <= LONGEST_REPLY:
            answer |= {"fail_error": "error_param", "fail_message": "The reply must have 1 to 500 characters."}
        else:
            review.reply, review.replied = text, shop.now
            review.replies += 1
        results.append(answer)
    return {"result_list": results}
