"""Writes saved `tools/list` answers with names that nobody expects, and tools of every kind; the same for a seed.

    generate.py FOLDER [SEED [clients]]
"""

import json
import os
import random
import sys

FRAGMENTS = [
    "yes", "no", "on", "null", "~", "12:30", "2024-01-01", "0x1F", "1e3", "a.b", '"', "'", "\\", ": ", " #", "- ", "{",
    "}", "[", "]", "&a", "*a", "!t", "|", ">", "%", "@", "`", "\n", "\r", "\t", "\x00", "\x1b[31m", "\x7f", "\x85",
    "\xa0", "\u120b", "\u202e", "\u2028", "\ufeff", "\ufffe", "\ue000", "\U000e0041", "\U0001f600", "港", "e\u0301",
    "</script>", "Delete", "delete", "_global", "*", "?", "__", "/", ",", "(", ")", "${x}", "__proto__", "é",
    "constructor", "default", "mcp_", "a b", "always_allow", "n" * 60, "permit", "if", "true", "\ud7ff",
]
VERBS = ["list", "get", "search", "create", "update", "send", "run", "deploy", "delete", "purge", "pay", "refund", "x"]
NOUNS = ["berths", "tickets", "file", "page", "payment", "user", "script", "cache", "invoice", "secret"]
SCHEMAS = [
    {},
    {"url": {"type": "string", "description": "Address to fetch."}},
    {"action": {"type": "string", "enum": ["list", "delete", "get"]}},
    {"path": {"type": "string"}},
    {"amount": {"type": "number"}, "recipient": {"type": "string"}},
    {"sql": {"type": "string"}},
    {"action": {"type": "string", "enum": ["get", "purge"], "default": "get"}},
    {"urls": {"type": "array", "items": {"type": "string"}}},
]


def tool(name, generator):
    verb, noun = generator.choice(VERBS), generator.choice(NOUNS)
    description = generator.choice(["", f"{verb.capitalize()} {noun}.", f"Fetch the page at an address and {verb} {noun}."])
    return {
        "name": name,
        "description": description,
        "inputSchema": {"type": "object", "properties": generator.choice(SCHEMAS)},
    }


def fetching(name):
    schema = {"type": "object", "properties": SCHEMAS[1]}
    return {"name": name, "description": "Fetch a web page.", "inputSchema": schema}


def for_clients(generator):
    """Fewer tools, because every call goes through a real client: plain names, and odd ones that collide with them."""
    plain = [f"{verb}_{noun}" for verb in VERBS for noun in generator.sample(NOUNS, 3)]
    odd = ["list.berths", "list berths", "get-page", "Delete_Page", "delete.page", "x__y", "_x", "x_", "港", "é", "\U0001f600"]
    odd += ["yes", "null", "12:30", "a*b", "a(b)", "a/b", "mcp__x", "__proto__", "constructor", "default", "*", "n" * 64]
    odd += ["purge_" + "n" * 50, "purge_" + "n" * 70, "purge_" + "n" * 200, "get_" + "n" * 70, "a\"b", "a\\b", "a'b", "a\nb"]
    odd += [generator.choice(plain) + generator.choice(FRAGMENTS) for _ in range(20)]
    return {"plain": [tool(name, generator) for name in plain], "odd": [tool(name, generator) for name in odd]}


def main(folder, seed, kind="engines"):
    generator = random.Random(seed)
    if kind == "clients":
        return write(folder, for_clients(generator))
    hostile = FRAGMENTS + ["".join(generator.choices(FRAGMENTS, k=generator.randint(1, 4))) for _ in range(450)]
    plain = [f"{verb}_{noun}" for verb in VERBS for noun in NOUNS]
    mixed = [generator.choice(plain) + generator.choice(FRAGMENTS) for _ in range(150)]
    # Names with wildcards by themselves: where a format knows wildcards, their denials reach others.
    wild = [name for name in hostile + mixed if "*" in name or "?" in name]
    rest = [name for name in hostile + mixed if "*" not in name and "?" not in name]
    lists = {
        "plain": [tool(name, generator) for name in plain],
        "wild": [tool(name, generator) for name in wild],
        "long": [tool("x" * 5_000, generator), tool("y" * 129, generator), fetching("fetch_page"), fetching("")],
    }
    for start in range(0, len(rest), 120):
        lists[f"hostile-{start // 120 + 1}"] = [tool(name, generator) for name in rest[start : start + 120]]
    write(folder, lists)


def write(folder, lists):
    os.makedirs(folder, exist_ok=True)
    for name, tools in lists.items():
        with open(os.path.join(folder, name + ".json"), "w", encoding="utf-8") as file:
            json.dump({"tools": tools}, file)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 1, *sys.argv[3:])
