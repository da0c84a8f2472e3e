"""How Shopee says no."""

from __future__ import annotations


class ApiError(Exception):
    """A refusal: the code and the words of the envelope."""

    def __init__(self, code: str, message: str, status: int = 200) -> None:
        super().__init__(code, message)
        self.code = code
        self.message = message
        self.status = status


def wrong(detail: str, module: str = "") -> ApiError:
    """A parameter that Shopee does not take."""
    return ApiError(f"{module}.error_param" if module else "error_param", f"Wrong parameters, detail: {detail}")
