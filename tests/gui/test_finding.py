"""Pages without a place in the rail are found by their names."""

from __future__ import annotations

import pytest

from storemanager.gui.finding import pages


@pytest.mark.parametrize("words", ["sync", "Sy", " SYNC "])
def test_the_sync_page_is_found_by_its_name(words: str) -> None:
    [group] = pages(words)
    assert [(hit.page, hit.record) for hit in group.hits] == [("sync", None)]


def test_a_later_word_of_a_name_is_enough() -> None:
    [group] = pages("attent")
    assert [hit.page for hit in group.hits] == ["attention"]


@pytest.mark.parametrize("words", ["", "tea", "ync"])
def test_other_words_find_no_page(words: str) -> None:
    assert pages(words) == []
