import Digests
import JSONText

/// A theme: what a publisher may brand. It is read from a folder like `reports/theme`; what the folder lacks is as in
/// the built-in one.
package struct SiteTheme: Sendable, Hashable {
  package private(set) var siteName = "Plimsoll catalogue"
  package private(set) var baseURL: String?
  /// A sentence of the publisher's at the end of every page; empty for none.
  private(set) var footer = ""
  /// Under which terms the publisher offers the data; nil where nothing is said.
  private(set) var licenceName: String?
  private(set) var licenceURL: String?
  /// Where labels can be disputed and opt-outs asked for: an `https` address.
  private(set) var contactURL: String?
  /// Colours by name, for light and for dark displays.
  private(set) var light: [Colour] = []
  private(set) var dark: [Colour] = []
  private(set) var styleSheet: [UInt8] = []
  private(set) var script: [UInt8] = []
  private(set) var logo: [UInt8] = []
  /// Cards for link previews by file name, such as `read-low.png`.
  private(set) var cards: [String: [UInt8]] = [:]

  struct Colour: Sendable, Hashable {
    let name: String
    let value: String
  }

  /// The theme that the program brings.
  package static let builtIn: SiteTheme = {
    var theme = SiteTheme()
    theme.styleSheet = Array(SiteStyle.sheet.utf8)
    theme.script = Array(SiteStyle.script.utf8)
    theme.logo = Array(SiteStyle.mark.utf8)
    for (name, text) in SiteCards.all { theme.cards[name] = Base64.bytes(text) ?? [] }
    do throws(Problem) {
      try theme.apply(Array(SiteStyle.settings.utf8))
    } catch {
      preconditionFailure("the embedded theme is damaged: \(error.message)")
    }
    return theme
  }()

  /// Why a theme can't be used: a sentence, lower case, no full stop.
  package struct Problem: Error { package let message: String }

  /// The built-in theme with the files of a folder laid over it, by their names: `theme.json`, `site.css`, `site.js`,
  /// `mark.svg`, `cards/*.png`.
  package init(files: [(name: String, bytes: [UInt8])]) throws(Problem) {
    self = .builtIn
    for file in files {
      switch file.name {
      case "theme.json": try apply(file.bytes)
      case "site.css": styleSheet = file.bytes
      case "site.js": script = file.bytes
      case "mark.svg": logo = file.bytes
      default:
        guard file.name.hasPrefix("cards/"), file.name.hasSuffix(".png") else { continue }
        cards[String(file.name.dropFirst(6))] = file.bytes
      }
    }
  }

  private init() {}

  /// The whole style sheet: the settings' colours, then the theme's rules.
  var sheet: [UInt8] {
    func block(_ colours: [Colour]) -> String { colours.map { "--\($0.name):\($0.value)" }.joined(separator: ";") }
    let head =
      ":root{color-scheme:light dark;\(block(light))}\n@media (prefers-color-scheme:dark){:root{\(block(dark))}}\n"
    return Array(head.utf8) + styleSheet
  }
}

extension SiteTheme {
  private mutating func apply(_ settings: [UInt8]) throws(Problem) {
    let root: JSONValue
    do {
      root = try JSONDocument(settings).root
    } catch {
      throw Problem(message: "`theme.json` is not JSON: \(error)")
    }
    guard root.kind == .object else { throw Problem(message: "`theme.json` must hold one object") }
    for member in root.members {
      switch member.key {
      case "siteName": siteName = try text(member, empty: false)
      case "baseURL": baseURL = member.value.isNull ? nil : try address(member)
      case "footer": footer = try text(member, empty: true)
      case "contactURL": contactURL = member.value.isNull ? nil : try address(member)
      case "licence":
        for part in member.value.members {
          switch part.key {
          case "name": licenceName = part.value.isNull ? nil : try text(part, empty: false)
          case "url": licenceURL = part.value.isNull ? nil : try address(part)
          default: throw Problem(message: "`theme.json` has an unknown key `licence.\(part.key)`: take name or url")
          }
        }
      case "colours":
        for part in member.value.members {
          switch part.key {
          case "light": light = try colours(part.value, over: light)
          case "dark": dark = try colours(part.value, over: dark)
          default: throw Problem(message: "`theme.json` has an unknown key `colours.\(part.key)`: take light or dark")
          }
        }
      default:
        throw Problem(
          message: "`theme.json` has an unknown key `\(member.key)`: take siteName, baseURL, footer, licence, "
            + "contactURL or colours")
      }
    }
  }

  private func text(_ member: JSONMember, empty: Bool) throws(Problem) -> String {
    guard let text = member.value.string, empty || !text.isEmpty, text.utf8.count <= 2_000 else {
      throw Problem(message: "`\(member.key)` in `theme.json` must be a text")
    }
    return text
  }

  private func address(_ member: JSONMember) throws(Problem) -> String {
    guard let text = member.value.string, let link = SiteLink.external(text) else {
      throw Problem(message: "`\(member.key)` in `theme.json` must be an absolute http or https URL")
    }
    return link.text
  }

  /// Only names that the built-in theme has, and only hexadecimal colours: nothing else could stay inside its place.
  private func colours(_ value: JSONValue, over known: [Colour]) throws(Problem) -> [Colour] {
    var colours = known
    for member in value.members {
      guard let text = member.value.string, text.utf8.first == 0x23, [4, 7].contains(text.utf8.count),
        text.utf8.dropFirst().allSatisfy({ 0x30...0x39 ~= $0 || 0x61...0x66 ~= $0 || 0x41...0x46 ~= $0 })
      else { throw Problem(message: "the colour `\(member.key)` in `theme.json` must be like #1a2b3c") }
      guard member.key.utf8.allSatisfy({ 0x61...0x7A ~= $0 }), !member.key.isEmpty,
        known.isEmpty || known.contains(where: { $0.name == member.key })
      else { throw Problem(message: "`theme.json` has an unknown colour `\(member.key)`") }
      colours.removeAll { $0.name == member.key }
      colours.append(Colour(name: member.key, value: text))
    }
    return colours.sorted { $0.name < $1.name }
  }
}
