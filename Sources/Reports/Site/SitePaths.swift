/// Where pages are. A directory ends with `/`; the root is empty.
enum SitePaths {
  static let home = ""
  static let servers = "servers/"
  static let categories = "categories/"
  static let risks = "risk/"
  static let attacks = "attacks/"
  static let methodology = "methodology/"
  static let coverage = "coverage/"
  static let styleSheet = "assets/site.css"
  static let mark = "assets/mark.svg"

  static func server(_ slug: String) -> String { "servers/\(slug)/" }
  static func tool(_ slug: String, of server: String) -> String { "servers/\(server)/tools/\(slug)/" }
  static func category(_ name: String) -> String { "categories/\(name)/" }
  static func risk(_ name: String) -> String { "risk/\(name)/" }
  static func attack(_ slug: String) -> String { "attacks/\(slug)/" }

  /// Part `number` (from 1) of a list; the first part is the list's own directory.
  static func part(_ number: Int, of directory: String) -> String { number == 1 ? directory : "\(directory)\(number)/" }
}
