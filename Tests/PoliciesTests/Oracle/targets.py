"""What each enforcement point would do with a call, read from its policy by an independent parser.

Every simulator takes the path of a policy and the name of the server, and answers a function of a tool's name and its
arguments: allow, ask or deny. They are written from the documentation of the targets, not from the writer's code.
"""

import fnmatch
import json
import os
import re
import tomllib

import yaml


def no_duplicates(pairs):
    keys = [key for key, _ in pairs]
    if len(set(keys)) != len(keys):
        raise ValueError("an object has a key twice")
    return dict(pairs)


def read_json(path):
    with open(path, encoding="utf-8") as file:
        return json.load(file, object_pairs_hook=no_duplicates)


class Strict(yaml.SafeLoader):
    """YAML 1.1, where a key that stands twice is an error and not the last one's victory."""

    def construct_mapping(self, node, deep=False):
        keys = [self.construct_object(key, deep=deep) for key, _ in node.value]
        if len(set(keys)) != len(keys):
            raise ValueError("a mapping has a key twice")
        for key in keys:
            if not isinstance(key, str):
                raise ValueError(f"a key is not a string: {key!r}")
        return super().construct_mapping(node, deep)


def read_yaml(path):
    with open(path, encoding="utf-8") as file:
        return yaml.load(file, Strict)


def read_toml(path):
    with open(path, "rb") as file:
        return tomllib.load(file)


def lines(path):
    with open(path, encoding="utf-8", newline="\n") as file:
        return [line for line in file.read().split("\n") if line and not line.startswith("#")]


def only(mapping, allowed):
    unknown = set(mapping) - set(allowed)
    if unknown:
        raise ValueError(f"unknown keys {sorted(unknown)}")


def re2(pattern):
    """RE2's way to write a character's code, in Python's."""
    return re.sub(r"\\x\{([0-9a-f]+)\}", lambda code: "\\U" + code[1].zfill(8), pattern).replace("$", r"\Z")


def search(pattern, text):
    """As RE2 has it, where `$` is the end of the text and nothing before it."""
    return re.search(re.sub(r"(?<!\\)\$", r"\\Z", pattern), text) is not None


def units(text):
    """The UTF-16 units of a text, as JavaScript sees it."""
    data = text.encode("utf-16-le", "surrogatepass")
    return [data[i] | data[i + 1] << 8 for i in range(0, len(data), 2)]


def claude_name(text):
    return "".join(chr(unit) if re.fullmatch("[A-Za-z0-9_-]", chr(unit)) else "_" for unit in units(text))


def claude_name_by_scalar(text):
    return re.sub("[^A-Za-z0-9_-]", "_", text)


def star(pattern):
    return re.compile(".*".join(map(re.escape, pattern.split("*"))), re.DOTALL)


def permissions(path, spellings):
    rules = read_json(path)["permissions"]
    only(rules, ["allow", "ask", "deny"])
    for rule in rules["allow"]:
        if "*" in rule or "(" in rule:
            raise ValueError("an allow rule must be literal")
    for rule in rules["ask"] + rules["deny"] + rules["allow"]:
        if not re.fullmatch(r"mcp__[^()]+__[^()]+", rule, re.DOTALL):
            raise ValueError(f"not a rule of a tool: {rule!r}")
    allow = set(rules["allow"])
    plain = {effect: {r for r in rules[effect] if "*" not in r} for effect in ("ask", "deny")}
    stars = {effect: [star(r) for r in rules[effect] if "*" in r] for effect in ("ask", "deny")}

    def decide(tool, arguments):
        answers = []
        for name in spellings(tool):
            for effect in ("deny", "ask"):
                if name in plain[effect] or any(s.fullmatch(name) for s in stars[effect]):
                    answers.append(effect)
                    break
            else:
                answers.append("allow" if name in allow else "ask")
        return loosest(answers)

    return decide


def loosest(answers):
    """The spelling is not known: whatever it is, the answer is at least this strict."""
    return min(answers, key=("allow", "ask", "deny").index)


def claude_code(path, server):
    return permissions(
        path,
        lambda tool: {
            f"mcp__{claude_name(server)}__{claude_name(tool)}",
            f"mcp__{claude_name_by_scalar(server)}__{claude_name_by_scalar(tool)}",
        },
    )


def devin(path, server):
    return permissions(path, lambda tool: {f"mcp__{server}__{tool}", f"mcp__{claude_name(server)}__{claude_name(tool)}"})


def codex(path, server):
    root = read_toml(path)
    only(root, ["mcp_servers"])
    only(root["mcp_servers"], [server])
    table = root["mcp_servers"][server]
    only(table, ["enabled_tools", "disabled_tools", "default_tools_approval_mode", "tools"])
    for tool in table.get("tools", {}).values():
        only(tool, ["approval_mode"])

    enabled = set(table["enabled_tools"]) if "enabled_tools" in table else None
    disabled = set(table.get("disabled_tools", []))

    def decide(tool, arguments):
        if enabled is not None and tool not in enabled:
            return "deny"
        if tool in disabled:
            return "deny"
        mode = table.get("tools", {}).get(tool, {}).get("approval_mode", table["default_tools_approval_mode"])
        return {"approve": "allow", "prompt": "ask"}[mode]

    return decide


def vscode(path, server):
    settings = read_json(path)
    if settings["chat.tools.global.autoApprove"] is not False:
        raise ValueError("everything is approved")
    if any(value is not False for value in settings["chat.tools.eligibleForAutoApproval"].values()):
        raise ValueError("a tool is made eligible")
    return lambda tool, arguments: "ask"


def cursor(path, server):
    root = read_json(path)
    only(root, ["mcpAllowlist"])
    names = set(root["mcpAllowlist"])
    if any("*" in name for name in names):
        raise ValueError("a wildcard")
    return lambda tool, arguments: "allow" if f"{server}:{tool}" in names else "ask"


def gemini_names(server, tool):
    """The names under which versions of the client know a tool."""
    names = set()
    for kept in (".:", "."):
        full = re.sub(f"[^a-zA-Z0-9_{kept}-]", "_", f"mcp_{server}_{tool}")
        if len(full) > 63:
            names |= {full[:30] + "..." + full[-30:], full[:28] + "___" + full[-32:]}
        else:
            names.add(full)
    return names


def gemini_cli(path, server):
    root = read_toml(path)
    only(root, ["rule"])
    rules = sorted(root["rule"], key=lambda rule: -rule["priority"])
    for rule in rules:
        only(rule, ["mcpName", "toolName", "decision", "priority", "denyMessage"])
        if not 0 <= rule["priority"] <= 999:
            raise ValueError("priority")
        if "mcpName" not in rule and rule["decision"] == "allow":
            raise ValueError("a rule for every server allows")
        rule["names"] = [
            f"mcp_{rule['mcpName']}_{name}" if "mcpName" in rule else name for name in rule.get("toolName", [])
        ]
        rule["names"] = set(rule["names"])
    lists = None
    settings = path.replace("gemini-policy.toml", "gemini-settings.json")
    if os.path.exists(settings):
        lists = read_json(settings)["mcpServers"][server]

    def decide_as(name, known, tool):
        if lists and (tool in lists["excludeTools"] or tool not in lists.get("includeTools", [tool])):
            return "deny"
        for rule in rules:
            if "mcpName" in rule and rule["mcpName"] != known:
                continue
            if "toolName" not in rule:
                if not name.startswith(f"mcp_{rule['mcpName']}_"):
                    continue
            elif name not in rule["names"]:
                continue
            return {"ask_user": "ask"}.get(rule["decision"], rule["decision"])
        return "ask"

    def decide(tool, arguments):
        # Some versions take the server's name from the tool's, up to the first `_`.
        return loosest([
            decide_as(name, known, tool) for name in gemini_names(server, tool) for known in (server, server.split("_")[0])
        ])

    return decide


def opencode(path, server):
    rules = list(read_json(path)["permission"].items())
    return opencode_rules(rules, server)


def opencode_rules(rules, server):
    patterns = [(re.compile(re.escape(p).replace(r"\*", ".*").replace(r"\?", "."), re.DOTALL), e) for p, e in rules]

    def decide(tool, arguments):
        answers = []
        for name in (f"{server}_{tool}", f"{claude_name(server)}_{claude_name(tool)}"):
            answer = "allow"
            for pattern, effect in patterns:
                if pattern.fullmatch(name):
                    answer = effect
            answers.append(answer)
        return loosest(answers)

    return decide


def opencode_v2(path, server):
    root = read_json(path)
    only(root, ["$schema", "permissions", "experimental"])
    for rule in root["permissions"]:
        only(rule, ["action", "resource", "effect"])
        if rule["resource"] != "*" or rule["effect"] not in ("allow", "ask", "deny"):
            raise ValueError("a rule has another resource or effect")
    for statement in root.get("experimental", {}).get("policies", []):
        if statement["action"] != "permission" or statement["effect"] != "deny":
            raise ValueError("a policy that does not deny")
    return opencode_rules([(rule["action"], rule["effect"]) for rule in root["permissions"]], server)


def copilot_cli(path, server):
    entry = read_json(path)["mcpServers"][server]
    flags = lines(path.replace("copilot-mcp-config.json", "copilot-flags.txt"))
    if "*" in entry["tools"]:
        raise ValueError("a wildcard")
    for flag in flags:
        if not flag.startswith(("--allow-tool=", "--deny-tool=")):
            raise ValueError(f"not a flag: {flag!r}")

    flags, offered = set(flags), set(entry["tools"])

    def decide(tool, arguments):
        if f"--deny-tool={server}" in flags:
            return "deny"
        if not offered:  # Perhaps an empty list is no list.
            return "ask"
        if tool not in offered or f"--deny-tool={server}({tool})" in flags:
            return "deny"
        return "allow" if f"--allow-tool={server}({tool})" in flags else "ask"

    return decide


def langchain(path, server):
    table = read_json(path)

    def decide(tool, arguments):
        entry = table.get(tool)
        if entry is None:
            return "deny"  # The agent is given only tools that are keys.
        if entry is False:
            return "allow"
        return "ask" if "approve" in entry["allowed_decisions"] else "deny"

    return decide


def openai_responses(path, server):
    tool_block = read_json(path)
    only(tool_block, ["type", "server_label", "server_url", "allowed_tools", "require_approval"])
    offered = set(tool_block["allowed_tools"]["tool_names"])
    approval = tool_block["require_approval"]
    never = [] if approval == "always" else set(approval["never"]["tool_names"])
    return lambda tool, arguments: "deny" if tool not in offered else "allow" if tool in never else "ask"


def openai_agents(path, server):
    root = read_json(path)
    only(root, ["tool_filter", "require_approval"])
    offered = set(root["tool_filter"]["allowed_tool_names"]) - set(root["tool_filter"]["blocked_tool_names"])
    always = set(root["require_approval"]["always"]["tool_names"])
    return lambda tool, arguments: "deny" if tool not in offered else "ask" if tool in always else "allow"


def anthropic_toolset(path, server):
    toolset = read_json(path)
    only(toolset, ["type", "mcp_server_name", "default_config", "configs"])

    def decide(tool, arguments):
        return "allow" if toolset["configs"].get(tool, toolset["default_config"])["enabled"] else "deny"

    return decide


def anthropic_managed_agents(path, server):
    toolset = read_json(path)
    only(toolset, ["type", "mcp_server_name", "default_config", "configs"])
    configs = {config["name"]: config for config in toolset["configs"]}
    if len(configs) != len(toolset["configs"]) or any(not 1 <= len(units(name)) <= 128 for name in configs):
        raise ValueError("a name stands twice or has a wrong length")

    def decide(tool, arguments):
        config = configs.get(tool, toolset["default_config"])
        if not config["enabled"]:
            return "deny"
        return {"always_allow": "allow", "always_ask": "ask"}[config["permission_policy"]["type"]]

    return decide


def docker_gateway(path, server):
    flags = lines(path)
    if not flags:
        raise ValueError("without a flag every tool is on")
    flags = set(flags)
    return lambda tool, arguments: "allow" if f"--tools={server}:{tool}" in flags else "deny"


def docker_profile(path, server):
    root = read_yaml(path)
    only(root, ["version", "id", "name", "servers"])
    tools = set()
    for entry in root["servers"]:
        only(entry, ["type", "image", "tools"])
        if not entry["tools"] or not entry["image"]:
            raise ValueError("an empty list is as good as none")
        tools |= set(entry["tools"])
    if root["version"] != 1 or not root["id"] or not root["name"]:
        raise ValueError("version, id or name")
    return lambda tool, arguments: "allow" if tool in tools else "deny"


def kuadrant(path, server):
    with open(path, encoding="utf-8") as file:
        *virtual, policy = yaml.load_all(file, Strict)
    listed = set()
    for resource in virtual:
        listed |= set(resource["spec"]["tools"])
        if resource["kind"] != "MCPVirtualServer" or not resource["spec"]["tools"]:
            raise ValueError("the kind, or an empty list of tools")
    if policy["kind"] != "AuthPolicy" or any(not isinstance(name, str) for name in listed):
        raise ValueError("the kind, or a name is no text")
    ((_, rule),) = policy["spec"]["rules"]["authorization"].items()
    (pattern,) = rule["patternMatching"]["patterns"]
    def decide(tool, arguments):
        if cel_decide is None:
            return "allow" if tool in listed else "deny"
        called = cel_decide(pattern["predicate"], {"request": {"headers": {"x-mcp-toolname": tool}}})
        if called == "allow" and tool not in listed:
            raise ValueError("a tool that is not listed may be called")
        return called

    return decide


def kiro(path, server):
    rules = read_yaml(path)["rules"]
    for rule in rules:
        only(rule, ["capability", "effect", "match"])
        if rule["effect"] == "allow" and any(re.search(r"[*?\[\]{}!]", pattern) for pattern in rule["match"]):
            raise ValueError("a wildcard allows")

    literal = {e: {p for r in rules if r["effect"] == e for p in r["match"]} for e in ("deny", "ask", "allow")}
    globs = {
        e: [re.compile(fnmatch.translate(p)) for p in patterns if re.search(r"[*?\[\]{}!]", p)]
        for e, patterns in literal.items()
    }

    def decide(tool, arguments):
        name = f"{server}/{tool}"
        for effect in ("deny", "ask", "allow"):
            if name in literal[effect] or any(glob.match(name) for glob in globs[effect]):
                return effect
        return "ask"

    return decide


def zed(path, server):
    table = read_json(path)["agent"]["tool_permissions"]
    words = {"allow": "allow", "confirm": "ask", "deny": "deny"}

    def decide(tool, arguments):
        return words[table["tools"].get(f"mcp:{server}:{tool}", table)["default"]]

    return decide


def goose(path, server):
    user = read_yaml(path)["user"]
    if set(user) != {"always_allow", "ask_before", "never_allow"}:
        raise ValueError("a list is missing, so the file is read as empty")
    named = {}
    for effect, key in (("allow", "always_allow"), ("ask", "ask_before"), ("deny", "never_allow")):
        for name in user[key]:
            if not isinstance(name, str) or named.setdefault(name, effect) != effect:
                raise ValueError(f"a name is in two lists or no text: {name!r}")
    squeezed = re.sub(r"\s", "", server).lower()
    keys = {squeezed, re.sub("[^a-z0-9_-]", "_", squeezed)}
    return lambda tool, arguments: loosest([named.get(f"{key}__{tool}", "ask") for key in keys])


def intercept(path, server):
    root = read_yaml(path)
    if root["version"] != "1" or root["default"] != "deny":
        raise ValueError("version or default")
    hidden = set(root.get("hide", []))

    def decide(tool, arguments):
        if tool in hidden or tool not in root["tools"]:
            return "deny"
        for rule in root["tools"][tool]["rules"]:
            if rule.get("action") == "deny":
                return "deny"
            for condition in rule.get("conditions", []):
                argument = condition["path"].removeprefix("args.")
                if argument not in arguments or not holds(condition, arguments[argument]):
                    return "deny"
        return "allow"

    return decide


def policylayer(path, server):
    root = read_json(path)
    if root["version"] != "1" or root["default"] != "deny":
        raise ValueError("version or default")
    hidden = set(root.get("hide", []))

    def decide(tool, arguments):
        if tool in hidden or tool not in root["tools"]:
            return "deny"
        for denial in root["tools"][tool].get("deny_if", []):
            found = all(
                c["op"] == "exists" and c["value"] is False
                if c["path"].removeprefix("args.") not in arguments
                else holds(c, arguments[c["path"].removeprefix("args.")])
                for c in denial["conditions"]
            )
            if found:
                return "deny"
        return "allow"

    return decide


def holds(condition, value):
    operation, expected = condition["op"], condition["value"]
    if operation == "exists":
        return expected
    if operation == "regex":
        return isinstance(value, str) and search(expected, value)
    if operation in ("in", "not_in"):
        return (value in expected) == (operation == "in")
    if not isinstance(value, (int, float)) or isinstance(value, bool):
        return False
    return value <= expected if operation == "lte" else value > expected


def envoy(path, server):
    spec = read_yaml(path)["spec"]
    (backend,) = spec["backendRefs"]
    authorization = spec["securityPolicy"]["authorization"]
    if authorization["defaultAction"] != "Deny" or backend["name"] != server:
        raise ValueError("default or backend")
    selector = backend["toolSelector"]
    included = set(selector.get("include", []))
    patterns = [re.compile(re2(p)) for p in selector.get("includeRegex", [])]
    # The limits of the resource's definition; beyond them it is not taken.
    if len(selector) != 1 or any(len(value) > 32 for value in selector.values()) or len(authorization["rules"]) > 32:
        raise ValueError("the selector or the rules are too long")
    for rule in authorization["rules"]:
        if not 1 <= len(rule["target"]["tools"]) <= 16 or len(rule.get("cel", "")) > 4096:
            raise ValueError("a rule is too long")
    named = {
        target["tool"]: rule.get("cel")
        for rule in authorization["rules"]
        for target in rule["target"]["tools"]
        if target["backend"] == server
    }

    def decide(tool, arguments):
        if tool not in named or not (tool in included or any(p.search(tool) for p in patterns)):
            return "deny"
        expression = named[tool]
        if expression is None:
            return "allow"
        if cel_decide is None:
            return None
        return cel_decide(expression, {"request": {"mcp": {"params": {"arguments": arguments}}}})

    return decide


def agentgateway(path, server):
    rules = read_yaml(path)["mcpAuthorization"]["rules"]
    if not rules or not all(isinstance(rule, str) for rule in rules):
        raise ValueError("without a rule everything is allowed")

    def decide(tool, arguments):
        facts = {"mcp": {"tool": {"name": tool, "target": server, "arguments": arguments}}}
        return "allow" if "allow" in [cel_decide(rule, facts) for rule in rules] else "deny"

    return decide if cel_decide is not None else None


def toolhive(path, server):
    root = read_yaml(path)
    only(root, ["version", "type", "cedar"])
    policies = root["cedar"]["policies"]
    if root["version"] != "1.0" or root["type"] != "cedarv1" or not all(isinstance(p, str) for p in policies):
        raise ValueError("shape")
    return None  # Only an engine can tell what they decide.


# The engines are put here by the script that has them.
cel_decide = None

SIMULATORS = {
    "policylayer-json": ("policy.json", policylayer),
    "intercept-yaml": ("policy.yaml", intercept),
    "claude-code": ("claude-settings.json", claude_code),
    "codex": ("codex-config.toml", codex),
    "vscode": ("vscode-settings.json", vscode),
    "cursor": ("cursor-permissions.json", cursor),
    "gemini-cli": ("gemini-policy.toml", gemini_cli),
    "opencode": ("opencode.json", opencode),
    "opencode-v2": ("opencode-v2.json", opencode_v2),
    "toolhive-cedar": ("toolhive-authz.yaml", toolhive),
    "agentgateway-cel": ("agentgateway.yaml", agentgateway),
    "envoy-ai-gateway": ("envoy-mcproute.yaml", envoy),
    "kuadrant": ("kuadrant.yaml", kuadrant),
    "docker-mcp-profile": ("docker-mcp-profile.yaml", docker_profile),
    "openai-agents": ("openai-agents.json", openai_agents),
    "openai-responses": ("openai-mcp-tool.json", openai_responses),
    "anthropic-mcp-toolset": ("anthropic-mcp-toolset.json", anthropic_toolset),
    "anthropic-managed-agents": ("anthropic-managed-agents.json", anthropic_managed_agents),
    "copilot-cli": ("copilot-mcp-config.json", copilot_cli),
    "langchain-hitl": ("langchain-interrupt-on.json", langchain),
    "docker-mcp-gateway": ("docker-mcp-gateway.txt", docker_gateway),
    "devin": ("devin-config.json", devin),
    "kiro": ("kiro-permissions.yaml", kiro),
    "zed": ("zed-settings.json", zed),
    "goose": ("goose-permission.yaml", goose),
}

# What a target does with calls that its file cannot refuse, whatever the record says.
CAN_ONLY_ASK = {"vscode", "cursor"}

CLIENTS = {
    "claude-code", "codex", "vscode", "cursor", "gemini-cli", "opencode", "opencode-v2", "copilot-cli", "devin", "kiro",
    "zed", "goose",
}
LIBRARIES = {"openai-responses", "openai-agents", "anthropic-mcp-toolset", "anthropic-managed-agents", "langchain-hitl"}


def kind(target):
    return "client" if target in CLIENTS else "library" if target in LIBRARIES else "gateway"
