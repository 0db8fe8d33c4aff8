# Policy for harbour, pack `recommended`.
# Written by plimsoll 0.1.0; edit the decisions, not this header.
#
# source: pkg:pypi/harbour
# tool list: sha256:list
# rules: sha256:rules
#
# allow  list: why
# allow  add: why
# allow  run: why
# allow  daily: why
# allow  must: why
# ask  maybe: why
# deny  drop: why
# hide  gone: why
# allow  berth.list: why
# allow  berth.must: why
# allow  fetch: why
# allow  manage: why
# allow  pay: why
#
# Tools that are not listed here ask a person.
package mcp.authz

import rego.v1

default decision := "deny"

decision := "deny" if {
  refused
} else := listed[input.tool] if {
  input.server == "harbour"
} else := "ask" if {
  input.server == "harbour"
  is_string(input.tool)
}

default refused := false

refused if {
  input.tool == "fetch"
  value := input.arguments["url"]
  not is_string(value)
}

refused if {
  input.tool == "fetch"
  value := input.arguments["url"]
  not regex.match(`^https?://(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,}(?::[0-9]*)?(?:[/?#][\s\S]*)?$`, value)
}

refused if {
  input.tool == "manage"
  value := input.arguments["action"]
  not is_string(value)
}

refused if {
  input.tool == "manage"
  value := input.arguments["action"]
  value in ["delete", "purge"]
}

refused if {
  input.tool == "pay"
  value := input.arguments["amount"]
  not value <= 500
}

listed := {
  "list": "allow",
  "add": "allow",
  "run": "allow",
  "daily": "allow",
  "must": "ask",
  "maybe": "ask",
  "drop": "deny",
  "gone": "deny",
  "berth.list": "allow",
  "berth.must": "ask",
  "fetch": "allow",
  "manage": "allow",
  "pay": "allow",
}
