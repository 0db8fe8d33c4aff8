import JSONText
import ToolModel

/// Settings that are lists of names.
enum ListMerge {
  /// `deny` wins over `ask`, and that over `allow`: only additions are needed.
  static func permissions(_ changes: [(spelling: String, treatment: Treatment)], in editor: inout JSONEditor) {
    let lists: [(String, [Treatment])] = [("allow", [.allow]), ("ask", [.ask]), ("deny", [.deny, .hide])]
    for (key, treatments) in lists {
      let names = changes.filter { treatments.contains($0.treatment) }.map(\.spelling)
      editor.append(names, to: ["permissions", key])
    }
  }

  /// What is offered: what both the user and the policy offer.
  static func copilot(_ want: PolicyReading, server: String, in editor: inout JSONEditor) {
    let path = ["mcpServers", server, "tools"]
    let own = editor.value(at: path).map { $0.elements.compactMap(\.string) }
    let offered = want.named.filter { $0.treatment.strictness < Treatment.deny.strictness }.map(\.spelling)
    let isOpen = own == nil || own?.contains("*") == true
    let kept = isOpen ? offered : offered.filter { name in own?.contains { sameBytes($0, name) } == true }
    guard isOpen || kept.count != own?.count else { return }
    editor.set(path, to: QuotedText.list(kept, QuotedText.json))
  }
}
