/// Nodes of a whole pack to rules and vocabularies; one way for files and for the embedded pack.
enum PackDecoder {
  struct Entry {
    let path: String
    let id: String
    let node: RuleNode
  }

  /// `needsExamples` holds the paths of the files whose rules must carry hits and misses.
  static func decode(
    rules ruleEntries: [Entry], vocabularies vocabularyEntries: [Entry], needsExamples: Set<String>
  ) -> (rules: [Rule], vocabularies: [Vocabulary], problems: [RuleProblem]) {
    var problems: [RuleProblem] = []
    var vocabularies: [Vocabulary] = []
    for entry in vocabularyEntries {
      var reader = NodeReader(path: entry.path)
      if let vocabulary = VocabularyDecoder.decode(entry.node, id: entry.id, &reader) {
        vocabularies.append(vocabulary)
      }
      problems += reader.problems
    }
    for vocabulary in vocabularies {
      guard let joined = vocabulary.joins, !vocabularies.contains(where: { $0.id == joined }) else { continue }
      let message = "the vocabulary `\(vocabulary.id)` joins `\(joined)`, which is not there"
      problems.append(RuleProblem(path: vocabulary.id, line: 0, message: message))
    }
    let names = Set(vocabularies.map(\.id))
    var rules: [Rule] = []
    for entry in ruleEntries {
      var reader = NodeReader(path: entry.path)
      let decoder = RuleDecoder(vocabularies: names, needsExamples: needsExamples.contains(entry.path))
      if let rule = decoder.decode(entry.node, id: entry.id, &reader) { rules.append(rule) }
      problems += reader.problems
    }
    return (rules, vocabularies, problems)
  }
}
