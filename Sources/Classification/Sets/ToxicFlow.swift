import ToolModel

/// Private data, text of strangers, and a way out in one agent's hands: whoever writes the text can have the data sent
/// to himself. Taking one leg away breaks it.
enum ToxicFlow {
  private static let maximumShown = 4

  private struct Leg {
    let name: String
    var tools: [ToolKey] = []
  }

  static func facts(_ set: [SetMember]) -> [SetFact] {
    var legs = [Leg(name: "private data"), Leg(name: "text of strangers"), Leg(name: "a way out")]
    for member in set {
      for verdict in member.assessment.verdicts {
        if isPrivate(verdict) { legs[0].tools.append(verdict.key) }
        if isUntrusted(verdict) { legs[1].tools.append(verdict.key) }
        if isWayOut(verdict) { legs[2].tools.append(verdict.key) }
      }
    }
    guard legs.allSatisfy({ !$0.tools.isEmpty }) else { return [] }
    // The leg with the fewest tools costs least to drop; of two equal ones the later does less.
    guard
      let weakest = legs.enumerated().min(by: {
        ($0.element.tools.count, -$0.offset) < ($1.element.tools.count, -$1.offset)
      })
    else { return [] }
    let all = Set(legs.flatMap(\.tools)).sorted()
    let drop = weakest.element.tools
    return [
      SetFact(
        kind: .toxicFlow, tool: nil, related: Array(all.prefix(24)),
        seen: legs.flatMap { leg in leg.tools.prefix(maximumShown).map { ("/name", $0.name) } },
        advice: legs.map { "\($0.name) from \(list($0.tools))" }.joined(separator: ", ")
          + "; drop \(list(drop)) (\(weakest.element.name)) and the chain is broken")
    ]
  }

  private static func list(_ tools: [ToolKey]) -> String {
    let shown = tools.prefix(maximumShown).map { "`\($0.name)` of `\($0.server.text)`" }.joined(separator: ", ")
    return tools.count > maximumShown ? shown + " and \(tools.count - maximumShown) more" : shown
  }

  private static func isPrivate(_ verdict: Verdict) -> Bool {
    let reads = verdict.category == .read || verdict.category == .execute
    return reads && (verdict.capabilities.contains(.privateData) || verdict.capabilities.contains(.secrets))
  }

  private static func isUntrusted(_ verdict: Verdict) -> Bool {
    verdict.capabilities.contains(.openWeb) || verdict.capabilities.contains(.fetchesURL)
  }

  private static func isWayOut(_ verdict: Verdict) -> Bool {
    let sends = verdict.capabilities.contains(.sendsOutside) || verdict.capabilities.contains(.fetchesURL)
    return sends || (verdict.capabilities.contains(.freeCode) && !verdict.capabilities.contains(.sandboxed))
  }
}
