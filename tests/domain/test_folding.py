"""What is typed without diacritics finds what is written with them."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from storemanager.domain.folding import fold, search_text


def test_composed_and_decomposed_letters_are_one() -> None:
    for form in ("NFC", "NFD"):
        assert fold(unicodedata.normalize(form, "  Đường   Phố ")) == "duong pho"
    assert search_text("Áo", None, "", "MUG-1") == "ao mug-1"


@given(st.text(max_size=40))
def test_folding_twice_changes_nothing(text: str) -> None:
    once = fold(text)
    assert fold(once) == once or not once.isascii()
    assert "  " not in once


@given(st.text(alphabet=st.characters(max_codepoint=127), max_size=40))
def test_plain_letters_fold_the_same_alone_and_beside_others(text: str) -> None:
    assert fold(text + " đ") == f"{fold(text)} d".strip()
