import RulePacks
import ToolModel

extension Judgement {
  /// Evidence that a verdict carries at most, so that a text full of words stays small in the answer.
  private static var maximumEvidence: Int { 24 }

  func verdict(of tool: ToolDefinition, key: ToolKey, context: ServerContext) -> Verdict {
    let capabilities = Set(self.capabilities)
    let steps = RiskArithmetic.steps(category, capabilities)
    let evidence = self.evidence()
    return Verdict(
      key: key, category: category, risk: steps.last?.after ?? category.baseRisk, capabilities: Array(capabilities),
      confidencePercent: confidencePercent, deciding: evidence.first ?? unknown(tool),
      supporting: Array(evidence.dropFirst().prefix(Self.maximumEvidence - 1)), riskSteps: steps,
      definitionDigest: tool.digest, contextDigest: context.digest, rulesDigest: compiled.pack.digest)
  }

  /// Findings about a tool, or, without a key, about its server: what stands in the server's own text is not repeated
  /// for each tool.
  func findings(about key: ToolKey?) -> [Finding] {
    fired.compactMap { fired in
      guard case .finding(let severity, let remedy) = fired.rule.effect else { return nil }
      let evidence = Array(evidence(of: fired).prefix(Self.maximumEvidence))
      guard (key == nil) == evidence.allSatisfy({ $0.scope == .server }) else { return nil }
      return Finding(
        id: fired.rule.id, title: fired.rule.title, severity: severity,
        confidencePercent: fired.rule.confidencePercent, tool: key, evidence: evidence, remedy: remedy,
        references: fired.rule.references)
    }
  }

  /// The deciding rule first, then those that agree with it, then the capabilities.
  private func evidence() -> [Evidence] {
    guard let deciding else { return [] }
    var list = evidence(of: fired[deciding])
    for (index, rule) in fired.enumerated() where index != deciding && rule.beatenBy == nil {
      switch rule.rule.effect {
      case .category(category, _): list += evidence(of: rule)
      case .capability: list += evidence(of: rule)
      case .category, .guards, .finding: break
      }
    }
    return list
  }

  func evidence(of fired: FiredRule) -> [Evidence] {
    if fired.hits.isEmpty, fired.spots.isEmpty {
      return [
        Evidence(ruleID: fired.rule.id, scope: .tool, pointer: "", words: "", range: nil, sourceOffset: nil)
      ]
    }
    return fired.spots.map { spot in
      evidence(fired.rule.id, text.segments[Int(spot.segment)], spot.range, words: decoded(spot))
    }
      + fired.hits.map { hit in
        let first = text.tokens[Int(hit.token)]
        let last = text.tokens[Int(hit.token + hit.tokenCount - 1)]
        let segment = text.segments[Int(first.segment)]
        return evidence(fired.rule.id, segment, Int(first.start)..<Int(last.end))
      }
  }

  /// What characters that nobody sees spell; nil for spots that can be seen.
  private func decoded(_ spot: Spot) -> String? {
    guard spot.kind == .tagCharacters || spot.kind == .invisibleCharacters else { return nil }
    let place = text.segments[Int(spot.segment)].place
    let plain = text.segments.first { $0.field == .decoded && $0.place == place }
    return plain.map { String(decoding: text.buffer[$0.range], as: UTF8.self) }
  }

  private func evidence(_ ruleID: String, _ segment: Segment, _ range: Range<Int>, words: String? = nil) -> Evidence {
    let start = segment.range.lowerBound
    return Evidence(
      ruleID: ruleID, scope: segment.scope, pointer: text.pointer(segment.place),
      words: words ?? String(decoding: text.buffer[range], as: UTF8.self),
      range: segment.origin ?? (range.lowerBound - start)..<(range.upperBound - start),
      sourceOffset: segment.sourceOffset < 0 ? nil : Int(segment.sourceOffset))
  }

  /// No rule speaks of this tool: it counts as a write until somebody knows better.
  private func unknown(_ tool: ToolDefinition) -> Evidence {
    Evidence(
      ruleID: "unknown-act", scope: .tool, pointer: "/name", words: tool.name, range: 0..<tool.name.utf8.count,
      sourceOffset: nil)
  }
}
