"""Compares policies with the decision record beside them: no call may be treated more leniently.

    check.py FOLDER...    each with record.json and the files of the targets

Prints one line a target with the number of calls that were decided; ends with 1 after the first finding of each target.
"""

import json
import os
import re
import sys

import targets

ORDER = ("allow", "ask", "deny")
TREATED = {"allow": "allow", "ask": "ask", "deny": "deny", "hide": "deny"}
VALUES = [
    "https://harbour.example/berths?id=1", "http://127.0.0.1/", "http://[::1]/", "http://localhost:8080", "file:///etc",
    "https://harbour.example@10.0.0.1/", "https://169.254.169.254/latest", "HTTP://HARBOUR.EXAMPLE", "", "list", "delete",
    "http://a.example:80/x\ny", "https://x.example\n", 3, 499, 501, 10**9, None, ["delete"], {"a": 1}, True, "501",
    ["http://127.0.0.1/"], "a/../../b", "~root/x", "docs/a.txt", "..", "select 1", "select 1; drop table x", " LIST",
    "SELECT * INTO x FROM y", "List", "list ", "drop table x",
]


def expected(tool, record, kind, arguments):
    """What the record says of a call to an enforcement point of this kind."""
    if tool is None:
        unlisted = record.get("unlistedElsewhere", {}).get(kind, record["unlisted"])
        return "deny" if unlisted == "hide" else unlisted
    treatment = tool.get("elsewhere", {}).get(kind, tool["treatment"])
    if treatment != "allow":
        return "deny" if treatment == "hide" else treatment
    return "allow" if all(passes(condition, arguments) for condition in tool["conditions"]) else "deny"


def passes(condition, arguments):
    if condition["argument"] not in arguments:
        return condition["absent"] == "passes"
    value = arguments[condition["argument"]]
    wanted = condition["value"]
    # Values of another type than the tested one are left to the enforcement point.
    if condition["operator"] == "matches":
        return not isinstance(value, str) or targets.search(wanted, value)
    if condition["operator"] == "in":
        return not isinstance(value, str) or value in wanted
    return not isinstance(value, (int, float)) or isinstance(value, bool) or value <= wanted


def calls(record, kind):
    """Every tool of the record, some names that it does not list, and arguments that its conditions look at."""
    byname, watched = {}, 0
    for tool in record["tools"]:
        byname.setdefault(tool["name"], []).append(tool)
    for name, tools in byname.items():
        if "\ufffd" in name:
            continue  # The bytes behind it are not in the record.
        strictest = max(tools, key=lambda tool: ORDER.index(TREATED[tool.get("elsewhere", {}).get(kind, tool["treatment"])]))
        yield name, strictest, {}
        watched += bool(strictest["conditions"])
        for condition in strictest["conditions"] if watched <= 120 else []:
            for value in VALUES:
                yield name, strictest, {condition["argument"]: value}
    for name in ("plimsoll_never_listed", "list", "*", "x.y", "no-tool-is-allowed", "", "constructor"):
        if name not in byname:
            yield name, None, {}


def is_plain(entry, kind):
    """True for a call that every target that allows at all must allow: a plain name, and nothing to be watched."""
    return (
        entry is not None
        and entry["treatment"] == "allow"
        and kind not in entry.get("elsewhere", {})
        and not any(limit["required"] for limit in entry["limits"])
        and not entry["conditions"]
        and re.fullmatch("[a-z]+(_[a-z]+)*", entry["name"]) is not None
    )


def check(folder, simulators):
    with open(os.path.join(folder, "record.json"), encoding="utf-8") as file:
        record = json.load(file)
    failures = 0
    for target, (name, simulator) in simulators.items():
        path = os.path.join(folder, name)
        if not os.path.exists(path):
            print(f"{target}: {name} is missing")
            failures += 1
            continue
        try:
            decide = simulator(path, record["serverName"])
        except Exception as error:  # Whatever a parser or a check says of the file is a failure of the file.
            print(f"{target}: {type(error).__name__}: {error}")
            failures += 1
            continue
        if decide is None:
            print(f"{target}: read")
            continue
        names = record["serverName"] + "".join(tool["name"] for tool in record["tools"])
        is_quiet = re.fullmatch("[a-z]+", record["serverName"]) and not set(names) & set("*?[]{}()\\!+@|,")
        counts = {}
        kind = targets.kind(target)
        for tool, entry, arguments in calls(record, kind):
            want = expected(entry, record, kind, arguments)
            if target in targets.CAN_ONLY_ASK or entry is None and target in MAY_ASK_UNLISTED:
                want = min(want, "ask", key=ORDER.index)
            if want == "deny" and entry and entry["treatment"] == "allow":
                want = "ask"  # What cannot look into arguments asks about every call of such a tool.
            have = decide(tool, arguments)
            if have is None:
                continue
            if ORDER.index(have) < ORDER.index(want):
                print(f"{target}: {tool!r} {arguments}: {have}, but the record says {want}")
                failures += 1
                break
            if is_quiet and target != "vscode" and have != "allow" and is_plain(entry, kind):
                print(f"{target}: {tool!r}: {have}, although the record allows it")
                failures += 1
                break
            counts[have] = counts.get(have, 0) + 1
        else:
            print(f"{target}: " + ", ".join(f"{counts[key]} {key}" for key in ORDER if key in counts))
    return failures


# Clients that ask about tools that their file does not name, and cannot be told to refuse them.
MAY_ASK_UNLISTED = {"claude-code", "devin", "kiro", "zed", "goose"}

if __name__ == "__main__":
    failures = 0
    for folder in sys.argv[1:]:
        failures += check(folder, targets.SIMULATORS)
    sys.exit(1 if failures else 0)
