import ToolModel

/// A decision record as one target can be told it: stricter where the target lacks something, never looser.
struct LoweredPolicy {
  /// What the target is told about one spelled name.
  struct Entry {
    /// The name as the target spells it; no two entries have the same.
    let spelling: String
    /// The tool that it is about, the first if there are several.
    let decision: ToolDecision
    let treatment: Treatment
    let limits: [CallLimit]
    let conditions: [ArgumentCondition]
  }

  /// In the order of the listing.
  let entries: [Entry]
  /// What the file does with all other tools; nil if that is not its to say.
  let unlisted: Treatment?
  private(set) var losses: [PolicyLoss]

  /// The spelled names that get one of these treatments, in the order of the listing.
  func names(_ treatments: Treatment...) -> [String] {
    entries.filter { treatments.contains($0.treatment) }.map(\.spelling)
  }

  /// Adds a loss about a tool.
  mutating func lose(_ tool: String, _ message: String) { losses.append(PolicyLoss(tool: tool, message: message)) }

  /// Adds a loss about the whole file.
  mutating func lose(_ message: String) { losses.append(PolicyLoss(tool: nil, message: message)) }

  init(_ template: PolicyTemplate, for abilities: TargetAbilities, naming: (String) -> Spelling) {
    var lowering = Lowering(abilities: abilities)
    for decision in template.told(to: abilities.kind).strictestPerName().tools {
      lowering.add(decision, spelling: naming(decision.name))
    }
    (unlisted, entries, losses) = lowering.finish(unlisted: template.unlisted)
  }
}

/// The work of lowering one record.
private struct Lowering {
  let abilities: TargetAbilities
  private var entries: [LoweredPolicy.Entry] = []
  private var places: [[UInt8]: Int] = [:]
  private var losses: [PolicyLoss] = []
  /// Tools that the target cannot be told about, with what the record wants.
  private var unnamed: [(name: String, wanted: Treatment, why: String)] = []

  init(abilities: TargetAbilities) { self.abilities = abilities }

  mutating func add(_ decision: ToolDecision, spelling: Spelling) {
    var lowered = told(decision)
    switch spelling {
    case .none(let why):
      unnamed.append((decision.name, decision.treatment, why))
      return
    case .doubtful(_, let why):
      if lowered.treatment == .allow || (lowered.treatment == .ask && abilities.refusesUnlisted) {
        lowered.treatment = nil
        unnamed.append((decision.name, decision.treatment, why))
        return
      }
      if let treatment = lowered.treatment {
        lose(decision.name, "\(treatment.participle) by a spelling that may match other tools too: \(why)")
      }
    case .exact: break
    }
    guard let treatment = lowered.treatment else { return }
    for text in spelling.texts {
      put(
        LoweredPolicy.Entry(
          spelling: text, decision: decision, treatment: treatment, limits: lowered.limits,
          conditions: lowered.conditions))
    }
  }

  mutating func finish(unlisted wanted: Treatment) -> (Treatment?, [LoweredPolicy.Entry], [PolicyLoss]) {
    let needed = unnamed.map(\.wanted).max { $0.strictness < $1.strictness } ?? wanted
    let least = max(
      min(wanted.strictness, Treatment.deny.strictness), min(needed.strictness, Treatment.deny.strictness))
    let possible = Treatment.allCases.filter { abilities.unlisted.contains($0) }
    let chosen = possible.first { $0.strictness >= least } ?? possible.last
    let actual = chosen ?? abilities.nativeUnlisted
    if actual.strictness < min(wanted.strictness, Treatment.deny.strictness) {
      lose(nil, "tools that are not listed \(actual.phrase): this format cannot refuse them")
    } else if actual.strictness > wanted.strictness, actual != .hide || wanted != .deny {
      lose(nil, "tools that are not listed \(actual.phrase) instead of \(wanted.gerund)")
    }
    for tool in unnamed {
      let isWeaker = actual.strictness < min(tool.wanted.strictness, Treatment.deny.strictness)
      lose(tool.name, "left out, so it \(isWeaker ? "only " : "")\(actual.phraseOfOne): \(tool.why)")
    }
    return (chosen, entries, losses)
  }

  /// What remains of a decision; no treatment if the target cannot be told any that is strict enough.
  private mutating func told(
    _ decision: ToolDecision
  ) -> (treatment: Treatment?, limits: [CallLimit], conditions: [ArgumentCondition]) {
    var wanted = decision.treatment
    if wanted == .allow, !abilities.treatments.contains(.allow) {
      lose(decision.name, "keeps asking: this format cannot allow")
      return (nil, [], [])
    }
    if wanted == .allow, !decision.conditions.allSatisfy(abilities.canRefuse) {
      wanted = .ask
      lose(decision.name, "\(wantedPhrase(.ask)): this format cannot look into arguments")
    }
    var limits: [CallLimit] = []
    if wanted == .allow { (wanted, limits) = counted(decision) }
    let treatment = expressible(wanted)
    if decision.treatment == wanted, let treatment, treatment != wanted, !isSameHere(treatment, wanted) {
      lose(decision.name, "\(treatment.participle) instead of \(wanted.participle): this format cannot do that")
    }
    // What an allowed call is refused for is refused too where the others are asked about.
    let isAsked = treatment == .ask && decision.conditions.allSatisfy(abilities.canRefuse)
    return (
      treatment, treatment == .allow ? limits : [], treatment == .allow || isAsked ? decision.conditions : []
    )
  }

  /// Limits: hard ones that cannot be counted become a question or a denial, soft ones are dropped.
  private mutating func counted(_ decision: ToolDecision) -> (Treatment, [CallLimit]) {
    let limits = CallLimit.tightest(decision.limits)
    let kept = limits.filter { abilities.windows.contains($0.window) }
    guard kept.count < limits.count else { return (.allow, kept) }
    let lost = limits.filter { !abilities.windows.contains($0.window) }
    if lost.contains(where: \.required) {
      lose(decision.name, "\(wantedPhrase(.ask)): this format cannot keep its required limit")
      return (.ask, [])
    }
    lose(decision.name, "its limit is dropped: this format cannot count calls \(lost[0].window.phrase)")
    return (.allow, kept)
  }

  /// The first treatment at least as strict; a denial may be hidden and the other way round. A format that can only
  /// make a client ask does that for what it cannot refuse.
  private func expressible(_ wanted: Treatment) -> Treatment? {
    let can = abilities.treatments
    if can.contains(wanted) { return wanted }
    switch wanted {
    case .allow: return nil
    case .ask: return can.contains(.deny) ? .deny : can.contains(.hide) ? .hide : nil
    case .deny: return can.contains(.hide) ? .hide : can.contains(.ask) ? .ask : nil
    case .hide: return can.contains(.deny) ? .deny : can.contains(.ask) ? .ask : nil
    }
  }

  /// Whether hidden or refused makes no difference to what is called.
  private func isSameHere(_ one: Treatment, _ other: Treatment) -> Bool {
    one.strictness >= Treatment.deny.strictness && other.strictness >= Treatment.deny.strictness
  }

  private func wantedPhrase(_ wanted: Treatment) -> String {
    (expressible(wanted) ?? abilities.nativeUnlisted).participle
  }

  private mutating func put(_ entry: LoweredPolicy.Entry) {
    let key = Array(entry.spelling.utf8)
    guard let place = places[key] else {
      places[key] = entries.count
      entries.append(entry)
      return
    }
    let other = entries[place]
    let isSameName = sameBytes(other.decision.name, entry.decision.name)
    lose(
      entry.decision.name,
      isSameName
        ? "several tools have this name: the strictest decision stands"
        : "this format cannot tell it from another tool: the strictest decision stands")
    let stricter = entry.treatment.strictness > other.treatment.strictness ? entry : other
    entries[place] = LoweredPolicy.Entry(
      spelling: entry.spelling, decision: stricter.decision, treatment: stricter.treatment,
      limits: stricter.treatment == .allow ? CallLimit.tightest(other.limits + entry.limits) : [],
      conditions: ArgumentCondition.all(other.conditions + entry.conditions))
  }

  private mutating func lose(_ tool: String?, _ message: String) {
    losses.append(PolicyLoss(tool: tool, message: message))
  }
}

extension TargetAbilities {
  /// True if leaving a tool out can be stricter than a question.
  fileprivate var refusesUnlisted: Bool { unlisted.contains(.deny) || unlisted.contains(.hide) }
}

extension Spelling {
  fileprivate var texts: [String] {
    switch self {
    case .exact(let text): [text]
    case .doubtful(let texts, _): texts
    case .none: []
    }
  }
}

extension Treatment {
  fileprivate var phrase: String {
    switch self {
    case .allow: "run"
    case .ask: "ask"
    case .deny: "are denied"
    case .hide: "are hidden"
    }
  }
  fileprivate var phraseOfOne: String {
    switch self {
    case .allow: "runs"
    case .ask: "asks"
    case .deny: "is denied"
    case .hide: "is hidden"
    }
  }
  fileprivate var participle: String {
    switch self {
    case .allow: "allowed"
    case .ask: "asked"
    case .deny: "denied"
    case .hide: "hidden"
    }
  }
  fileprivate var gerund: String {
    switch self {
    case .allow: "run"
    case .ask: "asking"
    case .deny: "being denied"
    case .hide: "being hidden"
    }
  }
}

extension CallLimit.Window {
  fileprivate var phrase: String { self == .hour ? "an hour" : "a \(rawValue)" }
}
