"""Write the JSON Schema of each edition's record: ``python -m scripts.pages.schema_file``.

The files lie in ``schemas/``, are kept in git and ship with the package; a test compares them.
"""

import json
from pathlib import Path

import schemas
from schemas.form.editions import editions
from schemas.form.model import Edition
from schemas.record.shape import record_schema

FOLDER = Path(schemas.__file__).parent


def schema_path(edition: Edition) -> Path:
    """Where the schema of an edition lies: ``schemas/record-2021.schema.json``."""
    return FOLDER / f"record-{edition.key}.schema.json"


def schema_text(edition: Edition) -> str:
    """The schema of an edition as the text of its file."""
    return json.dumps(record_schema(edition), ensure_ascii=False, indent=2) + "\n"


def main() -> None:
    """Write all schema files anew."""
    for edition in editions():
        schema_path(edition).write_text(schema_text(edition), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
