import Digests
import JSONText

/// Rule folders: bytes of the files in, a checked pack or its problems out.
package enum RulePackReader {
  /// Reads every `.yaml` file; others are ignored. With problems there is no pack.
  package static func read(files: [RuleFile]) -> (pack: RulePack?, problems: [RuleProblem]) {
    let (rules, vocabularies, problems) = entries(files)
    guard problems.isEmpty else { return (nil, problems) }
    let decoded = PackDecoder.decode(rules: rules, vocabularies: vocabularies, needsExamples: true)
    guard decoded.problems.isEmpty else { return (nil, decoded.problems) }
    let digest = Digest.sha256(embedded(rules: rules, vocabularies: vocabularies))
    return (RulePack(rules: decoded.rules, vocabularies: decoded.vocabularies, digest: digest), [])
  }

  /// The pack in embedded form: one line of JSON without the examples. Throws the first problem.
  package static func embeddedForm(of files: [RuleFile]) throws(RuleProblem) -> [UInt8] {
    let (pack, problems) = read(files: files)
    if pack == nil, let problem = problems.first { throw problem }
    let (rules, vocabularies, _) = entries(files)
    return embedded(rules: rules, vocabularies: vocabularies)
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
  ) -> (rules: [PackDecoder.Entry], vocabularies: [PackDecoder.Entry], problems: [RuleProblem]) {
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
        if file.isVocabulary { vocabularies.append(entry) } else { rules.append(entry) }
      } catch {
        problems.append(error)
      }
    }
    return (rules, vocabularies, problems)
  }

  private static func embedded(rules: [PackDecoder.Entry], vocabularies: [PackDecoder.Entry]) -> [UInt8] {
    var writer = JSONWriter()
    writer.object {
      $0.key("vocabulary")
      $0.object {
        for entry in vocabularies {
          $0.key(entry.id)
          EmbeddedNodes.write(entry.node, to: &$0)
        }
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
