"""What the house itself promises: a lock that covers every dependency, and a published schema that fits the code."""

import json
import re
import tomllib
from pathlib import Path

import jsonschema
from packaging.requirements import Requirement

from extractor import check
from service.exports import to_json
from service.rule_reference import reference
from service.schema import report_schema

ROOT = Path(__file__).parents[2]
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")


def test_the_lock_holds_a_fitting_release_of_every_dependency() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = map(Requirement, project["dependencies"] + project["optional-dependencies"]["dev"])
    pinned = dict(re.findall(r"^([A-Za-z0-9._-]+)==([^ ;\\]+)", LOCK, re.MULTILINE))
    unmet = [str(want) for want in wanted if not want.specifier.contains(pinned.get(want.name, "0"))]
    assert unmet == [], "run `make lock`"


def test_the_lock_pins_by_hash_and_names_no_server() -> None:
    entries = re.split(r"\n(?=[A-Za-z0-9])", LOCK)[1:]
    assert all("--hash=sha256:" in entry for entry in entries)
    assert "://" not in LOCK


def test_the_published_schema_is_the_one_the_code_keeps() -> None:
    published = (ROOT / "docs" / "report.schema.json").read_text(encoding="utf-8")
    assert published == report_schema(), "run `make schema`"


def test_a_report_fits_the_published_schema(broken: str) -> None:
    schema = json.loads(report_schema())
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(json.loads(to_json(check(broken))), schema)


def test_the_rule_reference_is_the_one_the_rules_make() -> None:
    published = (ROOT / "docs" / "rules.md").read_text(encoding="utf-8")
    assert published == reference(), "run `make rules`"
