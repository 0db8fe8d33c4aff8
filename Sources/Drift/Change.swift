package import ToolModel

/// One difference between what a server offered then and now, told by what it means.
package struct Change: Sendable, Equatable {
  package let kind: Kind
  package let severity: Severity
  /// The tool it is about; nil for the server as a whole.
  package let tool: String?
  /// What it is about inside the tool, for example a parameter's path `filter.owner`; nil where the kind says it all.
  package let subject: String?
  /// What stood there, and what stands there now; the server's own words, hostile until escaped.
  package let before: String?
  package let after: String?

  package init(
    _ kind: Kind, _ severity: Severity, tool: String? = nil, subject: String? = nil, before: String? = nil,
    after: String? = nil
  ) {
    self.kind = kind
    self.severity = severity
    self.tool = tool
    self.subject = subject
    self.before = before
    self.after = after
  }

  /// What happened. The words are part of the JSON form of a comparison.
  package enum Kind: String, Sendable, CaseIterable {
    /// A tool that was agreed to now does more than it did: worse class, or hidden instructions.
    case rugPull = "rug-pull"
    case serverAdded = "server-added"
    case serverRemoved = "server-removed"
    /// The entry of this name is started or reached in another way.
    case sourceChanged = "source-changed"
    case versionChanged = "version-changed"
    /// Tools changed although the server calls itself by the same version.
    case sameVersion = "changed-under-same-version"
    case serverInfoChanged = "server-info-changed"
    case instructionsChanged = "instructions-changed"
    case completenessChanged = "completeness-changed"
    case toolAdded = "tool-added"
    case toolRemoved = "tool-removed"
    case titleChanged = "title-changed"
    case descriptionChanged = "description-changed"
    case parameterAdded = "parameter-added"
    case parameterRemoved = "parameter-removed"
    case parameterChanged = "parameter-changed"
    case schemaChanged = "schema-changed"
    case outputChanged = "output-schema-changed"
    case annotationChanged = "annotation-changed"
    case metadataChanged = "metadata-changed"
    case otherChanged = "other-field-changed"
    /// The definition is another, but the lock holds digests alone.
    case definitionChanged = "definition-changed"
    case categoryRaised = "category-raised"
    case categoryLowered = "category-lowered"
    case riskRaised = "risk-raised"
    case riskLowered = "risk-lowered"
    case capabilityAdded = "capability-added"
    case capabilityRemoved = "capability-removed"
    case findingAdded = "finding-added"
    case findingRemoved = "finding-removed"
  }

  /// True for what neither a model nor a caller can notice; such changes alone are no drift.
  package var isHarmless: Bool {
    switch kind {
    case .metadataChanged, .versionChanged, .serverInfoChanged: true
    default: false
    }
  }
}

/// All differences of one server.
package struct ServerDrift: Sendable, Equatable {
  package let id: ServerID
  package let name: String
  /// Worst first; those of one tool together.
  package let changes: [Change]

  package init(id: ServerID, name: String, changes: [Change]) {
    self.id = id
    self.name = name
    self.changes = changes
  }

  /// True if there is anything that counts.
  package var isDrift: Bool { changes.contains { !$0.isHarmless } }
  /// The worst change; nil if there is none.
  package var worst: Severity? { changes.map(\.severity).max() }
}
