"""Writes a saved `tools/list` answer of random definitions: names and texts of every kind that a server could send.

    generate.py FILE COUNT SEED
"""
import json
import random
import sys

path, count, seed = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
random.seed(seed)
VERBS = ["get", "list", "delete", "run", "send", "create", "pay", "reset", "read", "update", "deploy", "wipe", "find"]
NOUNS = ["file", "order", "user", "table", "job", "mail", "invoice", "note", "server", "token", "board", "page"]
ODD = [
    "\u202e", "\u200b", "\u0000", "\u001b[31m", "\ufeff", "\u2028", "\ufffe", "\uffff", "]]>", "</script>", "<b>", "&amp;",
    "'", '"', "`", "|", "%", "::error::", "\r\n", "\t", "=1+1", "@x", "\U0001f680", "\U000e0041", "\u0301" * 9, "港", "ß",
    "{{x}}", "${HOME}", "\\", "<!--", "-->", "[x](javascript:1)", "a" * 300,
]


def words(most):
    parts = [random.choice(NOUNS + VERBS) if random.random() < 0.8 else random.choice(ODD)
             for _ in range(random.randint(0, most))]
    return random.choice([" ", "_", "", ". "]).join(parts)


def schema(depth=0):
    if depth > 3 or random.random() < 0.2:
        return random.choice([{"type": "string", "description": words(9)}, {"enum": [words(2), 1, None]}, True, {}])
    return {"type": "object", "properties": {words(2) or "p": schema(depth + 1) for _ in range(random.randint(0, 4))}}


tools = []
for number in range(count):
    tool = {"name": f"{random.choice(VERBS)}_{words(2)}{number if random.random() < 0.9 else ''}",
            "inputSchema": schema() if random.random() < 0.95 else random.choice([[], "x", None])}
    if random.random() < 0.95:
        tool["description"] = f"{random.choice(VERBS)} {words(30)}"
    if random.random() < 0.3:
        tool["annotations"] = {"readOnlyHint": random.random() < 0.5, "title": words(3)}
    if random.random() < 0.2:
        tool[words(1) or "x"] = words(4)
    tools.append(tool)
with open(path, "w", encoding="ascii") as file:
    json.dump({"serverInfo": {"name": words(3), "version": words(1)}, "instructions": words(20), "tools": tools}, file)
