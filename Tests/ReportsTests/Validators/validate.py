"""Holds the reports of a folder against validators that others wrote; prints one line a report and fails at the first
that is not valid.

    validate.py FOLDER SCHEMAS
"""
import csv
import io
import json
import pathlib
import re
import subprocess
import sys

import jsonschema_rs
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from sarif.loader import load_sarif_file

folder, schemas = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufffe\uffff\U000e0000-\U000e0fff]")
LIMITS = {"sarif": 10 << 20, "md": 1 << 20}
seen = 0


def text(path):
    raw = path.read_bytes()
    value = raw.decode("utf-8")
    # Nothing that acts on a terminal or a browser instead of showing.
    if found := UNSEEN.search(value):
        sys.exit(f"{path}: a character U+{ord(found[0]):04X} that does not show")
    limit = LIMITS.get(path.suffix[1:])
    if limit and len(raw) > limit and path.suffix == ".md":
        sys.exit(f"{path}: longer than {limit} bytes")
    return value


def against(path, name):
    schema = json.loads((schemas / f"{name}.schema.json").read_text())
    jsonschema_rs.meta.validate(schema)
    for error in jsonschema_rs.Draft202012Validator(schema).iter_errors(json.loads(text(path))):
        sys.exit(f"{path}: {list(error.instance_path)}: {error.message[:200]}")


for path in sorted(folder.glob("*")):
    kind = ".".join(path.name.split(".")[1:])
    if kind == "audit.json":
        against(path, "audit-1")
    elif kind == "lock.json":
        against(path, "lock-1")
    elif kind == "drift.json":
        against(path, "drift-1")
    elif kind == "jsonl":
        for line in text(path).splitlines():
            json.loads(line)
    elif kind == "cyclonedx.json" and path.name.startswith("random"):
        # The strict validator needs minutes for so long a bill; the shorter lists go through it.
        json.loads(text(path))
    elif kind == "cyclonedx.json":
        for version in (SchemaVersion.V1_6,):
            if error := JsonStrictValidator(version).validate_str(text(path)):
                sys.exit(f"{path}: {error}")
        as_next = text(path).replace("bom-1.6.schema", "bom-1.7.schema").replace('"1.6"', '"1.7"', 1)
        if error := JsonStrictValidator(SchemaVersion.V1_7).validate_str(as_next):
            sys.exit(f"{path} as 1.7: {error}")
    elif kind == "sarif":
        document = json.loads(text(path))
        results = load_sarif_file(str(path)).get_results()
        if len(results) != len(document["runs"][0]["results"]) or len(results) > 5000:
            sys.exit(f"{path}: {len(results)} results were read")
    elif kind == "xml":
        text(path)
        subprocess.run(["xmllint", "--noout", "--nonet", str(path)], check=True)
    elif kind == "csv":
        rows = list(csv.reader(io.StringIO(text(path), newline="")))
        if len({len(row) for row in rows}) != 1:
            sys.exit(f"{path}: rows of different lengths")
        if bad := [cell for row in rows for cell in row if cell.lstrip(" ")[:1] in tuple("=+-@\t\r")]:
            sys.exit(f"{path}: a formula: {bad[0][:60]!r}")
    elif kind == "intoto.json":
        statement = json.loads(text(path))
        if statement["_type"] != "https://in-toto.io/Statement/v1" or not statement["subject"]:
            sys.exit(f"{path}: no statement")
    elif kind in ("md", "github", "txt"):
        text(path)
    else:
        sys.exit(f"{path}: nothing checks this kind of report")
    seen += 1
if seen < 20:
    sys.exit(f"only {seen} reports were there")
print(f"{seen} reports are valid")
