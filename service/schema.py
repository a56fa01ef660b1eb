"""The JSON Schema of the Report, made from its models. `make schema` writes it to docs/report.schema.json."""

from __future__ import annotations

import json

from extractor import Report


def report_schema() -> str:
    """Return the schema as JSON, with a final newline."""
    return json.dumps(Report.model_json_schema(by_alias=True), indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    print(report_schema(), end="")
