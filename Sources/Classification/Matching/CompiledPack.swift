import RulePacks
import ToolModel

/// A rule pack made ready: words in one table, terms over set numbers, and for each set the rules it can wake up.
struct CompiledPack: Sendable {
  let pack: RulePack
  /// Compiles further terms over the same words.
  let compiler: PackCompiler
  let table: WordTable
  let setCount: Int
  let rules: [CompiledRule]
  /// For each set the rules that need it.
  let wakes: [[Int32]]
  /// Rules without a word that they need.
  let alwaysAwake: [Int32]

  init(_ pack: RulePack) {
    var compiler = PackCompiler(pack)
    self.rules = pack.rules.map { CompiledRule(rule: $0, match: compiler.compile($0.match)) }
    self.pack = pack
    self.compiler = compiler
    self.table = compiler.table
    self.setCount = compiler.setCount
    var wakes = Array(repeating: [Int32](), count: compiler.setCount)
    var alwaysAwake: [Int32] = []
    for (index, rule) in rules.enumerated() {
      guard let anchors = rule.match.anchors else {
        alwaysAwake.append(Int32(index))
        continue
      }
      for set in Set(anchors).sorted() { wakes[Int(set)].append(Int32(index)) }
    }
    self.wakes = wakes
    self.alwaysAwake = alwaysAwake
  }
}

/// A rule with its compiled term; a reference, so that judging copies no rules.
final class CompiledRule: Sendable {
  let rule: Rule
  let match: CompiledMatch

  let phase: Phase
  /// Categories within which a capability counts, a bit each by consequence.
  let within: UInt8

  /// Rules are judged in this order; later ones may ask what fired before.
  enum Phase: Sendable { case votes, capabilities, findings }

  init(rule: Rule, match: CompiledMatch) {
    self.rule = rule
    self.match = match
    switch rule.effect {
    case .category, .guards: (phase, within) = (.votes, 0xFF)
    case .capability(_, let categories):
      (phase, within) = (.capabilities, categories.reduce(0) { $0 | 1 << UInt8($1.consequence) })
    case .finding: (phase, within) = (.findings, 0xFF)
    }
  }
}

/// `MatchExpression` with set numbers for words.
indirect enum CompiledMatch: Sendable {
  case all([CompiledMatch])
  case any([CompiledMatch])
  case not(CompiledMatch)
  case words([Int32], MatchExpression.Scope)
  case act(CompiledAct)
  case near([Int32], [Int32], gap: Int, MatchExpression.Scope)
  case chain([[Int32]], anchor: Int, gap: Int, MatchExpression.Scope)
  case parameter(name: [Int32], isWhole: Bool, choice: [Int32]?, text: [Int32]?)
  case annotation(String, Bool?)
  case parameters(ClosedRange<Int>)
  case empty(FieldSet)
  case spots(Set<SpotKind>)
  case fired(String)

  /// Sets of which one must occur for the term to hold; nil if it can hold without any.
  var anchors: [Int32]? {
    switch self {
    case .all(let terms): terms.compactMap(\.anchors).min { $0.count < $1.count }
    case .any(let terms):
      terms.reduce([]) { (sum: [Int32]?, term) in
        guard let sum, let more = term.anchors else { return nil }
        return sum + more
      }
    case .words(let sets, _): sets
    case .act(let act): act.verb
    case .near(_, let then, _, _): then
    case .chain(let parts, let anchor, _, _): parts[anchor]
    case .parameter(let name, _, _, _): name
    case .not, .annotation, .parameters, .empty, .spots, .fired: nil
    }
  }
}

struct CompiledAct: Sendable {
  let verb: [Int32]
  let fields: FieldSet
  let object: [Int32]?
  let noun: [Int32]?
  let exceptObject: [Int32]?
  let exceptNoun: [Int32]?
  let isBare: Bool
  let isLeading: Bool
  let isClear: Bool
}
