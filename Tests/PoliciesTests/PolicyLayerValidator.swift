import JSONText

/// The documented rules of the hosted JSON policy, version "1", with one sentence a violation. Answers besides which
/// tools a valid file lets through.
struct PolicyLayerValidator {
  private(set) var errors: [String] = []
  private(set) var allowed: Set<[UInt8]> = []

  init(_ bytes: [UInt8]) {
    guard let root = (try? JSONDocument(bytes))?.root else {
      errors.append("not JSON")
      return
    }
    checkKeys(root, allowed: ["version", "default", "hide", "all_tools", "tools"], at: "policy")
    if root["version"]?.string != "1" { errors.append("version") }
    if root["default"]?.string != "deny" { errors.append("default") }
    var hidden: Set<[UInt8]> = []
    if let hide = root["hide"] {
      for name in hide.elements {
        let text = name.string ?? ""
        if text.isEmpty || !hidden.insert(Array(text.utf8)).inserted { errors.append("hide") }
      }
    }
    guard let tools = root["tools"], tools.kind == .object else {
      errors.append("tools")
      return
    }
    var seen: Set<[UInt8]> = []
    for member in tools.members {
      let name = Array(member.key.utf8)
      if !seen.insert(name).inserted { errors.append("duplicate tool") }
      if member.key == "*" { errors.append("wildcard") }
      check(member.value)
      let isDenied = (member.value["deny_if"].map { Array($0.elements) } ?? []).contains { denial in
        denial["conditions"]?.count == 0
      }
      if !isDenied, !hidden.contains(name) { allowed.insert(name) }
    }
  }

  private mutating func check(_ tool: JSONValue) {
    checkKeys(tool, allowed: ["require", "deny_if", "limits"], at: "tool")
    for denial in tool["deny_if"].map({ Array($0.elements) }) ?? [] {
      checkKeys(denial, allowed: ["conditions", "on_deny"], at: "deny_if")
      if denial["conditions"]?.kind != .array { errors.append("conditions") }
      for condition in denial["conditions"].map({ Array($0.elements) }) ?? [] {
        checkKeys(condition, allowed: ["path", "op", "value"], at: "condition")
        if condition["path"]?.string?.hasPrefix("args.") != true { errors.append("path") }
        if !["regex", "not_in", "gt", "exists"].contains(condition["op"]?.string ?? "") { errors.append("op") }
      }
    }
    for limit in tool["limits"].map({ Array($0.elements) }) ?? [] {
      checkKeys(limit, allowed: ["counter", "window", "max", "scope"], at: "limit")
      if (limit["counter"]?.string ?? "").isEmpty { errors.append("counter") }
      if !["minute", "hour"].contains(limit["window"]?.string ?? "") { errors.append("window") }
      if (limit["max"]?.integer ?? 0) < 1 { errors.append("max") }
      if limit["scope"]?.string != "grant" { errors.append("scope") }
    }
  }

  private mutating func checkKeys(_ value: JSONValue, allowed: Set<String>, at place: String) {
    if value.kind != .object { errors.append("\(place) is not an object") }
    for member in value.members where !allowed.contains(member.key) { errors.append("\(place): key \(member.key)") }
  }
}
