"""What each route accepts: types, enums and bounds, checked and worded as the real server does.

A table is one string: `name:type`, several types with `|`, a list of choices in braces, `=default`,
`>=minimum`, `<=maximum`, `~format`, `!` for required, and `[type]` for what a list holds.
"""

import re
from dataclasses import dataclass
from functools import cache

from storemanager.practice.http import Json
from storemanager.practice.woocommerce.errors import ApiError, InvalidParametersError
from storemanager.practice.woocommerce.values import boolean, is_date

EMAIL = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")
ONE = re.compile(
    r"(?P<name>\w+):(?P<types>[a-z|]+)(?:\[(?P<items>\w+)(?:\{(?P<choices_in>[^}]*)\})?\])?(?:\{(?P<enum>[^}]*)\})?"
    r"(?:=(?P<default>[^>~!\s]*))?(?:>=(?P<minimum>-?\d+))?(?:<=(?P<maximum>-?\d+))?(?:~(?P<format>[\w-]+))?(?P<required>!)?"
)
Problem = tuple[str, str, Json]


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter of a route."""

    name: str
    types: tuple[str, ...]
    enum: tuple[str, ...] = ()
    default: str | None = None
    minimum: int | None = None
    maximum: int | None = None
    format: str = ""
    required: bool = False
    items: "Parameter | None" = None

    def described(self) -> dict[str, Json]:
        """The parameter as OPTIONS answers it."""
        about: dict[str, Json] = {"type": self.types[0] if len(self.types) == 1 else list(self.types)}
        for key in ("enum", "minimum", "maximum", "format"):
            if getattr(self, key) not in (None, (), ""):
                value = getattr(self, key)
                about[key] = list(value) if isinstance(value, tuple) else value
        if self.default is not None:
            about["default"] = _value(self, self.default) if self.types[0] != "array" else []
        if self.items is not None:
            about["items"] = self.items.described()
            about["items"].pop("required")
        about["required"] = self.required
        return about


@cache
def parameters(table: str) -> dict[str, Parameter]:
    """Read a table of parameters."""
    result = {}
    for word in table.split():
        found = ONE.fullmatch(word)
        if found is None:
            raise ValueError(f"not a parameter: {word}")
        part = found.groupdict()
        items = None
        if part["items"]:
            items = Parameter("", (part["items"],), _choices(part["choices_in"]))
        result[part["name"]] = Parameter(
            part["name"],
            tuple(part["types"].split("|")),
            _choices(part["enum"]),
            part["default"],
            None if part["minimum"] is None else int(part["minimum"]),
            None if part["maximum"] is None else int(part["maximum"]),
            part["format"] or "",
            part["required"] is not None,
            items,
        )
    return result


def _choices(enum: str | None) -> tuple[str, ...]:
    return tuple(enum.split(",")) if enum else ()


def checked(table: dict[str, Parameter], sent: dict[str, Json]) -> dict[str, Json]:
    """What was sent, with known parameters checked and converted; unknown ones stay and mean nothing."""
    missing = [name for name, parameter in table.items() if parameter.required and sent.get(name) is None]
    if missing:
        raise ApiError(
            400,
            "rest_missing_callback_param",
            "Missing parameter(s): " + ", ".join(missing),
            params=missing,
        )
    problems: dict[str, Problem] = {}
    result = dict(sent)
    for name, value in sent.items():
        parameter = table.get(name)
        if parameter is None or value is None:  # null counts as not sent
            continue
        problem = _problem(parameter, name, value)
        if problem is not None:
            problems[name] = problem
        else:
            result[name] = _value(parameter, value)
    if problems:
        raise InvalidParametersError(problems)
    for name, parameter in table.items():
        if parameter.default is not None and result.get(name) is None:
            result[name] = _value(parameter, parameter.default)
    return result


def _problem(parameter: Parameter, name: str, value: Json) -> Problem | None:
    if not any(_is(kind, value) for kind in parameter.types):
        wanted = ",".join(parameter.types)
        return "rest_invalid_type", f"{name} is not of type {wanted}.", {"param": name}
    if parameter.items is not None:
        for place, item in enumerate(_list(value)):
            problem = _problem(parameter.items, f"{name}[{place}]", item)
            if problem is not None:
                return problem
    if parameter.enum and value not in parameter.enum:
        return "rest_not_in_enum", f"{name} is not one of {_spoken(parameter.enum)}.", None
    return _out_of_bounds(parameter, name, value) or _misshapen(parameter, value)


def _out_of_bounds(parameter: Parameter, name: str, value: Json) -> Problem | None:
    low, high = parameter.minimum, parameter.maximum
    if low is None or "integer" not in parameter.types:
        return None
    number = float(value)
    if high is None and number < low:
        return "rest_out_of_bounds", f"{name} must be greater than or equal to {low}", None
    if high is not None and not low <= number <= high:
        return "rest_out_of_bounds", f"{name} must be between {low} (inclusive) and {high} (inclusive)", None
    return None


def _misshapen(parameter: Parameter, value: Json) -> Problem | None:
    if parameter.format == "date-time" and not is_date(str(value)):
        return "rest_invalid_date", "Invalid date.", None
    if parameter.format == "email" and not EMAIL.fullmatch(str(value)):
        return "rest_invalid_email", "Invalid email address.", None
    if parameter.format == "address":
        email = value.get("email") if isinstance(value, dict) else None
        if email and not EMAIL.fullmatch(str(email)):
            return "rest_invalid_email", "Invalid email address.", None
    return None


def _is(kind: str, value: Json) -> bool:
    match kind:
        case "integer":
            return _numeric(value) and float(value).is_integer()
        case "number":
            return _numeric(value)
        case "string":
            return isinstance(value, str)
        case "boolean":
            return value in (True, False, "true", "false", "0", "1", "")
        case "array":
            return isinstance(value, (list, str, int, float))
        case "object":
            return isinstance(value, dict) or value == ""
        case _:
            return value is None


def _numeric(value: Json) -> bool:
    if isinstance(value, bool):
        return False
    if isinstance(value, str):
        try:
            float(value)
        except ValueError:
            return False
        return value.strip().lower() not in ("nan", "inf", "infinity", "-inf", "+inf", "-infinity")
    return isinstance(value, (int, float))


def _list(value: Json) -> list[Json]:
    if isinstance(value, list):
        return value
    return [part for part in re.split(r"[\s,]+", str(value)) if part]


def _value(parameter: Parameter, value: Json) -> Json:
    kind = parameter.types[0]
    if parameter.items is not None:
        return [_value(parameter.items, item) for item in _list(value)]
    if kind == "integer" and value is not None:
        return int(float(value)) if isinstance(value, str) and not value.lstrip("+-").isdigit() else int(value)
    if kind == "boolean" and (len(parameter.types) == 1 or value != "parent"):
        return boolean(value)
    return value


def _spoken(choices: tuple[str, ...]) -> str:
    if len(choices) == 1:
        return choices[0]
    return ", ".join(choices[:-1]) + f", and {choices[-1]}"
