"""The page docs/wire.md: every live event and command, from their types."""

from typing import Any

from models.events import live_command, live_event


def wire_page() -> str:
    """The whole page as Markdown."""
    parts = ["# The wire", "", "Made by `./sunroom generate`; please don't edit."]
    for title, adapter in (("Events", live_event), ("Commands", live_command)):
        schema = adapter.json_schema(mode="serialization")
        parts += ["", f"## {title}"]
        for key, ref in sorted(schema["discriminator"]["mapping"].items()):
            shape = schema["$defs"][ref.rsplit("/", 1)[-1]]
            parts += ["", f"### `{key}`", "", shape.get("description", "").strip(), ""]
            parts += [f"- `{name}`: {_kind(field)}" for name, field in shape["properties"].items()]
    return "\n".join(parts)


def _kind(field: dict[str, Any]) -> str:
    if "$ref" in field:
        return str(field["$ref"]).rsplit("/", 1)[-1]
    if "const" in field:
        return f"`{field['const']}`"
    if "anyOf" in field:
        return " or ".join(_kind(part) for part in field["anyOf"])
    kind = str(field.get("format", field.get("type", "object")))
    return f"array of {_kind(field['items'])}" if kind == "array" else kind
