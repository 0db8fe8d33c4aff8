import ToolModel

/// A server's table in the `config.toml` that a user has already; every byte that is not part of a change stays.
enum CodexMerge {
  static func merge(
    _ file: [UInt8], policy: [UInt8], server: String
  ) throws(PolicyReadingProblem) -> (bytes: [UInt8], kept: [PolicyLoss]) {
    let want = try document(policy).root["mcp_servers"]?[server]
    var edit = Edit(bytes: file, server: server, kept: [])
    guard try edit.table() != nil else {
      // Nothing of this server is there: the policy as it is, without its header, at the end.
      var text = String(decoding: file, as: UTF8.self)
      if !text.isEmpty, !text.hasSuffix("\n") { text += "\n" }
      let lines = String(decoding: policy, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
      let body = lines.drop { $0.hasPrefix("#") }.joined(separator: "\n")
      return (Array((text + (text.isEmpty ? "" : "\n") + body).utf8), [])
    }
    try edit.setMode()
    try edit.setLists(disabled: want?["disabled_tools"]?.strings ?? [], enabled: want?["enabled_tools"]?.strings)
    try edit.setTools((want?["tools"]?.members ?? []).map { ($0.key, $0.value["approval_mode"]?.string != "approve") })
    return (edit.bytes, edit.kept)
  }

  static func document(_ bytes: [UInt8]) throws(PolicyReadingProblem) -> TOMLDocument {
    do throws(TOMLProblem) {
      return try TOMLDocument(bytes)
    } catch {
      throw PolicyReadingProblem(message: "the file is not TOML: line \(error.line): \(error.message)")
    }
  }
}

/// The work of changing one table; the file is read anew after every change.
private struct Edit {
  var bytes: [UInt8]
  let server: String
  var kept: [PolicyLoss]

  func table() throws(PolicyReadingProblem) -> TOMLValue? {
    try CodexMerge.document(bytes).root["mcp_servers"]?[server]
  }

  mutating func setMode() throws(PolicyReadingProblem) {
    let mode = try table()?["default_tools_approval_mode"]
    guard mode?.string != "prompt" else { return }
    try set("default_tools_approval_mode", mode, to: "\"prompt\"")
  }

  mutating func setLists(disabled: [String], enabled: [String]?) throws(PolicyReadingProblem) {
    let own = try table()?["disabled_tools"]
    let names = own?.strings ?? []
    let missing = disabled.filter { name in !names.contains { sameBytes($0, name) } }
    if own == nil || !missing.isEmpty {
      try set("disabled_tools", own, to: QuotedText.list(names + missing, QuotedText.toml))
    }
    guard let enabled else { return }
    let open = try table()?["enabled_tools"]
    let both = open.map { own in enabled.filter { name in own.strings.contains { sameBytes($0, name) } } } ?? enabled
    guard open == nil || both.count < (open?.strings.count ?? 0) else { return }
    try set("enabled_tools", open, to: QuotedText.list(both, QuotedText.toml))
  }

  mutating func setTools(_ tools: [(name: String, asks: Bool)]) throws(PolicyReadingProblem) {
    let table = try table()
    var replacements: [Range<Int>] = []
    var added = ""
    for (name, asks) in tools {
      let tool = table?["tools"]?[name]
      guard let mode = tool?["approval_mode"] else {
        // An inline table cannot be added to from outside: it is left to the stricter mode of the server.
        guard tool == nil else { continue }
        added += "\n[mcp_servers.\(QuotedText.toml(server)).tools.\(QuotedText.toml(name))]\n"
        added += "approval_mode = \"\(asks ? "prompt" : "approve")\"\n"
        continue
      }
      if asks, mode.string != "prompt", let range = mode.range {
        replacements.append(range)
      } else if !asks, mode.string != "approve" {
        kept.append(PolicyLoss(tool: name, message: "stays \(mode.string ?? "?"): the settings have a stricter rule"))
      }
    }
    for range in replacements.sorted(by: { $0.lowerBound > $1.lowerBound }) {
      bytes.replaceSubrange(range, with: Array("\"prompt\"".utf8))
    }
    guard !added.isEmpty else { return }
    if let last = bytes.last, last != 0x0A { bytes.append(0x0A) }
    bytes += Array(added.utf8)
  }

  /// Replaces a value, or writes a new line under the table's header.
  private mutating func set(_ key: String, _ old: TOMLValue?, to text: String) throws(PolicyReadingProblem) {
    if let range = old?.range {
      bytes.replaceSubrange(range, with: Array(text.utf8))
      return
    }
    guard let body = try CodexMerge.document(bytes).bodies[["mcp_servers", server]] else {
      throw PolicyReadingProblem(message: "the server's table has no header of its own: write it as one")
    }
    let start = body > 0 && bytes[body - 1] != 0x0A ? "\n" : ""
    bytes.insert(contentsOf: Array("\(start)\(key) = \(text)\n".utf8), at: body)
  }
}
