package import ToolModel

/// One rule: what it looks for and what follows from it.
package struct Rule: Sendable {
  /// The stem of its file.
  package let id: String
  package let title: String
  /// One or two sentences for the person who asks why.
  package let why: String
  package let state: State
  package let effect: Effect
  /// Votes that the rule beats when it fires; what a guard is for, and what a category rule may do besides.
  package let beats: Beats?
  /// How often the rule is right when it decides, in percent.
  package let confidencePercent: Int
  /// Words by which other rules refer to a group of rules.
  package let tags: [String]
  package let match: MatchExpression
  /// Former ids.
  package let aliases: [String]
  /// Techniques and catalogue entries that the rule is about (`OWASP-MCP03`, `SAFE-T1001`).
  package let references: [String]
  /// Whole tool definitions, as JSON text, that the rule must hit; empty in the embedded pack.
  package let hits: [RuleExample]
  /// Whole tool definitions, as JSON text, that it must not hit; empty in the embedded pack.
  package let misses: [RuleExample]

  /// How far a rule has proved itself.
  package enum State: String, Sendable, CaseIterable, Hashable { case experimental, test, stable }

  /// What follows when the rule fires.
  package enum Effect: Sendable {
    /// A vote for a category; the worst category with a vote that is not beaten wins.
    case category(Category, Strength)
    /// Votes for nothing; it is there for what it beats.
    case guards
    /// The tool can do this; only where its category is one of the set.
    case capability(Capability, within: Set<Category>)
    /// Something is wrong or hostile.
    case finding(Severity, remedy: String)

    /// Whether it only takes votes away.
    package var isGuard: Bool { if case .guards = self { true } else { false } }
  }

  /// The votes that a rule beats.
  package struct Beats: Sendable {
    package let categories: Set<Category>
    /// The strongest vote that is beaten.
    package let upTo: Strength
    /// Only votes of rules with one of these tags; empty: of any rule.
    package let tags: Set<String>
  }

  /// How much a guard needs to beat a vote.
  package enum Strength: Int, Sendable, CaseIterable, Hashable, Comparable {
    case weak, normal, strong, decisive

    package static func < (left: Strength, right: Strength) -> Bool { left.rawValue < right.rawValue }

    /// The word in rule files.
    package var word: String {
      switch self {
      case .weak: "weak"
      case .normal: "normal"
      case .strong: "strong"
      case .decisive: "decisive"
      }
    }
  }
}

/// An example inside a rule file.
package struct RuleExample: Sendable, Hashable {
  /// Line in the file, from 1.
  package let line: Int
  /// One tool definition (with `server` and `instructions` beside it where they matter) as JSON text.
  package let row: [UInt8]

  package init(line: Int, row: [UInt8]) {
    self.line = line
    self.row = row
  }
}
