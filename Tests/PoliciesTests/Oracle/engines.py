"""Decides every call with the real engines and the vendors' own types, and compares with the decision record.

    engines.py FOLDER...    each with record.json and the files of the targets, written by `plimsoll policy --target all`
"""

import json
import os
import re
import sys

import anthropic.types.beta as anthropic_types
import cedarpy
import cel
import openai.types.responses.tool_param as openai_types
import pydantic
import regopy

import check
import targets

compiled = {}


def cel_decide(expression, facts):
    program = compiled.get(expression) or compiled.setdefault(expression, cel.compile(expression))
    try:
        return "allow" if program.execute(facts) is True else "deny"
    except Exception:  # An evaluation error allows nothing.
        return "deny"


targets.cel_decide = cel_decide


def toolhive(path, server):
    targets.toolhive(path, server)
    text = "\n".join(targets.read_yaml(path)["cedar"]["policies"])
    with open(path.replace("toolhive-authz.yaml", "toolhive.cedarschema"), encoding="utf-8") as file:
        schema = file.read()
    if text:
        result = cedarpy.validate_policies(text, schema)
        if not result.validation_passed:
            raise ValueError(f"the schema refuses the policies: {str(result.errors)[:300]}")
        # A misspelt tool must not go unseen.
        if cedarpy.validate_policies(text.replace('Tool::"', 'Tool::"x', 1), schema).validation_passed:
            raise ValueError("the schema accepts a tool that does not exist")
    policies = cedarpy.PolicySet.from_str(text)

    def decide(tool, arguments):
        # ToolHive hands on simple arguments; of others only that they are there.
        context = {}
        for key, value in arguments.items():
            if isinstance(value, (bool, int, str)) and not (isinstance(value, int) and abs(value) > 2**62):
                context["arg_" + key] = value
            else:
                context["arg_" + key + "_present"] = True
        request = {
            "principal": 'Client::"someone"',
            "action": 'Action::"call_tool"',
            "resource": {"type": "Tool", "id": tool},
            "context": context,
        }
        return "allow" if cedarpy.is_authorized(request, policies, []).allowed else "deny"

    return decide


def agentcore(path, server):
    with open(path, encoding="utf-8") as file:
        text = file.read()
    with open(path.replace("agentcore.cedar", "agentcore.cedarschema"), encoding="utf-8") as file:
        schema = file.read()
    if "permit" in text or "forbid" in text:
        result = cedarpy.validate_policies(text, schema)
        if not result.validation_passed:
            raise ValueError(f"the schema refuses the policies: {str(result.errors)[:300]}")
        # A misspelt action must not go unseen.
        if cedarpy.validate_policies(text.replace('Action::"', 'Action::"x', 1), schema).validation_passed:
            raise ValueError("the schema accepts an action that does not exist")
    policies = cedarpy.PolicySet.from_str(text)

    def decide(tool, arguments):
        request = {
            "principal": 'AgentCore::OAuthUser::"someone"',
            "action": {"type": "AgentCore::Action", "id": f"{server}___{tool}"},
            "resource": 'AgentCore::Gateway::"arn"',
            "context": {"input": {k: v for k, v in arguments.items() if v is not None}},
        }
        return "allow" if cedarpy.is_authorized(request, policies, []).allowed else "deny"

    return decide


def rego(path, server):
    interpreter = regopy.Interpreter()
    with open(path, encoding="utf-8") as file:
        interpreter.add_module("policy.rego", file.read())

    def query(text):
        output = interpreter.query(text)
        if not output.ok():
            raise ValueError(str(output))
        return json.loads(str(output))["expressions"][0]

    def decide(tool, arguments):
        if "\x00" in tool:
            return None  # The binding to this engine ends a text there.
        interpreter.set_input({"server": server, "tool": tool, "arguments": arguments})
        return query("data.mcp.authz.decision")

    # The claims of the tests beside it, one by one: this engine crashes on `with` over a rule with an object in it.
    with open(path.replace("policy.rego", "policy_test.rego"), encoding="utf-8") as file:
        claims = re.findall(r'authz\.decision == "(\w+)" with input as (\{.*\})$', file.read(), re.MULTILINE)
    for expected, facts in claims[:10] + claims[-2:]:
        interpreter.set_input(json.loads(facts))
        if query("data.mcp.authz.decision") != expected:
            raise ValueError(f"a test of its own fails: {facts}")
    interpreter.set_input({"server": server + "x", "tool": "list", "arguments": {}})
    if query("data.mcp.authz.decision") != "deny":
        raise ValueError("another server is not denied")
    return decide


def typed(simulator, adapter):
    """The vendor's own type must take the block before it is decided by."""

    def load(path, server):
        block = targets.read_json(path)
        adapter.validate_python(block, strict=False)
        return simulator(path, server)

    return load


def adapter(kind):
    return pydantic.TypeAdapter(pydantic.with_config(pydantic.ConfigDict(extra="forbid"))(kind))


ENGINES = {
    "toolhive-cedar": ("toolhive-authz.yaml", toolhive),
    "agentcore-cedar": ("agentcore.cedar", agentcore),
    "rego": ("policy.rego", rego),
    "agentgateway-cel": ("agentgateway.yaml", targets.agentgateway),
    "envoy-ai-gateway": ("envoy-mcproute.yaml", targets.envoy),
    "openai-responses": ("openai-mcp-tool.json", typed(targets.openai_responses, adapter(openai_types.Mcp))),
    "anthropic-mcp-toolset": (
        "anthropic-mcp-toolset.json",
        typed(targets.anthropic_toolset, adapter(anthropic_types.BetaMCPToolsetParam)),
    ),
    "anthropic-managed-agents": (
        "anthropic-managed-agents.json",
        typed(targets.anthropic_managed_agents, adapter(anthropic_types.BetaManagedAgentsMCPToolsetParams)),
    ),
}


def run(folders):
    failures = 0
    for folder in folders:
        print(f"-- {os.path.basename(folder)}")
        failures += check.check(folder, {**targets.SIMULATORS, **ENGINES})
    return failures


if __name__ == "__main__":
    found = run(sys.argv[1:])
    print("engines: " + ("no call is treated more leniently than recorded" if not found else f"{found} failures"))
    sys.exit(1 if found else 0)
