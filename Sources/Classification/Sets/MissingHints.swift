import JSONText
import ToolModel

/// Tools without the author's hints, and the hints that follow from their verdicts: one fact a server.
enum MissingHints {
  private static let maximumShown = 8

  static func facts(_ set: [SetMember]) -> [SetFact] { set.compactMap(fact) }

  private static func fact(_ member: SetMember) -> SetFact? {
    let bare = member.tools.filter { !hasHints($0.definition) }.map(\.verdict)
    guard !bare.isEmpty else { return nil }
    let groups: [(String, [Verdict])] = [
      ("readOnlyHint true", bare.filter { $0.category == .read }),
      ("destructiveHint true", bare.filter { $0.category == .destructive }),
      (
        "openWorldHint true",
        bare.filter { verdict in
          [.openWeb, .fetchesURL, .sendsOutside].contains { verdict.capabilities.contains($0) }
        }
      ),
    ]
    let advice = groups.filter { !$0.1.isEmpty }.map { hint, verdicts in
      let shown = verdicts.prefix(maximumShown).map { "`\($0.key.name)`" }.joined(separator: ", ")
      let rest = verdicts.count - maximumShown
      return "\(hint) for \(shown)" + (rest > 0 ? " and \(rest) more" : "")
    }
    return SetFact(
      kind: .missingHints, tool: nil, related: Array(bare.prefix(24).map(\.key)), seen: [],
      advice: advice.joined(separator: "; "))
  }

  private static func hasHints(_ definition: ToolDefinition) -> Bool {
    guard let annotations = (try? JSONDocument(definition.bytes))?.root["annotations"], annotations.kind == .object
    else { return false }
    return ["readOnlyHint", "destructiveHint", "idempotentHint", "openWorldHint"].contains {
      annotations[$0]?.boolean != nil
    }
  }
}
