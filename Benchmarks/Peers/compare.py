"""Runs programs over the same saved lists and compares processor time (user + system) and peak memory.

    compare.py PLIMSOLL PEERS ROUNDS
"""
import json
import os
import pathlib
import random
import resource
import subprocess
import sys
import tempfile

plimsoll, peers, rounds = sys.argv[1], pathlib.Path(sys.argv[2]), int(sys.argv[3])
random.seed(7)
VERBS = ["list", "get", "search", "create", "update", "delete", "run", "send", "export", "archive"]
NOUNS = ["invoice", "ticket", "note", "branch", "table", "file", "contact", "dashboard", "queue", "image"]


def tool(number):
    verb, noun = random.choice(VERBS), random.choice(NOUNS)
    return {"name": f"{verb}_{noun}_{number}",
            "description": f"{verb.capitalize()}s a {noun} of the workspace and returns what came of it. "
                           f"Use this when the user asks for a {noun} by its identifier or by a part of its title.",
            "inputSchema": {"type": "object", "required": ["id"], "properties": {
                "id": {"type": "string", "description": f"Identifier of the {noun}."},
                "limit": {"type": "integer", "description": "How many results at most.", "default": 20}}}}


def measure(command):
    """Seconds of processor time and megabytes of the run that used least of each."""
    best_time, best_memory = 1e9, 1e9
    for _ in range(rounds):
        environment = dict(os.environ, LITELLM_LOCAL_MODEL_COST_MAP="True")
        process = subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL, env=environment)
        _, status, usage = os.wait4(process.pid, 0)
        if os.waitstatus_to_exitcode(status) not in (0, 1):
            return None
        best_time = min(best_time, usage.ru_utime + usage.ru_stime)
        best_memory = min(best_memory, usage.ru_maxrss / 1024)
    return best_time, best_memory


def tell(count, what, name, ours, peer):
    if ours is None or peer is None:
        print(f"{count} tools, {what}: {'plimsoll' if ours is None else name} failed")
        return
    print(f"{count} tools, {what}: plimsoll {ours[0]:.2f} s {ours[1]:.0f} MB, {name} {peer[0]:.2f} s {peer[1]:.0f} MB: "
          f"{peer[0] / ours[0]:.1f} times the time, {peer[1] / ours[1]:.1f} times the memory")


with tempfile.TemporaryDirectory() as folder:
    path, config = f"{folder}/tools.json", f"{folder}/mcp.json"
    server = [sys.executable, str(pathlib.Path(__file__).with_name("server.py")), path]
    pathlib.Path(config).write_text(json.dumps({"mcpServers": {"list": {"command": server[0], "args": server[1:]}}}))
    for count in (50, 1_000, 10_000):
        pathlib.Path(path).write_text(json.dumps({"tools": [tool(number) for number in range(count)]}))
        tell(count, "saved list", "mcp-scanner", measure([plimsoll, "audit", path, "--format", "json"]), measure(
            [str(peers / "mcp-scanner"), "--analyzers", "yara", "--log-level", "error", "--raw", "static", "--tools", path]))
        if count < 10_000:
            # Both start the server, and both times hold its own; ours is listed once, as the peer lists it.
            tell(count, "standard streams", "mcp-audit",
                 measure([plimsoll, "audit", "--sandbox", "none", "--allow-exec", "all", "--single-listing", "--format",
                          "json", "--", *server]),
                 measure([str(peers / "mcp-audit"), "scan", "--config", config, "--config-only", "--inject-check",
                          "--shadow-check", "--json", f"{folder}/out.json"]))
