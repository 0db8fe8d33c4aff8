import Digests
import JSONText
package import RulePacks
package import ToolModel

/// Judges tools by a rule pack. Deterministic, linear in the length of what it reads, cheap to share.
package struct Classifier: Sendable {
  let compiled: CompiledPack

  /// Compiles all rules into one word table and one trie.
  package init(_ pack: RulePack) { compiled = CompiledPack(pack) }

  /// Judges every tool of a snapshot, in the order of the listing; its server and its neighbours are context.
  package func assess(_ snapshot: ToolSnapshot) -> ServerAssessment {
    let judged = judge(snapshot)
    let elsewhere = assessElsewhere(snapshot)
    return ServerAssessment(
      verdicts: judged.verdicts,
      findings: RelistingFindings.findings(snapshot, isRiskier: isRiskier(elsewhere.verdicts, than: judged.verdicts))
        + judged.findings.map(\.finding) + elsewhere.findings,
      elsewhere: elsewhere.verdicts)
  }

  /// Verdicts in the order of the listing, and findings with the place of their tool in it.
  func judge(_ snapshot: ToolSnapshot) -> (verdicts: [Verdict], findings: [(place: Int, finding: Finding)]) {
    let context = ServerContext(snapshot)
    var text = ToolText(table: compiled.table, setCount: compiled.setCount)
    context.add(to: &text)
    let mark = text.mark
    var verdicts: [Verdict] = []
    var findings: [(place: Int, finding: Finding)] = []
    verdicts.reserveCapacity(snapshot.tools.count)
    for (place, tool) in snapshot.tools.enumerated() {
      let key = ToolKey(server: snapshot.source.id, name: tool.name, ordinal: tool.ordinal)
      Self.read(tool, context, into: &text)
      let judgement = Judgement(compiled, text, facts: Self.facts(tool))
      verdicts.append(judgement.verdict(of: tool, key: key, context: context))
      for finding in judgement.findings(key: key) { findings.append((place, finding)) }
      text.cut(to: mark)
    }
    return (verdicts, findings)
  }

  /// Shows how the verdict on one tool of a snapshot came about; nil if there is no such tool.
  package func explain(_ snapshot: ToolSnapshot, toolIndex: Int) -> Explanation? {
    guard snapshot.tools.indices.contains(toolIndex) else { return nil }
    let context = ServerContext(snapshot)
    var text = ToolText(table: compiled.table, setCount: compiled.setCount)
    context.add(to: &text)
    let tool = snapshot.tools[toolIndex]
    Self.read(tool, context, into: &text)
    let key = ToolKey(server: snapshot.source.id, name: tool.name, ordinal: tool.ordinal)
    return Judgement(compiled, text, facts: Self.facts(tool)).explanation(of: tool, key: key, context: context)
  }

  /// What rules can ask for with `fired` that no word tells.
  private static func facts(_ tool: ToolDefinition) -> [String] { tool.ordinal > 0 ? ["fact-duplicate-name"] : [] }

  private static func read(_ tool: ToolDefinition, _ context: ServerContext, into text: inout ToolText) {
    let firstSegment = text.segments.count
    let firstToken = text.tokens.count
    // The intake parsed these very bytes; should they be damaged after all, the name alone is judged.
    if let document = try? JSONDocument(tool.bytes) {
      DefinitionReader.read(document.root, into: &text)
    } else {
      let place = text.addPlace(-1, .root)
      text.add(tool.name, .name, scope: .tool, place: text.addPlace(place, .word("name")), sourceOffset: 0)
    }
    let names = NameAnalysis(serverWords: context.words)
    for index in firstSegment..<text.segments.count {
      switch text.segments[index].field {
      case .name: names.run(&text, segment: index)
      case .title:
        var prose = ProseAnalysis()
        prose.run(&text, segment: index, isTitle: true)
      case .lead:
        var prose = ProseAnalysis()
        prose.run(&text, segment: index)
      default: break
      }
    }
    text.collectHits(from: firstToken)
  }
}
