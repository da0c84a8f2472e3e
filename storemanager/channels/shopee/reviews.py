"""Reviews of a Shopee shop: read newest first, and answered once."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from storemanager.channels import failures
from storemanager.channels.base import BadRecord, ListingRef, Page, RemoteReview
from storemanager.channels.errors import RejectedError
from storemanager.channels.plain import plain_name, plain_text
from storemanager.channels.shopee import replies, values
from storemanager.channels.shopee.api import ShopeeApi
from storemanager.channels.shopee.products import bad_record
from storemanager.channels.shopee.words import LOOK_THERE
from storemanager.texts import translate

Row = dict[str, Any]
PAGE_SIZE = 100
LONGEST_REPLY = 500
OVERLAP_SECONDS = 3 * 86_400
"""Buyers change what they wrote, and answers are written in Seller Centre too: the last days are read again."""


class ReviewDesk:
    """The reviews of one shop."""

    def __init__(self, api: ShopeeApi) -> None:
        self._api = api

    def pull(self, cursor: str | None) -> Page[RemoteReview]:
        """Newest first; the older pages only as far as something new can be on them."""
        state: Row = json.loads(cursor) if cursor else {"since": 0, "newest": 0}
        answer = self._api.get("product/get_comment", {"cursor": state.get("page", ""), "page_size": PAGE_SIZE})
        rows = self._api.rows(answer, "item_comment_list", "get_comment")
        items, bad = _read(rows)
        written = [values.stamp(row.get("create_time")) for row in rows]
        state["newest"] = max([state["newest"], *written])
        following = values.text(answer.get("next_cursor"))
        reaches = bool(written) and min(written) >= state["since"]
        if answer.get("more") and following and following != state.get("page", "") and reaches:
            return Page(items, json.dumps({**state, "page": following}), True, bad)
        since = max(state["since"], state["newest"] - OVERLAP_SECONDS)
        return Page(items, json.dumps({"since": since, "newest": state["newest"]}), False, bad)

    def reply(self, remote_id: str, text: str) -> RemoteReview:
        words = text.strip()
        if not 1 <= len(words) <= LONGEST_REPLY or not remote_id.isdecimal():
            raise RejectedError(
                translate("shopee", "An answer on Shopee has 1 to {most} characters; this one has {count}.")(
                    most=LONGEST_REPLY, count=len(words)
                ),
                failures.LOOK_AT_IT,
                code="unfit",
            )
        review = self._one(remote_id)
        if review.reply:
            if plain_text(review.reply) == plain_text(words):
                return review
            raise RejectedError(
                translate("shopee", "This review was answered on Shopee already: “{reply}”")(reply=review.reply),
                LOOK_THERE,
                code="answered",
            )
        body = {"comment_list": [{"comment_id": int(remote_id), "comment": words}]}
        for row in values.rows(self._api.post("product/reply_comment", body).get("result_list")):
            if row.get("fail_error"):
                said = self._api.http.quote({"message": row.get("fail_message") or row["fail_error"]})
                problem = replies.item_problem(self._api.account, values.text(row["fail_error"]), said)
                raise RejectedError(problem, LOOK_THERE, reply=said, code=values.text(row["fail_error"]))
        return self._one(remote_id)

    def _one(self, remote_id: str) -> RemoteReview:
        asked = {"comment_id": remote_id, "cursor": "", "page_size": 1}
        rows = self._api.rows(self._api.get("product/get_comment", asked), "item_comment_list", "get_comment")
        found = [row for row in rows if values.text(row.get("comment_id")) == remote_id]
        if not found:
            raise failures.refused(self._api.account, reply="", code="comment_not_found", gone=True)
        items, bad = _read(found)
        if bad:
            raise RejectedError(bad[0].problem, LOOK_THERE, code="shape")
        return items[0]


def _read(rows: Sequence[Row]) -> tuple[tuple[RemoteReview, ...], tuple[BadRecord, ...]]:
    """One that cannot be understood does not stop the others (F03)."""
    items: list[RemoteReview] = []
    bad: list[BadRecord] = []
    for row in rows:
        try:
            items.append(_review(row))
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            bad.append(bad_record(values.text(row.get("comment_id")), row, error))
    return tuple(items), tuple(bad)


def _review(row: Row) -> RemoteReview:
    models = [each for each in (row.get("model_id_list") or [row.get("model_id")]) if each]
    reply, media = values.row(row.get("comment_reply")), values.row(row.get("media"))
    return RemoteReview(
        remote_id=values.text(row["comment_id"]),
        ref=ListingRef(values.text(row["item_id"]), values.text(models[0]) if len(models) == 1 else ""),
        stars=min(5, max(1, values.whole(row["rating_star"]))),
        text=plain_text(values.text(row.get("comment"))),
        author=plain_name(row.get("buyer_username")),
        written_at=values.needed_moment(row, "create_time"),
        order_id=values.text(row.get("order_sn")),
        reply=plain_text(values.text(reply.get("reply"))),
        replied_at=values.moment_if(reply.get("create_time")),
        images=tuple(values.texts(media.get("image_url_list"))),
        hidden=bool(row.get("hidden")),
    )
