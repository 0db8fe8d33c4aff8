/// The words of the field and of these pages, each with its own page.
enum Glossary {
  struct Term: Sendable {
    /// The last part of its path.
    let slug: String
    let title: String
    let topic: Topic
    let definition: String
    /// Slugs of other terms.
    let related: [String]
  }

  enum Topic: String, Sendable, CaseIterable {
    case wire = "protocol"
    case classes, capabilities, method, policy, attacks

    var title: String {
      switch self {
      case .wire: "Protocol"
      case .classes: "Classes"
      case .capabilities: "Capabilities"
      case .method: "Method"
      case .policy: "Policy"
      case .attacks: "Attacks"
      }
    }
  }

  /// All terms by title.
  static let terms: [Term] = (`protocol` + classes + capabilities + method + policy + attacks).sorted {
    $0.title.lowercased() < $1.title.lowercased()
  }

  private static let bySlug = Dictionary(terms.map { ($0.slug, $0) }, uniquingKeysWith: { first, _ in first })

  static func term(_ slug: String) -> Term? { bySlug[slug] }
}
