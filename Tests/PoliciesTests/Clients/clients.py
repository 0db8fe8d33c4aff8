"""Runs the real clients with generated policies against a scripted model and a recording server.

    clients.py CLAUDE CODEX FOLDER...    each with record.json, tools.json and the clients' files

For every tool of the record: what is allowed arrives at the server, what is asked about or denied does not (nobody is
there to answer), and what is denied is not even offered to the model.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

from model import Model

HERE = os.path.dirname(os.path.abspath(__file__))
BATCH = 40


def environment(home, **others):
    return {"PATH": "/usr/bin:/bin", "HOME": home, "LANG": "C.UTF-8", "TERM": "dumb", **others}


def calls(log):
    if not os.path.exists(log):
        return []
    with open(log, encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def units(text):
    data = text.encode("utf-16-le", "surrogatepass")
    return "".join(chr(data[i] | data[i + 1] << 8) for i in range(0, len(data), 2))


def normalized(text):
    return re.sub("[^a-zA-Z0-9_-]", "_", units(text))


def claude(binary, folder, record, batch, listed, work):
    server = record["serverName"]
    log = os.path.join(work, "calls.jsonl")
    servers = {server: {"command": "/usr/bin/python3", "args": [HERE + "/recorder.py", listed, log]}}
    with open(os.path.join(work, "mcp.json"), "w", encoding="utf-8") as file:
        json.dump({"mcpServers": servers}, file)
    model = Model([f"mcp__{normalized(server)}__{normalized(name)}" for name in batch])
    variables = environment(
        work, ANTHROPIC_BASE_URL=f"http://127.0.0.1:{model.port}", ANTHROPIC_API_KEY="none", DISABLE_AUTOUPDATER="1",
        CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC="1", DISABLE_TELEMETRY="1", ENABLE_TOOL_SEARCH="false",
    )
    command = [
        binary, "-p", "go", "--model", "claude-sonnet-4-5", "--output-format", "json", "--max-turns", str(len(batch) + 2),
        "--mcp-config", work + "/mcp.json", "--strict-mcp-config", "--settings", folder + "/claude-settings.json",
    ]
    run = subprocess.run(command, cwd=work, env=variables, capture_output=True, text=True, timeout=300, stdin=subprocess.DEVNULL)
    model.close()
    if model.wanted:
        raise ValueError(f"the client ended early, status {run.returncode}: {run.stdout[-600:]} {run.stderr[-600:]}")
    offered = {name for name in model.offered if name.startswith("mcp__")}
    return calls(log), lambda name: f"mcp__{normalized(server)}__{normalized(name)}" in offered


def codex(binary, folder, record, batch, listed, work):
    server = record["serverName"]
    log = os.path.join(work, "calls.jsonl")
    home = os.path.join(work, ".codex")
    os.makedirs(home)
    probe = Model([])
    text = open(os.path.join(folder, "codex-config.toml"), encoding="utf-8").read()

    def configure(port):
        head = f'model = "scripted"\nmodel_provider = "loop"\n\n[model_providers.loop]\nname = "loop"\n'
        head += f'base_url = "http://127.0.0.1:{port}/v1"\nwire_api = "responses"\n\n'
        table = f"[mcp_servers.{json.dumps(server)}]\n"
        start = 'command = "/usr/bin/python3"\nrequired = true\n'
        start += f"args = {json.dumps([HERE + '/recorder.py', listed, log])}\n"
        if table not in text:
            raise ValueError("the policy has no table of the server")
        with open(os.path.join(home, "config.toml"), "w", encoding="utf-8") as file:
            file.write(head + text.replace(table, table + start, 1))

    def run(port):
        command = [binary, "exec", "--strict-config", "--skip-git-repo-check", "--json", "go"]
        return subprocess.run(
            command, cwd=work, env=environment(work, CODEX_HOME=home), capture_output=True, text=True, timeout=300,
            stdin=subprocess.DEVNULL,
        )

    configure(probe.port)
    first = run(probe.port)
    probe.close()
    if not probe.offered:
        raise ValueError(f"the client offered nothing, status {first.returncode}: {first.stdout[-600:]} {first.stderr[-900:]}")
    names = spellings(probe.offered, server)
    # What was not offered is called by the names that it would have.
    wanted = [names.get(name) or guess(names, server, name) for name in batch]
    model = Model(wanted)
    configure(model.port)
    second = run(model.port)
    model.close()
    if model.wanted:
        raise ValueError(f"the client ended early, status {second.returncode}: {second.stdout[-600:]} {second.stderr[-600:]}")
    return calls(log), lambda name: name in names


def spellings(offered, server):
    """The raw names of the tools that the model was offered, with how it has to call them."""
    names = {}
    for spelled, tool in offered.items():
        # The generated descriptions hold the raw name.
        found = re.search(r"raw name (\"(?:[^\"\\]|\\.)*\")", tool.get("description", ""))
        if found:
            names[json.loads(found[1])] = spelled
    return names


def guess(names, server, name):
    plain = re.sub("[^a-zA-Z0-9_]", "_", name)
    if any(isinstance(spelled, tuple) for spelled in names.values()):
        namespace = next(spelled[0] for spelled in names.values() if isinstance(spelled, tuple))
        return (namespace, plain)
    return f"mcp__{re.sub('[^a-zA-Z0-9_]', '_', server)}__{plain}"


def check(client, binary, folder):
    with open(os.path.join(folder, "record.json"), encoding="utf-8") as file:
        record = json.load(file)
    with open(os.path.join(folder, "tools.json"), encoding="utf-8") as file:
        tools = json.load(file)["tools"]
    for tool in tools:
        tool["description"] = tool.get("description", "") + " raw name " + json.dumps(tool["name"])
    decided = {}
    for tool in record["tools"]:
        treatment = tool.get("elsewhere", {}).get("client", tool["treatment"])
        strictest = max([treatment, decided.get(tool["name"], "allow")], key=["allow", "ask", "deny", "hide"].index)
        # A client can neither look into arguments nor count: it asks.
        needs = tool["conditions"] or any(limit["required"] for limit in tool["limits"])
        decided[tool["name"]] = "ask" if strictest == "allow" and needs else strictest
    failures, counts = [], {"allow": 0, "ask": 0, "deny": 0}
    for start in range(0, len(tools), BATCH):
        part = tools[start : start + BATCH]
        names = list(dict.fromkeys(tool["name"] for tool in part))
        work = tempfile.mkdtemp()
        try:
            listed = os.path.join(work, "tools.json")
            with open(listed, "w", encoding="utf-8") as file:
                json.dump({"tools": part}, file)
            arrived, is_offered = client(binary, folder, record, names, listed, work)
        finally:
            shutil.rmtree(work, ignore_errors=True)
        for name in names:
            want = "deny" if decided[name] == "hide" else decided[name]
            counts[want] += 1
            if want != "allow" and name in arrived:
                failures.append(f"{name!r} is to be {want}, but its call arrived")
            if want == "deny" and is_offered(name):
                failures.append(f"{name!r} is to be denied, but it was offered to the model")
            if want == "ask" and not is_offered(name) and re.fullmatch("[a-z_]{1,40}", name):
                failures.append(f"{name!r} is to be asked about, but it was not offered")
            if want == "allow" and name not in arrived and re.fullmatch("[a-z]+(_[a-z]+)*", name):
                failures.append(f"{name!r} is allowed, but its call did not arrive")
    return counts, failures


def prove(claude_binary, codex_binary, strict, loose):
    """With the record of one policy and the files of a looser one both clients must be caught, or nothing is proved."""
    mixed = tempfile.mkdtemp()
    try:
        shutil.copytree(loose, mixed, dirs_exist_ok=True)
        shutil.copy(os.path.join(strict, "record.json"), mixed)
        for title, client, binary in (("Claude Code", claude, claude_binary), ("Codex", codex, codex_binary)):
            _, failures = check(client, binary, mixed)
            told = " ".join(failures)
            if "call arrived" not in told or "was offered" not in told:
                raise ValueError(f"a looser policy of {title} goes unseen")
    finally:
        shutil.rmtree(mixed, ignore_errors=True)
    print("proved: a looser policy is seen in both clients")


def main(claude_binary, codex_binary, folders):
    failed = 0
    strict = [folder for folder in folders if "plain-strict-harbour" in folder]
    loose = [folder for folder in folders if "plain-permissive-harbour" in folder]
    if strict and loose:
        prove(claude_binary, codex_binary, strict[0], loose[0])
    for folder in folders:
        for title, client, binary in (("Claude Code", claude, claude_binary), ("Codex", codex, codex_binary)):
            if not binary:
                continue
            try:
                counts, failures = check(client, binary, folder)
            except Exception as error:
                counts, failures = {}, [f"{type(error).__name__}: {error}"]
            told = ", ".join(f"{count} {key}" for key, count in counts.items())
            print(f"{os.path.basename(folder)}: {title}: {told or 'failed'}")
            for failure in failures[:10]:
                print(f"  {failure}")
            failed += len(failures)
    print("clients: " + ("every call is treated as recorded" if not failed else f"{failed} failures"))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2], sys.argv[3:]))
