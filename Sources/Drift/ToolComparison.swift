import JSONText
import ToolModel

/// What became of one tool: its label, then its definition.
enum ToolComparison {
  static func changes(from old: LockedTool, to new: LockedTool) -> [Change] {
    var changes = labelChanges(from: old, to: new)
    changes += FindingComparison.changes(from: old.findings, to: new.findings, tool: new.name)
    if old.digest != new.digest { changes += definitionChanges(from: old, to: new) }
    return isRugPull(changes, old, new)
      ? [
        Change(
          .rugPull, .critical, tool: new.name, before: label(of: old), after: label(of: new))
      ] + changes : changes
  }

  /// A tool that somebody agreed to under this name and that is worse now than what was agreed to.
  private static func isRugPull(_ changes: [Change], _ old: LockedTool, _ new: LockedTool) -> Bool {
    guard old.coreDigest != new.coreDigest else { return false }
    if new.category > old.category, new.category >= .execute { return true }
    if new.risk > old.risk, new.risk >= .high { return true }
    return changes.contains { $0.kind == .findingAdded && $0.severity >= .high }
  }

  private static func label(of tool: LockedTool) -> String {
    "\(tool.category.rawValue), \(tool.risk.rawValue) risk"
  }

  private static func labelChanges(from old: LockedTool, to new: LockedTool) -> [Change] {
    var changes: [Change] = []
    let name = new.name
    if new.category != old.category {
      let isRaised = new.category > old.category
      let severity: Severity = isRaised ? (new.category >= .execute ? .high : .medium) : .low
      changes.append(
        Change(
          isRaised ? .categoryRaised : .categoryLowered, severity, tool: name, before: old.category.rawValue,
          after: new.category.rawValue))
    }
    if new.risk != old.risk {
      let isRaised = new.risk > old.risk
      let severity: Severity = isRaised ? (new.risk >= .high ? .high : .medium) : .low
      changes.append(
        Change(
          isRaised ? .riskRaised : .riskLowered, severity, tool: name, before: old.risk.rawValue,
          after: new.risk.rawValue))
    }
    for capability in new.capabilities where !old.capabilities.contains(capability) {
      changes.append(Change(.capabilityAdded, .medium, tool: name, subject: capability.rawValue))
    }
    for capability in old.capabilities where !new.capabilities.contains(capability) {
      changes.append(Change(.capabilityRemoved, .info, tool: name, subject: capability.rawValue))
    }
    return changes
  }

  private static func definitionChanges(from old: LockedTool, to new: LockedTool) -> [Change] {
    guard old.coreDigest != new.coreDigest else { return [Change(.metadataChanged, .info, tool: new.name)] }
    guard let before = try? JSONDocument(old.definition), let after = try? JSONDocument(new.definition) else {
      return [Change(.definitionChanged, .medium, tool: new.name, before: old.coreDigest, after: new.coreDigest)]
    }
    let changes = DefinitionComparison(tool: new.name).changes(from: before.root, to: after.root)
    // Something no field shows, such as the second of two equal keys.
    return changes.isEmpty
      ? [Change(.definitionChanged, .medium, tool: new.name, before: old.coreDigest, after: new.coreDigest)] : changes
  }
}
