"""Values of an order that other versions and plugins write otherwise: each is understood exactly, or named."""

from datetime import UTC, datetime
from typing import Any

import pytest

from storemanager.channels.base import RemoteStatus
from storemanager.channels.woocommerce import orders_in, values


def _order(**more: Any) -> dict[str, Any]:
    return {
        "id": 7,
        "status": "processing",
        "currency": "VND",
        "total": "100000",
        "date_created_gmt": "2026-11-22T05:00:00",
        "date_modified_gmt": "2026-11-22T05:00:00",
        "line_items": [],
        **more,
    }


@pytest.mark.parametrize(
    "said", ["2026-11-22T05:00:00", "2026-11-22T05:00:00Z", "2026-11-22T12:00:00+07:00", "2026-11-21T22:00:00-07:00"]
)
def test_f09_a_moment_without_an_offset_is_the_channels_own_zone_and_one_with_it_is_believed(
    said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", "America/New_York")
    assert values.moment(said) == datetime(2026, 11, 22, 5, tzinfo=UTC)


@pytest.mark.parametrize("said", ["22/11/2026", "yesterday", "2026-13-01T00:00:00", 1732251600])
def test_f09_what_is_no_moment_is_refused_and_never_guessed(said: object) -> None:
    with pytest.raises(ValueError, match=r".+"):
        orders_in.order(_order(date_modified_gmt=said), [], currency="VND")


def test_f54_a_status_nobody_knew_is_kept_with_its_word_and_new_fields_do_no_harm() -> None:
    found = orders_in.order(
        _order(status="awaiting-drone", drone={"id": 1}, line_items=None, billing=None), [], currency="VND"
    )
    assert (found.status, found.channel_status) == (RemoteStatus.UNKNOWN, "awaiting-drone")
    assert '"drone": {"id": 1}' in found.raw
