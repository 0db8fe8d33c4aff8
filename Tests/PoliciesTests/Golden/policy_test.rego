package mcp.authz_test

import rego.v1

import data.mcp.authz

test_tool_1 if {
  authz.decision == "allow" with input as {"server": "harbour", "tool": "list", "arguments": {}}
}

test_tool_2 if {
  authz.decision == "allow" with input as {"server": "harbour", "tool": "add", "arguments": {}}
}

test_tool_3 if {
  authz.decision == "allow" with input as {"server": "harbour", "tool": "run", "arguments": {}}
}

test_tool_4 if {
  authz.decision == "allow" with input as {"server": "harbour", "tool": "daily", "arguments": {}}
}

test_tool_5 if {
  authz.decision == "ask" with input as {"server": "harbour", "tool": "must", "arguments": {}}
}

test_tool_6 if {
  authz.decision == "ask" with input as {"server": "harbour", "tool": "maybe", "arguments": {}}
}

test_tool_7 if {
  authz.decision == "deny" with input as {"server": "harbour", "tool": "drop", "arguments": {}}
}

test_tool_8 if {
  authz.decision == "deny" with input as {"server": "harbour", "tool": "gone", "arguments": {}}
}

test_tool_9 if {
  authz.decision == "allow" with input as {"server": "harbour", "tool": "berth.list", "arguments": {}}
}

test_tool_10 if {
  authz.decision == "ask" with input as {"server": "harbour", "tool": "berth.must", "arguments": {}}
}

test_tool_11 if {
  authz.decision == "deny" with input as {"server": "harbour", "tool": "fetch", "arguments": {}}
}

test_tool_12 if {
  authz.decision == "deny" with input as {"server": "harbour", "tool": "manage", "arguments": {}}
}

test_tool_13 if {
  authz.decision == "allow" with input as {"server": "harbour", "tool": "pay", "arguments": {}}
}

test_unlisted if {
  authz.decision == "ask" with input as {"server": "harbour", "tool": "", "arguments": {}}
}

test_other_server if {
  authz.decision == "deny" with input as {"server": null, "tool": "", "arguments": {}}
}
