import ToolModel

/// How much care a server needs, as one letter with its arithmetic: 100 points, less what its record costs. It says
/// nothing about how well the server does its work.
struct ServerGrade: Sendable {
  let points: Int
  /// What was taken off, in the order in which it is counted.
  let deductions: [Deduction]

  struct Deduction: Sendable {
    let reason: String
    let points: Int
  }

  /// What is counted, tool by tool.
  struct Count {
    fileprivate var tools = 0
    fileprivate var critical = 0
    fileprivate var high = 0
    fileprivate var unsure = 0
    fileprivate var undescribed = 0
    fileprivate var annotated = 0
    fileprivate var playedDown = 0
    fileprivate var severities: [Severity: Int] = [:]
    fileprivate let isPartial: Bool

    init(findings: [Finding], isPartial: Bool) {
      self.isPartial = isPartial
      for finding in findings { severities[finding.severity, default: 0] += 1 }
    }

    mutating func add(_ verdict: Verdict, annotations: AnnotationClaims, isDescribed: Bool) {
      tools += 1
      if verdict.risk == .critical { critical += 1 }
      if verdict.risk == .high { high += 1 }
      if verdict.confidencePercent < 50 { unsure += 1 }
      if !isDescribed { undescribed += 1 }
      if !annotations.isEmpty { annotated += 1 }
      if case .playsDown = annotations.agreement(with: verdict.category) { playedDown += 1 }
    }
  }

  /// Nil for a server without tools.
  init?(_ count: Count) {
    guard count.tools > 0 else { return nil }
    var deductions: [Deduction] = []
    func take(_ points: Int, _ reason: String) {
      if points > 0 { deductions.append(Deduction(reason: reason, points: points)) }
    }
    func share(_ part: Int, of most: Int) -> Int { (part * most + count.tools - 1) / count.tools }
    if count.critical > 0 {
      take(10 + share(count.critical, of: 30), "\(English.count(count.critical, "tool")) of critical risk")
    }
    if count.high > 0 { take(5 + share(count.high, of: 15), "\(English.count(count.high, "tool")) of high risk") }
    for (severity, each, most) in [(Severity.critical, 30, 60), (.high, 15, 45), (.medium, 4, 12)] {
      let number = count.severities[severity] ?? 0
      take(min(number * each, most), English.count(number, "\(severity.rawValue) finding"))
    }
    take(
      min(count.playedDown * 5, 15),
      count.playedDown == 1
        ? "1 annotation that plays its tool down"
        : "\(English.count(count.playedDown, "annotation")) that play their tools down")
    take(share(count.undescribed, of: 10), "\(English.count(count.undescribed, "tool")) without a description")
    take(
      share(count.unsure, of: 10), "\(English.count(count.unsure, "tool")) whose definition leaves the label a guess")
    if count.annotated == 0 { take(3, "no tool is annotated") }
    if count.isPartial { take(5, "the listing is incomplete") }
    self.deductions = deductions
    points = max(0, 100 - deductions.reduce(0) { $0 + $1.points })
  }

  /// `A` to `F`, without `E`.
  var letter: String {
    switch points {
    case 90...: "A"
    case 75...: "B"
    case 60...: "C"
    case 40...: "D"
    default: "F"
    }
  }

  /// What the letter means for the one who connects the server.
  var meaning: String {
    switch letter {
    case "A": "little can go wrong unattended"
    case "B": "some tools want a rule"
    case "C": "several tools want a rule or a person"
    case "D": "much of it wants a person's approval"
    default: "not without a policy and a person"
    }
  }
}
