import Drift

/// A change in our words; what the server says stands in backticks, made visible.
enum ChangePhrase {
  /// One line without the tool's name and without a full stop.
  static func text(_ change: Change) -> String {
    let subject = change.subject.map { VisibleText.line($0, limit: 80) } ?? ""
    return switch change.kind {
    case .rugPull:
      "does more than what was agreed to: it was \(plain(change.before)) and is \(plain(change.after))"
    case .serverAdded: "a server that the lock does not know, with \(plain(change.after)) tools"
    case .serverRemoved: "the server is gone"
    case .sourceChanged: "is started or reached in another way\(fromTo(change))"
    case .versionChanged: "another version\(fromTo(change))"
    case .sameVersion: "its tools changed, but it still calls itself version `\(plain(change.after))`"
    case .serverInfoChanged: "calls itself something else\(fromTo(change))"
    case .instructionsChanged: "the server's instructions to the model changed"
    case .completenessChanged: "the listing was \(plain(change.before)) and is \(plain(change.after))"
    case .toolAdded: "new tool: \(plain(change.after))"
    case .toolRemoved: "the tool is gone"
    case .titleChanged: "title changed\(fromTo(change))"
    case .descriptionChanged: "description changed"
    case .parameterAdded: "new parameter `\(subject)`: \(plain(change.after))"
    case .parameterRemoved: "parameter `\(subject)` is gone"
    case .parameterChanged: "parameter `\(subject)` changed\(fromTo(change))"
    case .schemaChanged: "the shape of the arguments changed\(fromTo(change))"
    case .outputChanged: "the shape of the result changed\(fromTo(change))"
    case .annotationChanged: "the claim `\(subject)` changed\(fromTo(change))"
    case .metadataChanged: "only `_meta` or icons changed"
    case .otherChanged: "`\(subject)` changed\(fromTo(change))"
    case .definitionChanged: "the definition changed; the lock holds its digest alone"
    case .categoryRaised, .categoryLowered: "class was \(plain(change.before)) and is \(plain(change.after))"
    case .riskRaised, .riskLowered: "risk was \(plain(change.before)) and is \(plain(change.after))"
    case .capabilityAdded: "now also: \(subject)"
    case .capabilityRemoved: "no longer: \(subject)"
    case .findingAdded: "new finding: \(subject)"
    case .findingRemoved: "no longer found: \(subject)"
    }
  }

  /// True where the change is best told as a comparison of two running texts.
  static func isProse(_ change: Change) -> Bool {
    switch change.kind {
    case .descriptionChanged, .instructionsChanged: true
    case .parameterChanged: change.subject?.hasSuffix("(description)") ?? false
    default: false
    }
  }

  private static func plain(_ text: String?) -> String { VisibleText.folded(text ?? "", limit: 160) }

  private static func fromTo(_ change: Change) -> String {
    guard !isProse(change) else { return "" }
    let before = change.before.map { "`\(VisibleText.folded($0, limit: 80))`" } ?? "nothing"
    let after = change.after.map { "`\(VisibleText.folded($0, limit: 80))`" } ?? "nothing"
    return ": \(before) became \(after)"
  }
}
