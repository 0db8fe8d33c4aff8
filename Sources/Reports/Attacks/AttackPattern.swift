import ToolModel

/// A way in which tools are abused or abuse is done with them, in our words.
struct AttackPattern: Sendable {
  /// The last part of its path.
  let slug: String
  let group: Group
  let title: String
  /// One sentence.
  let summary: String
  /// Paragraphs.
  let howItWorks: [String]
  /// What a policy can do about it, and what it cannot.
  let defence: [String]
  /// Fits a tool of one of these categories that also has one of `capabilities`, where those are given.
  let matches: [Match]
  /// What happened, as a public source tells it; empty where none was read.
  var incidents: [Incident] = []

  /// What a pattern abuses.
  enum Group: String, Sendable, CaseIterable {
    case action, content, supply, wire

    var title: String {
      switch self {
      case .action: "By what a tool does"
      case .content: "By what comes in and goes out"
      case .supply: "By who a server is and what it says of itself"
      case .wire: "By how clients and servers are connected"
      }
    }
  }

  /// A real incident or a demonstration, and where it is told.
  struct Incident: Sendable {
    /// Our words, no more than the source says.
    let sentence: String
    /// Who tells it.
    let source: String
    let url: String
  }

  /// One kind of tool that the pattern concerns.
  struct Match: Sendable {
    let categories: Set<Category>
    /// Empty means any.
    let capabilities: Set<Capability>

    init(_ categories: Set<Category>, _ capabilities: Set<Capability> = []) {
      self.categories = categories
      self.capabilities = capabilities
    }

    func fits(_ category: Category, _ capabilities: [Capability]) -> Bool {
      guard categories.contains(category) else { return false }
      return self.capabilities.isEmpty || !self.capabilities.isDisjoint(with: capabilities)
    }
  }

  /// True if it is one of the tool's capabilities, not its class alone, that makes it open to it.
  func isCalledFor(by category: Category, _ capabilities: [Capability]) -> Bool {
    matches.contains { !$0.capabilities.isEmpty && $0.fits(category, capabilities) }
  }

  /// True if a tool of that category with those capabilities is open to it.
  func concerns(_ category: Category, _ capabilities: [Capability]) -> Bool {
    matches.contains { $0.fits(category, capabilities) }
  }
}
