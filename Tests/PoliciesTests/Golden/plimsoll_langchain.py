"""Holds a LangChain agent to a policy, also where its middleware would let tools run.

    tools, middleware = guarded(tools, "langchain-interrupt-on.json")
    agent = create_agent(model, tools, middleware=[middleware], checkpointer=...)

Tools that the policy does not name, and those that it denies, are not given to the agent at all.
"""

import json

from langchain.agents.middleware import HumanInTheLoopMiddleware


def guarded(tools, path):
    """The tools that the agent may have, and the middleware that asks a person about some of them."""
    with open(path, encoding="utf-8") as file:
        policy = json.load(file)
    kept = [tool for tool in tools if _is_offered(policy.get(tool.name))]
    names = [tool.name for tool in kept]
    if len(set(names)) != len(names):
        raise ValueError("two tools have the same name: a policy cannot tell them apart")
    return kept, HumanInTheLoopMiddleware(interrupt_on={name: policy[name] for name in names})


def _is_offered(entry):
    return entry is False or isinstance(entry, dict) and "approve" in entry.get("allowed_decisions", [])
