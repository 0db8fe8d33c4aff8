import Digests
import JSONText

/// Rule folders: bytes of the files in, a checked pack or its problems out.
package enum RulePackReader {
  /// Reads every `.yaml` file; others are ignored. With problems there is no pack.
  package static func read(files: [RuleFile]) -> (pack: RulePack?, problems: [RuleProblem]) {
    let (rules, vocabularies, ledger, problems) = entries(files)
    guard problems.isEmpty else { return (nil, problems) }
    let decoded = PackDecoder.decode(
      rules: rules, vocabularies: vocabularies, needsExamples: Set(rules.map(\.path)))
    let (falseAlarms, badEntries) = falseAlarms(ledger, rules: decoded.rules)
    guard decoded.problems.isEmpty, badEntries.isEmpty else { return (nil, decoded.problems + badEntries) }
    let digest = Digest.sha256(embedded(rules: rules, vocabularies: vocabularies, ledger: ledger))
    let pack = RulePack(
      rules: decoded.rules, vocabularies: decoded.vocabularies, digest: digest, falseAlarms: falseAlarms)
    return (pack, [])
  }

  /// The built-in pack with the files' rules and vocabularies added, or put in the place of those of the same name. With
  /// problems there is no pack. `replaced` and `added` are the ids of rules and, with a `$`, of vocabularies; sorted.
  package static func extended(
    by files: [RuleFile]
  ) -> (pack: RulePack?, problems: [RuleProblem], replaced: [String], added: [String]) {
    let own = entries(files)
    guard own.problems.isEmpty else { return (nil, own.problems, [], []) }
    let base = RulePack.builtInEntries()
    let rules = merged(base.rules, own.rules)
    let vocabularies = merged(base.vocabularies, own.vocabularies)
    let decoded = PackDecoder.decode(
      rules: rules.entries, vocabularies: vocabularies.entries, needsExamples: Set(own.rules.map(\.path)))
    guard decoded.problems.isEmpty else { return (nil, decoded.problems, [], []) }
    let (falseAlarms, badEntries) = falseAlarms(own.ledger, rules: decoded.rules)
    guard badEntries.isEmpty else { return (nil, badEntries, [], []) }
    let digest = Digest.sha256(
      embedded(rules: rules.entries, vocabularies: vocabularies.entries, ledger: own.ledger)
        + Array("\(base.falseAlarms.count)".utf8))
    return (
      RulePack(
        rules: decoded.rules, vocabularies: decoded.vocabularies, digest: digest,
        falseAlarms: base.falseAlarms.union(falseAlarms)), [],
      rules.replaced + vocabularies.replaced.map { "$" + $0 }, rules.added + vocabularies.added.map { "$" + $0 }
    )
  }

  private static func falseAlarms(
    _ ledger: PackDecoder.Entry?, rules: [Rule]
  ) -> (entries: Set<FalseAlarm>, problems: [RuleProblem]) {
    guard let ledger else { return ([], []) }
    var reader = NodeReader(path: ledger.path)
    let entries = FalseAlarm.read(ledger.node, &reader)
    for entry in entries where !rules.contains(where: { $0.id == entry.rule || $0.aliases.contains(entry.rule) }) {
      reader.report(0, "there is no rule `\(entry.rule)`")
    }
    return (Set(entries), reader.problems)
  }

  private static func merged(
    _ base: [PackDecoder.Entry], _ own: [PackDecoder.Entry]
  ) -> (entries: [PackDecoder.Entry], replaced: [String], added: [String]) {
    let known = Set(base.map(\.id))
    let own = own.sorted { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }
    let names = Set(own.map(\.id))
    let all = (base.filter { !names.contains($0.id) } + own)
      .sorted { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }
    return (all, own.map(\.id).filter(known.contains), own.map(\.id).filter { !known.contains($0) })
  }

  /// The pack in embedded form: one line of JSON without the examples. Throws the first problem.
  package static func embeddedForm(of files: [RuleFile]) throws(RuleProblem) -> [UInt8] {
    let (pack, problems) = read(files: files)
    if pack == nil, let problem = problems.first { throw problem }
    let (rules, vocabularies, ledger, _) = entries(files)
    return embedded(rules: rules, vocabularies: vocabularies, ledger: ledger)
  }

  /// Any YAML file as one line of JSON in which every scalar is a text, for what is written like a rule file and
  /// checked elsewhere, such as policy packs. Throws what keeps it from being read.
  package static func json(of file: RuleFile) throws(RuleProblem) -> [UInt8] {
    var writer = JSONWriter()
    EmbeddedNodes.write(try YAMLNodes.read(file), to: &writer)
    return writer.bytes
  }

  private static func entries(
    _ files: [RuleFile]
  ) -> (
    rules: [PackDecoder.Entry], vocabularies: [PackDecoder.Entry], ledger: PackDecoder.Entry?, problems: [RuleProblem]
  ) {
    var ledger: PackDecoder.Entry?
    var rules: [PackDecoder.Entry] = []
    var vocabularies: [PackDecoder.Entry] = []
    var problems: [RuleProblem] = []
    var seen: Set<String> = []
    let yaml = files.filter { $0.path.hasSuffix(".yaml") && !$0.isPolicyPack }
    for file in yaml.sorted(by: { $0.stem.utf8.lexicographicallyPrecedes($1.stem.utf8) }) {
      do throws(RuleProblem) {
        let entry = PackDecoder.Entry(path: file.path, id: file.stem, node: try YAMLNodes.read(file))
        let isNew = seen.insert((file.isVocabulary ? "$" : "") + file.stem).inserted
        if !isNew { problems.append(RuleProblem(path: file.path, line: 0, message: "another file has the same name")) }
        if file.path == FalseAlarm.fileName {
          ledger = entry
        } else if file.isVocabulary {
          vocabularies.append(entry)
        } else {
          rules.append(entry)
        }
      } catch {
        problems.append(error)
      }
    }
    return (rules, vocabularies, ledger, problems)
  }

  private static func embedded(
    rules: [PackDecoder.Entry], vocabularies: [PackDecoder.Entry], ledger: PackDecoder.Entry?
  ) -> [UInt8] {
    var writer = JSONWriter()
    writer.object {
      $0.key("vocabulary")
      $0.object {
        for entry in vocabularies {
          $0.key(entry.id)
          EmbeddedNodes.write(entry.node, to: &$0)
        }
      }
      if let ledger {
        $0.key("false-alarms")
        EmbeddedNodes.write(ledger.node, to: &$0)
      }
      $0.key("rules")
      $0.object {
        for entry in rules {
          $0.key(entry.id)
          EmbeddedNodes.write(entry.node, to: &$0, dropping: ["hits", "misses"])
        }
      }
    }
    return writer.bytes
  }
}
