import Digests
import JSONText
import ToolModel

/// Takes the credentials that a server was given out of what it lists. Everything else is kept as sent.
struct EchoRedactor: Sendable {
  private let scanner: SecretScanner

  /// Knows what was really passed to this server.
  init(source: ServerSource, vault: Vault, settings: CrawlSettings) {
    let passed = vault.passed(to: source, passesConfigured: settings.passesConfiguredEnvironment)
    let named = settings.passedEnvironment.values.sorted()
    // Shorter values stand in too many innocent texts.
    scanner = SecretScanner(SecretForms.all(of: (passed + named).filter { $0.utf8.count >= 8 }))
  }

  /// The listing without our credentials; the flag tells whether it held any.
  func redact(_ listing: SessionListing) -> (listing: SessionListing, found: Bool) {
    guard !scanner.isEmpty else { return (listing, false) }
    var clean = listing
    var found = false
    clean.tools = redact(listing.tools, &found)
    clean.facts.instructions = redact(listing.facts.instructions, &found)
    clean.facts.info = ServerInfo(
      name: redact(listing.facts.info.name, &found) ?? "", version: redact(listing.facts.info.version, &found) ?? "",
      title: redact(listing.facts.info.title, &found))
    clean.facts.capabilities = listing.facts.capabilities.map { redact($0, &found) ?? "" }
    clean.relisting = listing.relisting.map { redact($0, &found) }
    return (clean, found)
  }

  private func redact(_ text: String?, _ found: inout Bool) -> String? {
    guard let text else { return nil }
    guard let clean = scanner.redacted(text) else { return text }
    found = true
    return clean
  }

  private func redact(_ relisting: Relisting, _ found: inout Bool) -> Relisting {
    Relisting(
      outcome: relisting.outcome, listings: relisting.listings,
      differences: relisting.differences.map { difference in
        ListingDifference(
          kind: difference.kind, tool: redact(difference.tool, &found),
          pointer: redact(difference.pointer, &found) ?? "",
          before: redact(difference.before, &found), after: redact(difference.after, &found))
      },
      omitted: relisting.omitted, definitions: redact(relisting.definitions, &found),
      instructions: redact(relisting.instructions, &found))
  }

  /// Only definitions that hold a credential are written anew; they get the digest of what is kept.
  private func redact(_ tools: [ToolDefinition], _ found: inout Bool) -> [ToolDefinition] {
    tools.map { tool in
      guard let document = try? JSONDocument(tool.bytes), holdsSecret(document.root) else { return tool }
      found = true
      var writer = JSONWriter()
      write(document.root, into: &writer)
      var intake = ToolIntake()
      guard let clean = try? JSONDocument(writer.bytes), intake.accept(clean.root, pointer: ""),
        let kept = intake.tools.first
      else { return tool }
      return ToolDefinition(
        name: kept.name, ordinal: tool.ordinal, bytes: kept.bytes, digest: kept.digest, coreDigest: kept.coreDigest)
    }
  }

  private func holdsSecret(_ value: JSONValue) -> Bool {
    switch value.kind {
    case .null, .boolean: false
    case .number: scanner.redacted(String(decoding: value.sourceBytes, as: UTF8.self)) != nil
    case .string: scanner.redacted(value.string ?? "") != nil
    case .array: value.elements.contains(where: holdsSecret)
    case .object: value.members.contains { scanner.redacted($0.key) != nil || holdsSecret($0.value) }
    }
  }

  private func write(_ value: JSONValue, into writer: inout JSONWriter) {
    switch value.kind {
    case .null, .boolean: writer.verbatim(value.sourceBytes)
    case .number:
      let text = String(decoding: value.sourceBytes, as: UTF8.self)
      if let clean = scanner.redacted(text) { writer.string(clean) } else { writer.verbatim(value.sourceBytes) }
    case .string:
      if let clean = scanner.redacted(value.string ?? "") {
        writer.string(clean)
      } else {
        writer.verbatim(value.sourceBytes)
      }
    case .array: writer.array { writer in for element in value.elements { write(element, into: &writer) } }
    case .object:
      writer.object { writer in
        for member in value.members {
          writer.key(scanner.redacted(member.key) ?? member.key)
          write(member.value, into: &writer)
        }
      }
    }
  }
}
