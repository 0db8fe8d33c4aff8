import ToolModel

/// What is wrong with a server that shows different tools at different times or to different clients.
enum RelistingFindings {
  static let ids: Set<String> = ["cloaking", "unstable-listing"]

  /// The finding, the more severe if another listing is riskier than the first; empty where every listing says the same.
  static func findings(_ snapshot: ToolSnapshot, isRiskier: Bool) -> [Finding] {
    guard let relisting = snapshot.relisting, !relisting.differences.isEmpty else { return [] }
    let isAboutTools = relisting.differences.contains { $0.tool != nil }
    let severity: Severity = isRiskier ? .high : isAboutTools ? .medium : .low
    switch relisting.outcome {
    case .same: return []
    case .cloaking:
      return [
        finding(
          "cloaking", "The server shows another client something else", .high, relisting.listings > 3 ? 95 : 80,
          relisting, remedy: "do not use the server before its author explains why clients see different tools")
      ]
    case .unstable:
      return [
        finding(
          "unstable-listing", "The server's list differs from one time to the next", severity, 90,
          relisting, remedy: "approve its tools one by one, by digest, and look again: what was seen may change")
      ]
    case .unconfirmed:
      return [
        finding(
          "unstable-listing", "The server's second listing differs", severity, 50, relisting,
          remedy: "scan again with more time: there was no third listing to tell why")
      ]
    }
  }

  private static func finding(
    _ id: String, _ title: String, _ severity: Severity, _ confidence: Int, _ relisting: Relisting, remedy: String
  ) -> Finding {
    Finding(
      id: id, title: "\(title): \(summary(relisting))", severity: severity, confidencePercent: confidence, tool: nil,
      evidence: relisting.differences.map { evidence($0, ruleID: id) }, remedy: remedy)
  }

  /// `2 tools added, 1 changed, other instructions`.
  private static func summary(_ relisting: Relisting) -> String {
    func names(_ kinds: [ListingDifference.Kind], wholeTools: Bool) -> Int {
      Set(
        relisting.differences.lazy.filter { kinds.contains($0.kind) && $0.pointer.isEmpty == wholeTools }
          .compactMap(\.tool)
      ).count
    }
    let counts = [
      (names([.added], wholeTools: true), "added"), (names([.removed], wholeTools: true), "removed"),
      (
        Set(
          relisting.differences.lazy.filter { $0.kind == .changed || !$0.pointer.isEmpty }.compactMap(\.tool)
        ).count, "changed"
      ),
    ]
    var phrases: [String] = []
    for (count, word) in counts where count > 0 {
      phrases.append(phrases.isEmpty ? "\(count) tool\(count == 1 ? "" : "s") \(word)" : "\(count) \(word)")
    }
    if relisting.differences.contains(where: { $0.tool == nil }) { phrases.append("other instructions") }
    if relisting.omitted > 0 { phrases.append("\(relisting.omitted) further differences") }
    return phrases.joined(separator: ", ")
  }

  /// The pointer begins with the tool's name, since it may stand in another listing only.
  private static func evidence(_ difference: ListingDifference, ruleID: String) -> Evidence {
    let tool = difference.tool.map { "/tools/\(token($0))" } ?? ""
    let words: String
    switch difference.kind {
    case .added: words = difference.pointer.isEmpty ? "added: \(difference.after ?? "")" : "+ \(difference.after ?? "")"
    case .removed: words = difference.pointer.isEmpty ? "removed" : "- \(difference.before ?? "")"
    case .changed: words = "\(difference.before ?? "") → \(difference.after ?? "")"
    }
    return Evidence(
      ruleID: ruleID, scope: .server, pointer: tool + difference.pointer, words: words, range: nil, sourceOffset: nil)
  }

  /// One token of an RFC 6901 pointer.
  private static func token(_ name: String) -> String {
    String(name.unicodeScalars.prefix(200).reduce(into: "") { $0.unicodeScalars.append($1) })
      .split(separator: "~", omittingEmptySubsequences: false).joined(separator: "~0")
      .split(separator: "/", omittingEmptySubsequences: false).joined(separator: "~1")
  }
}
