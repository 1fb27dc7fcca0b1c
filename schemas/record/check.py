"""Does a record have the shape its schema asks for? The answer in Chinese, naming the path.

Understands just the words that `schemas.record.shape` uses. A library would do the same with
messages in English; the tests hold both against each other.
"""

import json
import re
from collections.abc import Iterator
from typing import Any

from schemas.errors import RecordError
from schemas.record.shape import Schema

TYPE_NAMES = {
    "integer": "整数",
    "string": "文本",
    "object": "对象",
    "array": "列表",
    "null": "null",
}


def require_shape(record: object, schema: Schema) -> None:
    """Raise RecordError with the first thing wrong in `record` and how many more there are."""
    found = list(_problems(record, schema, schema, ""))
    if found:
        more = f"另有{len(found) - 1}处不符合记录格式。" if len(found) > 1 else ""
        raise RecordError(found[0] + more)


def without_unknown(
    value: object, schema: Schema, root: Schema | None = None, path: str = ""
) -> tuple[object, tuple[str, ...]]:
    """A record without the items that its schema does not have, and the paths of those."""
    root = root or schema
    if "$ref" in schema:
        schema = root["$defs"][schema["$ref"].rpartition("/")[2]]
    unknown: list[str] = []

    def inside(part: object, shape: Schema, place: str) -> object:
        kept, more = without_unknown(part, shape, root, place)
        unknown.extend(more)
        return kept

    if isinstance(value, list) and "items" in schema:
        kept = [inside(each, schema["items"], f"{path}[{n}]") for n, each in enumerate(value)]
        return kept, tuple(unknown)
    if not isinstance(value, dict) or "properties" not in schema:
        return value, ()
    before, known = f"{path}." if path else "", schema["properties"]
    unknown += [f"{before}{_printable(key)}" for key in value if key not in known]
    items = {
        key: inside(part, known[key], f"{before}{key}")
        for key, part in value.items()
        if key in known
    }
    return items, tuple(unknown)


def _problems(value: object, schema: Schema, root: Schema, path: str) -> Iterator[str]:
    """Every departure of `value` from `schema`, as sentences, in the order of the record."""
    if "$ref" in schema:
        schema = root["$defs"][schema["$ref"].rpartition("/")[2]]
    place = path or "记录"
    if "enum" in schema or "const" in schema:
        allowed = schema.get("enum", [schema.get("const")])
        if not (isinstance(value, str) and value in allowed):
            words = "、".join(json.dumps(word, ensure_ascii=False) for word in allowed)
            one_of = "之一" if len(allowed) > 1 else ""
            yield f"{place}应为{words}{one_of}，实际是{_shown(value)}。"
        return
    types = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    if _type_name(value) not in types:
        wanted = "或".join(TYPE_NAMES[name] for name in types)
        hint = '（金额要写成文本，如"59237.2449"）' if types == ["string", "null"] else ""
        yield f"{place}应为{wanted}{hint}，实际是{_shown(value)}。"
    elif isinstance(value, str):
        yield from _text_problems(value, schema, place)
    elif isinstance(value, int):
        yield from _range_problems(value, schema, place)
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from _problems(item, schema["items"], root, f"{path}[{number}]")
    elif isinstance(value, dict):
        yield from _object_problems(value, schema, root, path)


def _object_problems(
    value: dict[str, Any], schema: Schema, root: Schema, path: str
) -> Iterator[str]:
    before = f"{path}." if path else ""
    known = schema["properties"]
    for key in value:
        if key not in known:
            yield f"{before}{_printable(key)}不是记录格式中的项目，请核对拼写。"
    for key in schema.get("required", ()):
        if key not in value:
            yield f"缺少{before}{key}，请补上后重试。"
    for key, part in known.items():
        if key in value:
            yield from _problems(value[key], part, root, f"{before}{key}")


def _text_problems(value: str, schema: Schema, place: str) -> Iterator[str]:
    if len(value) > schema["maxLength"]:
        yield f"{place}共{len(value)}个字符，超过了{schema['maxLength']}个字符的上限。"
    elif re.fullmatch(schema["pattern"], value) is None or value != _printable(value):
        yield f"{place}的内容{_shown(value)}不符合要求，请改正后重试。"


def _range_problems(value: int, schema: Schema, place: str) -> Iterator[str]:
    low, high = schema.get("minimum", value), schema.get("maximum", value)
    if not low <= value <= high:
        yield f"{place}应在{low}和{high}之间，实际是{value}。"


def _type_name(value: object) -> str:
    """The JSON type of a value; true is no number, and neither is 2.0 a whole one."""
    match value:
        case None:
            return "null"
        case bool():
            return "boolean"
        case int():
            return "integer"
        case str():
            return "string"
        case list():
            return "array"
        case dict():
            return "object"
    return "number"


def _printable(text: str) -> str:
    """The text with what no file can hold as "?": JSON lets half a surrogate pair through."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _shown(value: object) -> str:
    """A value as JSON, shortened so that a sentence stays one."""
    text = _printable(json.dumps(value, ensure_ascii=False, default=str))
    return text if len(text) <= 40 else text[:40] + "…"
