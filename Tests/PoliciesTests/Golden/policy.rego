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

default arguments := {}

arguments := input.arguments

given contains name if some name, _ in arguments

refused if {
  input.tool == "fetch"
  not is_object(arguments)
}

refused if {
  input.tool == "fetch"
  not "url" in given
}

refused if {
  input.tool == "fetch"
  value := arguments["url"]
  not is_string(value)
}

refused if {
  input.tool == "fetch"
  value := arguments["url"]
  not regex.match(`^https?://(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,}(?::[0-9]*)?(?:[/?#][\s\S]*)?$`, value)
}

refused if {
  input.tool == "manage"
  not is_object(arguments)
}

refused if {
  input.tool == "manage"
  not "action" in given
}

refused if {
  input.tool == "manage"
  value := arguments["action"]
  not is_string(value)
}

refused if {
  input.tool == "manage"
  value := arguments["action"]
  not value in ["list", "get"]
}

refused if {
  input.tool == "pay"
  not is_object(arguments)
}

refused if {
  input.tool == "pay"
  value := arguments["amount"]
  not is_number(value)
}

refused if {
  input.tool == "pay"
  value := arguments["amount"]
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
