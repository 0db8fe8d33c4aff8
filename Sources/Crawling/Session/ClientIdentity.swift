import JSONText

/// How we introduce ourselves.
struct ClientIdentity: Sendable {
  let name: String
  let version: String

  init(_ settings: CrawlSettings) {
    name = settings.clientName
    version = settings.clientVersion
  }

  /// Writes it as an object (`Implementation` in the specification's schema).
  func write(into writer: inout JSONWriter) {
    writer.object { writer in
      writer.key("name")
      writer.string(name)
      writer.key("version")
      writer.string(version)
    }
  }
}
