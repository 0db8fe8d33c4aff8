import ToolModel

/// Where pages are. A directory ends with `/`; the root is empty.
enum SitePaths {
  static let home = ""
  static let servers = "servers/"
  static let categories = "categories/"
  static let risks = "risk/"
  static let capabilities = "capabilities/"
  static let findings = "findings/"
  static let attacks = "attacks/"
  static let glossary = "glossary/"
  static let rules = "rules/"
  static let methodology = "methodology/"
  static let coverage = "coverage/"
  static let changes = "changes/"
  static let tokens = "token-cost/"
  static let data = "data/"
  static let letters = "a-z/"
  static let search = "search/"
  static let styleSheet = "assets/site.css"
  static let script = "assets/site.js"
  static let mark = "assets/mark.svg"
  static let feed = "changes/feed.xml"
  static let jsonFeed = "changes/feed.json"

  static func server(_ slug: String) -> String { "servers/\(slug)/" }
  static func tool(_ slug: String, of server: String) -> String { "servers/\(server)/tools/\(slug)/" }
  static func category(_ category: Category) -> String { "categories/\(category.rawValue)/" }
  static func risk(_ risk: RiskLevel) -> String { "risk/\(risk.rawValue)/" }
  static func capability(_ capability: Capability) -> String { "capabilities/\(capability.rawValue)/" }
  static func finding(_ id: String) -> String { "findings/\(Slug.plainOrHashed(id))/" }
  static func attack(_ slug: String) -> String { "attacks/\(slug)/" }
  static func term(_ slug: String) -> String { "glossary/\(slug)/" }
  static func rule(_ id: String) -> String { "rules/\(Slug.plainOrHashed(id))/" }
  static func tokens(of server: String) -> String { "token-cost/\(server)/" }
  static func day(_ date: String) -> String { "changes/\(date)/" }
  static func letter(_ letter: String) -> String { "a-z/\(letter)/" }
  static func badge(_ server: String) -> String { "badge/\(server).svg" }
  static func card(_ name: String) -> String { "assets/cards/\(name)" }
  static func policy(_ file: String, pack: String, of server: String) -> String {
    "servers/\(server)/policies/\(pack)/\(file)"
  }

  /// Part `number` (from 1) of a list; the first part is the list's own directory.
  static func part(_ number: Int, of directory: String) -> String { number == 1 ? directory : "\(directory)\(number)/" }
}
