import RulePacks
import ToolModel

/// All rules that fire for one text, and what follows from them.
struct Judgement {
  let compiled: CompiledPack
  let text: ToolText
  private let meter: RuleMeter?
  /// In the order of the pack, by kind: category and guard rules, then capabilities, then findings.
  private(set) var fired: [FiredRule] = []
  private(set) var category: Category = .write
  /// Index into `fired`; nil if no category rule stands.
  private(set) var deciding: Int?

  /// `facts` are names that rules can ask for with `fired`, beside the tags of rules.
  /// `meter` counts what each rule costs.
  init(_ compiled: CompiledPack, _ text: ToolText, facts: [String] = [], meter: RuleMeter? = nil) {
    self.compiled = compiled
    self.text = text
    self.meter = meter
    var evaluator = MatchEvaluator()
    evaluator.fired.formUnion(facts)
    let awake = awakeRules()
    judge(awake, .votes, &evaluator)
    decide()
    evaluator.fired.insert("category-" + category.rawValue)
    judge(awake, .capabilities, &evaluator)
    judge(awake, .findings, &evaluator)
  }

  /// Rules that can fire because one of their words occurs.
  private func awakeRules() -> [Int32] {
    var isAwake = Array(repeating: false, count: compiled.rules.count)
    for rule in compiled.alwaysAwake { isAwake[Int(rule)] = true }
    for set in 0..<compiled.setCount where text.newest[set] >= 0 {
      for rule in compiled.wakes[set] { isAwake[Int(rule)] = true }
    }
    return isAwake.indices.filter { isAwake[$0] }.map(Int32.init)
  }

  private mutating func judge(_ awake: [Int32], _ phase: CompiledRule.Phase, _ evaluator: inout MatchEvaluator) {
    let bit: UInt8 = 1 << UInt8(category.consequence)
    for index in awake {
      let rule = compiled.rules[Int(index)]
      guard rule.phase == phase, rule.within & (phase == .capabilities ? bit : 0xFF) != 0 else { continue }
      evaluator.found.removeAll(keepingCapacity: true)
      evaluator.spots.removeAll(keepingCapacity: true)
      let before = evaluator.work
      let isHolding = evaluator.holds(rule.match, text)
      if let meter {
        meter.evaluations[Int(index)] += 1
        meter.work[Int(index)] += evaluator.work - before
        meter.fired[Int(index)] += isHolding ? 1 : 0
        if isHolding { meter.last.append(Int(index)) }
      }
      guard isHolding else { continue }
      fired.append(FiredRule(compiled: rule, hits: evaluator.found, spots: evaluator.spots))
      evaluator.fired.insert(rule.rule.id)
      for tag in rule.rule.tags { evaluator.fired.insert(tag) }
    }
  }

  /// Beaten votes fall away; the worst category that is left wins, its surest rule decides. Guards go first: a rule that
  /// a guard has beaten beats no other.
  private mutating func decide() {
    beat { $0.effect.isGuard }
    beat { !$0.effect.isGuard }
    for index in fired.indices where fired[index].beatenBy == nil {
      guard case .category(let category, _) = fired[index].rule.effect else { continue }
      if let best = deciding, case .category(let bestCategory, _) = fired[best].rule.effect {
        let isBetter =
          (category.consequence, fired[index].rule.confidencePercent)
          > (bestCategory.consequence, fired[best].rule.confidencePercent)
        if !isBetter { continue }
      }
      deciding = index
      self.category = category
    }
  }

  /// Marks the votes that standing rules of one kind beat.
  private mutating func beat(_ isOfKind: (Rule) -> Bool) {
    let beaters = fired.filter { $0.beatenBy == nil && $0.rule.beats != nil && isOfKind($0.rule) }.map(\.rule)
    for index in fired.indices where fired[index].beatenBy == nil {
      guard case .category(let category, let strength) = fired[index].rule.effect else { continue }
      fired[index].beatenBy =
        beaters.first { other in
          guard let beats = other.beats, other.id != fired[index].rule.id else { return false }
          return beats.categories.contains(category) && strength <= beats.upTo
            && (beats.tags.isEmpty || !beats.tags.isDisjoint(with: fired[index].rule.tags))
        }?.id
    }
  }

  var capabilities: [Capability] {
    fired.compactMap {
      if case .capability(let capability, _) = $0.rule.effect { capability } else { nil }
    }
  }
}

/// A rule that fired.
struct FiredRule {
  let compiled: CompiledRule
  let hits: [ToolText.Hit]
  let spots: [Spot]
  /// The rule that beats its vote.
  var beatenBy: String?

  var rule: Rule { compiled.rule }
}
