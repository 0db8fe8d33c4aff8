package import JSONText
package import ToolModel

/// Turns the elements of a `tools` array into definitions: every byte is kept, malformed elements are quarantined one
/// by one, duplicates are kept and reported. Every way in (a live listing, a saved list, a stream row) uses it.
package struct ToolIntake: Sendable {
  package private(set) var tools: [ToolDefinition] = []
  package private(set) var diagnostics: [Diagnostic] = []
  private var seen: [String: Int] = [:]
  private let maximumDiagnostics: Int

  /// Whatever reads a definition again uses the same limit.
  private static let depthLimit = JSONLimits().depth

  /// At most `maximumDiagnostics` are kept; one more says that there were others.
  package init(maximumDiagnostics: Int = 1_000) { self.maximumDiagnostics = maximumDiagnostics }

  /// Takes in one element; `pointer` says where it stood, for the diagnostics. True if it was a usable tool.
  @discardableResult
  package mutating func accept(_ element: JSONValue, pointer: String) -> Bool {
    guard element.kind == .object else {
      report("malformed-tool", "a tool is not an object and was left out", pointer)
      return false
    }
    guard let nameValue = element.present("name"), let name = nameValue.string else {
      report("malformed-tool", "a tool has no `name` that is a string and was left out", pointer)
      return false
    }
    let survey = element.survey
    guard survey.depth <= Self.depthLimit else {
      report("too-deep-tool", "a tool is nested more than \(Self.depthLimit) levels deep and was left out", pointer)
      return false
    }
    if name.isEmpty { report("empty-name", "a tool has an empty name", pointer + "/name") }
    if nameValue.flags.contains(.invalidUTF8) || nameValue.flags.contains(.loneSurrogate) {
      report("undecodable-name", "a tool's name holds bytes that are not text; they show as U+FFFD", pointer + "/name")
    } else if survey.flags.contains(.invalidUTF8) || survey.flags.contains(.loneSurrogate) {
      report("undecodable-text", "a tool holds bytes that are not text; they show as U+FFFD", pointer)
    }
    if survey.hasDuplicateKeys {
      report("duplicate-key", "an object in a tool names the same key twice; the last one counts", pointer)
    }
    if survey.flags.contains(.notFinite) {
      report("not-finite-number", "a tool holds `NaN` or `Infinity`, which JSON does not know", pointer)
    }
    if let schema = element["inputSchema"] {
      if schema.kind != .object {
        report("malformed-schema", "a tool's `inputSchema` is not an object", pointer + "/inputSchema")
      }
    } else {
      report("missing-schema", "a tool has no `inputSchema`", pointer)
    }
    if let annotations = element.present("annotations") { look(at: annotations, pointer + "/annotations") }
    // Names are told apart by their bytes; String equality would fold canonical equivalents.
    let key = Digest.sha256(name)
    let ordinal = seen[key, default: 0]
    if ordinal > 0 { report("duplicate-tool", "a tool has the same name as an earlier one", pointer + "/name") }
    seen[key] = ordinal + 1
    tools.append(Self.definition(name: name, ordinal: ordinal, element: element))
    return true
  }

  /// Annotations of the wrong type say nothing (MCP specification, type ToolAnnotations).
  private mutating func look(at annotations: JSONValue, _ pointer: String) {
    guard annotations.kind == .object else {
      return report("malformed-annotations", "a tool's `annotations` are not an object", pointer)
    }
    for hint in ["readOnlyHint", "destructiveHint", "idempotentHint", "openWorldHint"] {
      if let value = annotations.present(hint), value.kind != .boolean {
        report("malformed-annotations", "a tool's hint `\(hint)` is not a boolean", pointer + "/\(hint)")
      }
    }
  }

  /// Keeps a diagnostic of the listing as a whole, within the bound.
  package mutating func report(_ code: String, _ message: String, _ pointer: String? = nil) {
    if diagnostics.count < maximumDiagnostics {
      diagnostics.append(Diagnostic(code: code, message: message, pointer: pointer))
    } else if diagnostics.count == maximumDiagnostics {
      diagnostics.append(Diagnostic(code: "more-diagnostics", message: "further diagnostics were left out"))
    }
  }

  private static func definition(name: String, ordinal: Int, element: JSONValue) -> ToolDefinition {
    let digest = DefinitionDigest.text(over: CanonicalForm.bytes(of: element))
    let hasMore = element["_meta"] != nil || element["icons"] != nil
    return ToolDefinition(
      name: name, ordinal: ordinal, bytes: Array(element.sourceBytes), digest: digest,
      coreDigest: hasMore
        ? DefinitionDigest.text(over: CanonicalForm.bytes(of: element, dropping: ["_meta", "icons"])) : digest)
  }
}

/// How a definition's digest is written.
package enum DefinitionDigest {
  /// `pl1-sha256:` and the digest of bytes in canonical form `plimsoll-1`.
  package static func text(over canonical: [UInt8]) -> String { "pl1-sha256:" + Digest.sha256(canonical) }
}
