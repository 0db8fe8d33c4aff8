"""Decides every call with the real engines and the vendors' own types, and compares with the decision record.

    engines.py FOLDER...    each with record.json and the files of the targets, written by `plimsoll policy --target all`
"""

import json
import os
import re
import subprocess
import sys
import tempfile

import agents.mcp.server as mcp_server
import anthropic.types.beta as anthropic_types
import cedarpy
import cel
import langchain.agents as langchain_agents
import langchain_core.language_models.fake_chat_models
import langchain_core.messages
import langchain_core.tools
import langgraph.checkpoint.memory as langgraph_memory
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


def kuadrant(path, server):
    return targets.kuadrant(path, server)


class Tool:
    """As much of a tool as the guards look at."""

    def __init__(self, name):
        self.name = name


def langchain(path, server):
    """The module beside the map picks the tools, and the real middleware resolves what it is told."""
    module = {}
    with open(os.path.join(os.path.dirname(path), "plimsoll_langchain.py"), encoding="utf-8") as file:
        exec(compile(file.read(), "plimsoll_langchain.py", "exec"), module)
    known = list(targets.read_json(path)) + ["plimsoll_never_listed"]
    kept, middleware = module["guarded"]([Tool(name) for name in known], path)
    offered = {tool.name for tool in kept}
    if "plimsoll_never_listed" in offered:
        raise ValueError("a tool is offered that the policy does not name")
    prove_interrupts(kept, middleware)

    def decide(tool, arguments):
        if tool not in offered:
            return "deny"
        entry = middleware.interrupt_on.get(tool)
        if entry is None:
            return "allow"
        return "ask" if "approve" in entry["allowed_decisions"] else "deny"

    return decide


def prove_interrupts(kept, middleware):
    """Runs an agent for a few tools: what is allowed is called, what is asked about stops before the call."""
    asked = [tool.name for tool in kept if tool.name in middleware.interrupt_on]
    free = [tool.name for tool in kept if tool.name not in middleware.interrupt_on]
    for name in asked[:2] + free[:2]:
        called = []
        tool = langchain_core.tools.StructuredTool.from_function(
            func=lambda: called.append(1) or "done", name=name, description="A tool."
        )
        call = langchain_core.messages.AIMessage("", tool_calls=[{"name": name, "args": {}, "id": "1"}])
        model = Scripted(messages=iter([call, langchain_core.messages.AIMessage("end")]))
        agent = langchain_agents.create_agent(
            model, [tool], middleware=[middleware], checkpointer=langgraph_memory.InMemorySaver()
        )
        result = agent.invoke({"messages": [("user", "go")]}, {"configurable": {"thread_id": "1"}})
        if bool(called) != (name in free) or ("__interrupt__" in result) != (name in asked):
            raise ValueError(f"the agent does not do as it is told with {name!r}")


class Scripted(langchain_core.language_models.fake_chat_models.GenericFakeChatModel):
    def bind_tools(self, tools, **others):
        return self


def openai_agents(path, server):
    """The SDK's own filter, and its own reading of the approvals."""
    policy = targets.read_json(path)
    offered = policy["tool_filter"]["allowed_tool_names"] + policy["tool_filter"]["blocked_tool_names"]
    server = mcp_server.MCPServerStdio(
        {"command": "true"}, tool_filter=policy["tool_filter"], require_approval=policy["require_approval"]
    )
    names = offered + ["plimsoll_never_listed", "list", "*", "x.y", "no-tool-is-allowed", "", "constructor"]
    left = {tool.name for tool in server._apply_static_tool_filter([Tool(name) for name in names], policy["tool_filter"])}
    needs = server._needs_approval_policy

    def decide(tool, arguments):
        if tool not in left:
            return "deny"
        return "ask" if needs is True or isinstance(needs, dict) and needs.get(tool) else "allow"

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


TYPES = {
    "openai-mcp-tool.json": openai_types.Mcp,
    "anthropic-mcp-toolset.json": anthropic_types.BetaMCPToolsetParam,
    "anthropic-managed-agents.json": anthropic_types.BetaManagedAgentsMCPToolsetParams,
}


def check_schemas(folders):
    """The vendors' types as JSON Schema, and an independent validator over every file at once."""
    failures = 0
    for name, kind in TYPES.items():
        files = [os.path.join(folder, name) for folder in folders]
        with tempfile.TemporaryDirectory() as work:
            schema = os.path.join(work, "schema.json")
            with open(schema, "w", encoding="utf-8") as file:
                json.dump(pydantic.TypeAdapter(kind).json_schema(), file)
            command = [os.path.join(os.path.dirname(sys.executable), "check-jsonschema"), "--schemafile", schema, *files]
            run = subprocess.run(command, capture_output=True, text=True)
        if run.returncode:
            print(f"{name}: {run.stdout[-500:]}{run.stderr[-500:]}")
            failures += 1
    return failures


ENGINES = {
    "toolhive-cedar": ("toolhive-authz.yaml", toolhive),
    "agentcore-cedar": ("agentcore.cedar", agentcore),
    "rego": ("policy.rego", rego),
    "agentgateway-cel": ("agentgateway.yaml", targets.agentgateway),
    "envoy-ai-gateway": ("envoy-mcproute.yaml", targets.envoy),
    "kuadrant": ("kuadrant.yaml", kuadrant),
    "langchain-hitl": ("langchain-interrupt-on.json", langchain),
    "openai-agents": ("openai-agents.json", openai_agents),
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
    failures = check_schemas(folders)
    for folder in folders:
        print(f"-- {os.path.basename(folder)}")
        failures += check.check(folder, {**targets.SIMULATORS, **ENGINES})
    return failures


if __name__ == "__main__":
    found = run(sys.argv[1:])
    print("engines: " + ("no call is treated more leniently than recorded" if not found else f"{found} failures"))
    sys.exit(1 if found else 0)
