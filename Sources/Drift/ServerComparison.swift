import ToolModel

/// What became of one server.
enum ServerComparison {
  /// Worst first; those of one tool together, in the order of the names.
  static func changes(from old: LockedServer, to new: LockedServer) -> [Change] {
    var general = facts(from: old, to: new)
    var groups: [[Change]] = []
    let before = Dictionary(old.tools.map { ($0.place, $0) }, uniquingKeysWith: { first, _ in first })
    let after = Dictionary(new.tools.map { ($0.place, $0) }, uniquingKeysWith: { first, _ in first })
    var hasChangedTools = false
    for place in Set(before.keys).union(after.keys).sorted() {
      switch (before[place], after[place]) {
      case (let old?, let new?):
        let changes = ToolComparison.changes(from: old, to: new)
        hasChangedTools = hasChangedTools || changes.contains { $0.severity >= .medium }
        groups.append(changes)
      case (let old?, nil):
        // A listing that was cut says nothing about what is missing from it.
        if new.isComplete { groups.append([Change(.toolRemoved, .low, tool: old.name)]) }
      case (nil, let new?):
        let label = "\(new.category.rawValue), \(new.risk.rawValue) risk"
        groups.append(
          [Change(.toolAdded, severity(ofAdding: new), tool: new.name, after: label)]
            + new.findings.map { Change(.findingAdded, $0.severity, tool: new.name, subject: $0.id) })
      case (nil, nil): break
      }
    }
    if hasChangedTools, !old.info.version.isEmpty, old.info.version == new.info.version {
      general.append(Change(.sameVersion, .high, after: new.info.version))
    }
    groups = groups.filter { !$0.isEmpty }
    let ordered = groups.enumerated().sorted { left, right in
      let one = left.element.map(\.severity).max() ?? .info
      let other = right.element.map(\.severity).max() ?? .info
      return one == other ? left.offset < right.offset : one > other
    }
    return worstFirst(general) + ordered.flatMap { worstFirst($0.element) }
  }

  /// A tool that nobody agreed to weighs as much as what it can do.
  static func severity(ofAdding tool: LockedTool) -> Severity {
    switch tool.risk {
    case .critical: .high
    case .high: .medium
    case .medium, .low: .low
    }
  }

  private static func facts(from old: LockedServer, to new: LockedServer) -> [Change] {
    var changes: [Change] = []
    if old.id != new.id { changes.append(Change(.sourceChanged, .medium, before: old.id.text, after: new.id.text)) }
    if old.sourceVersion != new.sourceVersion {
      changes.append(Change(.versionChanged, .info, before: old.sourceVersion, after: new.sourceVersion))
    }
    if old.info != new.info {
      let (before, after) = (Self.text(old.info), Self.text(new.info))
      changes.append(Change(.serverInfoChanged, .info, before: before, after: after))
    }
    if old.instructions != new.instructions {
      changes.append(
        Change(.instructionsChanged, .medium, before: old.instructions ?? "", after: new.instructions ?? ""))
    }
    if old.isComplete != new.isComplete {
      changes.append(
        Change(
          .completenessChanged, new.isComplete ? .info : .medium, before: old.isComplete ? "complete" : "partial",
          after: new.isComplete ? "complete" : "partial"))
    }
    return changes + FindingComparison.changes(from: old.findings, to: new.findings, tool: nil)
  }

  private static func text(_ info: ServerInfo) -> String {
    [info.name, info.version, info.title ?? ""].filter { !$0.isEmpty }.joined(separator: " ")
  }

  private static func worstFirst(_ changes: [Change]) -> [Change] {
    changes.enumerated().sorted {
      $0.element.severity == $1.element.severity
        ? $0.offset < $1.offset : $0.element.severity > $1.element.severity
    }.map(\.element)
  }
}

/// Findings that came and went.
enum FindingComparison {
  static func changes(from old: [LockedFinding], to new: [LockedFinding], tool: String?) -> [Change] {
    let before = Set(old.map(\.id))
    let after = Set(new.map(\.id))
    return new.filter { !before.contains($0.id) }.map { Change(.findingAdded, $0.severity, tool: tool, subject: $0.id) }
      + old.filter { !after.contains($0.id) }.map { Change(.findingRemoved, .info, tool: tool, subject: $0.id) }
  }
}
