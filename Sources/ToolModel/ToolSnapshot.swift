/// What a server said at one time.
package struct ToolSnapshot: Sendable {
  package let source: ServerSource
  /// Seconds since 1970-01-01T00:00:00Z at which the listing ended, as the caller's clock told.
  package let takenAt: Int64
  /// The revision that was spoken, for example `2025-11-25`; nil for a saved list that does not tell.
  package let protocolVersion: String?
  package let serverInfo: ServerInfo
  /// The server's own words to a model; hostile until escaped.
  package let instructions: String?
  /// Names of the capabilities the server announced, sorted.
  package let capabilities: [String]
  package let tools: [ToolDefinition]
  package let completeness: Completeness
  package let diagnostics: [Diagnostic]
  /// What confined the server while it was listed, sorted; empty for remote servers and saved lists.
  package let confinement: [String]
  /// How long the list may be kept; nil where the server does not say.
  package let freshness: ListFreshness?
  /// What a second listing under another name brought; nil if there was none.
  package let relisting: Relisting?
  /// The package that was started; nil for what is none.
  package let provenance: PackageProvenance?

  package init(
    source: ServerSource, takenAt: Int64, protocolVersion: String?, serverInfo: ServerInfo, instructions: String?,
    capabilities: [String], tools: [ToolDefinition], completeness: Completeness, diagnostics: [Diagnostic],
    confinement: [String] = [], freshness: ListFreshness? = nil, relisting: Relisting? = nil,
    provenance: PackageProvenance? = nil
  ) {
    self.source = source
    self.takenAt = takenAt
    self.protocolVersion = protocolVersion
    self.serverInfo = serverInfo
    self.instructions = instructions
    self.capabilities = capabilities
    self.tools = tools
    self.completeness = completeness
    self.diagnostics = diagnostics
    self.confinement = confinement
    self.freshness = freshness
    self.relisting = relisting
    self.provenance = provenance
  }

  /// The same snapshot, of a server that is this package.
  package func coming(from provenance: PackageProvenance) -> ToolSnapshot {
    ToolSnapshot(
      source: source, takenAt: takenAt, protocolVersion: protocolVersion, serverInfo: serverInfo,
      instructions: instructions, capabilities: capabilities, tools: tools, completeness: completeness,
      diagnostics: diagnostics, confinement: confinement, freshness: freshness, relisting: relisting,
      provenance: provenance)
  }

  /// The same snapshot with what further listings brought.
  package func relisted(_ relisting: Relisting?, diagnostics more: [Diagnostic] = []) -> ToolSnapshot {
    ToolSnapshot(
      source: source, takenAt: takenAt, protocolVersion: protocolVersion, serverInfo: serverInfo,
      instructions: instructions, capabilities: capabilities, tools: tools, completeness: completeness,
      diagnostics: diagnostics + more, confinement: confinement, freshness: freshness, relisting: relisting,
      provenance: provenance)
  }
}

/// What a server calls itself. Never used as an identity.
package struct ServerInfo: Sendable, Hashable {
  package let name: String
  package let version: String
  package let title: String?

  package init(name: String = "", version: String = "", title: String? = nil) {
    self.name = name
    self.version = version
    self.title = title
  }
}

/// Whether every page of the listing was read.
package enum Completeness: Sendable, Hashable {
  case complete
  /// Some of the listing is missing; why, in our words.
  case partial(why: String)
}
