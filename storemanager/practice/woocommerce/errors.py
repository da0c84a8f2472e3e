"""The refusals of the practice shop, with the codes and statuses that were measured on a real server."""

from storemanager.practice.http import Json


class ApiError(Exception):
    """A request, or one item of a batch, that the shop refuses."""

    def __init__(self, status: int, code: str, message: str, **data: Json) -> None:
        super().__init__(f"{status} {code}: {message}")
        self.status = status
        self.code = code
        self.message = message
        self.data: Json = {"status": status, **data}

    def body(self) -> dict[str, Json]:
        """The refusal as the server words it."""
        return {"code": self.code, "message": self.message, "data": self.data}


class RefundRefusedError(ApiError):
    """Refunds are refused with a 500 whose data is a bare number."""

    def __init__(self, message: str) -> None:
        super().__init__(500, "woocommerce_rest_cannot_create_order_refund", message)
        self.data = 500


class InvalidParametersError(ApiError):
    """Parameters that do not fit the schema, each with its reason."""

    def __init__(self, problems: dict[str, tuple[str, str, Json]]) -> None:
        super().__init__(
            400,
            "rest_invalid_param",
            "Invalid parameter(s): " + ", ".join(problems),
            params={name: message for name, (_, message, _) in problems.items()},
            details={
                name: {"code": code, "message": message, "data": data}
                for name, (code, message, data) in problems.items()
            },
        )


def invalid_id(kind: str, status: int) -> ApiError:
    """No such record. The status depends on the method, the code does not."""
    return ApiError(status, f"woocommerce_rest_{kind}_invalid_id", "Invalid ID.")


def no_route() -> ApiError:
    """The address or the method does not exist."""
    return ApiError(404, "rest_no_route", "No route was found matching the URL and request method.")


def variation_on_products_route() -> ApiError:
    """Variations have routes of their own."""
    return ApiError(
        404,
        "woocommerce_rest_invalid_product_id",
        "To manipulate product variations you should use the "
        "/products/&lt;product_id&gt;/variations/&lt;id&gt; endpoint.",
    )
