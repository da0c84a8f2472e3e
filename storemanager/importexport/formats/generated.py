"""SKUs for goods that come without one: always the same for the same goods, so that a second import finds them
again."""

from __future__ import annotations

import hashlib
import re

from storemanager.domain.folding import fold

LONGEST = 80
_OTHER = re.compile(r"[^a-z0-9]+")


def made_sku(*parts: str) -> str:
    """("ocean-blue-shirt", "M") -> OCEAN-BLUE-SHIRT-M. Where letters are lost or it is too long, a short hash keeps
    it unique."""
    words = [_OTHER.sub("-", fold(part)).strip("-") for part in parts]
    text = "-".join(word for word in words if word).upper()
    lossy = any(part and not word for part, word in zip(parts, words, strict=True))
    if not lossy and 0 < len(text) <= LONGEST:
        return text
    tail = hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:6].upper()
    return f"{text[:LONGEST].strip('-') or 'SP'}-{tail}"
