import ToolModel

/// Events of a server's history in sentences.
enum EventProse {
  /// "The definition changed: write, medium became destructive, critical."
  static func sentence(_ event: ServerHistory.Event, named: Bool) -> String {
    let name = named ? "`\(VisibleText.folded(event.name, limit: 80))`" : "The tool"
    switch event.kind {
    case .first: return "First listed."
    case .added: return "\(name) was added\(event.after.map { " as \(text($0))" } ?? "")."
    case .removed: return "\(name) was removed\(event.before.map { "; it was \(text($0))" } ?? "")."
    case .cosmetic: return named ? "\(name) changed in metadata only." : "Metadata of the definition changed."
    case .changed:
      let subject = named ? "The definition of \(name) changed" : "The definition changed"
      guard let before = event.before, let after = event.after, before != after else {
        return "\(subject); the label stayed."
      }
      return "\(subject): \(text(before)) became \(text(after))."
    }
  }

  /// `write, medium risk`.
  static func text(_ label: SiteServer.Label) -> String { "\(label.category.rawValue), \(label.risk.rawValue) risk" }
}
