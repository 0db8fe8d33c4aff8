/// RFC 6901 pointers.
package enum JSONPointer {
  /// One reference token with its slash: `~` becomes `~0`, `/` becomes `~1`.
  package static func token(_ key: String) -> String {
    guard key.utf8.contains(where: { $0 == 0x7E || $0 == 0x2F }) else { return "/" + key }
    var text = "/"
    for character in key.unicodeScalars {
      switch character {
      case "~": text += "~0"
      case "/": text += "~1"
      default: text.unicodeScalars.append(character)
      }
    }
    return text
  }

  /// The token of an array element, counted from 0.
  package static func token(_ index: Int) -> String { "/\(index)" }
}
