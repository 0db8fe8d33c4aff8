import Digests
import JSONText
package import RulePacks
package import ToolModel

/// Judges tools by a rule pack. Deterministic, linear in the length of what it reads, cheap to share.
package struct Classifier: Sendable {
  let compiled: CompiledPack
  private let overrides: Overrides

  /// Compiles all rules into one word table and one trie.
  package init(_ pack: RulePack, overrides: Overrides = .none) {
    compiled = CompiledPack(pack)
    self.overrides = overrides
  }

  /// Names what judges: the rules and, where there are some, the overrides.
  package var digest: String { compiled.pack.digest }

  /// Judges every tool of a snapshot, in the order of the listing; its server and its neighbours are context.
  package func assess(_ snapshot: ToolSnapshot) -> ServerAssessment {
    let judged = judge(snapshot)
    let elsewhere = assessElsewhere(snapshot)
    let assessment = ServerAssessment(
      verdicts: judged.verdicts,
      findings: RelistingFindings.findings(snapshot, isRiskier: isRiskier(elsewhere.verdicts, than: judged.verdicts))
        + judged.findings.map(\.finding) + elsewhere.findings,
      elsewhere: elsewhere.verdicts)
    return OverrideUse.apply(overrides, to: assessment, of: snapshot.source)
  }

  /// Verdicts in the order of the listing, and findings with the place of their tool in it.
  func judge(_ snapshot: ToolSnapshot) -> (verdicts: [Verdict], findings: [(place: Int, finding: Finding)]) {
    let context = ServerContext(snapshot)
    var text = ToolText(table: compiled.table, setCount: compiled.setCount)
    context.add(to: &text)
    let mark = text.mark
    var verdicts: [Verdict] = []
    // What stands in the server's own text belongs to no tool: it has the place before the first.
    var findings: [(place: Int, finding: Finding)] = []
    if context.hasInstructions {
      findings = Judgement(compiled, text).findings(about: nil).map { (-1, $0) }
    }
    verdicts.reserveCapacity(snapshot.tools.count)
    for (place, tool) in snapshot.tools.enumerated() {
      let key = ToolKey(server: snapshot.source.id, name: tool.name, ordinal: tool.ordinal)
      Self.read(tool, context, into: &text)
      let judgement = Judgement(compiled, text, facts: Self.facts(tool))
      verdicts.append(judgement.verdict(of: tool, key: key, context: context))
      for finding in judgement.findings(about: key) where !compiled.pack.isFalseAlarm(finding.id, tool.digest) {
        findings.append((place, finding))
      }
      text.cut(to: mark)
    }
    return (verdicts, findings)
  }

  /// Shows how the verdict on one tool of a snapshot came about; nil if there is no such tool.
  package func explain(_ snapshot: ToolSnapshot, toolIndex: Int) -> Explanation? {
    guard snapshot.tools.indices.contains(toolIndex) else { return nil }
    let tool = snapshot.tools[toolIndex]
    let key = ToolKey(server: snapshot.source.id, name: tool.name, ordinal: tool.ordinal)
    return judge(snapshot, toolIndex: toolIndex).judgement
      .explanation(of: tool, key: key, context: ServerContext(snapshot), overrides: overrides, source: snapshot.source)
  }

  /// The words of one tool of a snapshot and what the rules make of them; the index must be valid.
  func judge(_ snapshot: ToolSnapshot, toolIndex: Int) -> (text: ToolText, judgement: Judgement) {
    let context = ServerContext(snapshot)
    var text = ToolText(table: compiled.table, setCount: compiled.setCount)
    context.add(to: &text)
    Self.read(snapshot.tools[toolIndex], context, into: &text)
    return (text, Judgement(compiled, text, facts: Self.facts(snapshot.tools[toolIndex])))
  }

  /// Judges a snapshot for the counts alone; gives back the places of the rules that fired for it.
  func count(_ snapshot: ToolSnapshot, with meter: RuleMeter) -> Set<Int> {
    let context = ServerContext(snapshot)
    var text = ToolText(table: compiled.table, setCount: compiled.setCount)
    context.add(to: &text)
    let mark = text.mark
    for tool in snapshot.tools {
      Self.read(tool, context, into: &text)
      _ = Judgement(compiled, text, facts: Self.facts(tool), meter: meter)
      text.cut(to: mark)
    }
    defer { meter.last.removeAll(keepingCapacity: true) }
    return Set(meter.last)
  }

  /// Reads each tool and splits it into words, and nothing else.
  func splitting<Result>(_ snapshot: ToolSnapshot, _ body: (ToolText) -> Result) -> [Result] {
    var text = ToolText(table: compiled.table, setCount: compiled.setCount)
    let mark = text.mark
    return snapshot.tools.map { tool in
      if let document = try? JSONDocument(tool.bytes) { DefinitionReader.read(document.root, into: &text) }
      defer { text.cut(to: mark) }
      return body(text)
    }
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
    HiddenText.reveal(&text)
    text.collectHits(from: firstToken)
  }
}
