/// An address that may stand in a page: a path of our own site, a place on the same page, or an `http(s)` URL. There is
/// no way to make any other scheme.
struct SiteLink {
  /// The address, ASCII, not yet escaped for HTML.
  let text: String

  private init(unchecked text: String) { self.text = text }

  /// A relative path made of what `Slug` and our own page names are made of.
  static func relative(_ path: String) -> SiteLink {
    let isPlain = path.utf8.allSatisfy { byte in
      switch byte {
      case 0x30...0x39, 0x61...0x7A, 0x2D, 0x2E, 0x2F, 0x5F: true
      default: false
      }
    }
    return SiteLink(unchecked: isPlain && !path.hasPrefix("//") ? path : "./")
  }

  /// No address: what would be a link is plain text.
  static let nowhere = SiteLink(unchecked: "")

  var isNowhere: Bool { text.isEmpty }

  /// A place on the same page whose id is made of slugs.
  static func place(_ id: String) -> SiteLink {
    let isPlain = id.utf8.allSatisfy { 0x30...0x39 ~= $0 || 0x61...0x7A ~= $0 || $0 == 0x2D }
    return SiteLink(unchecked: isPlain ? "#" + id : "#main")
  }

  /// A place on the same page.
  static func fragment(_ id: Literal) -> SiteLink { SiteLink(unchecked: "#" + id.text) }

  /// An absolute URL; nil unless its scheme is `http` or `https` and a host follows. Everything outside printable ASCII,
  /// and what could end an attribute, is percent-encoded (RFC 3986 section 2.1).
  static func external(_ url: String) -> SiteLink? {
    let lower = url.prefix(8).lowercased()
    let rest: Substring
    if lower.hasPrefix("https://") {
      rest = url.dropFirst(8)
    } else if lower.hasPrefix("http://") {
      rest = url.dropFirst(7)
    } else {
      return nil
    }
    guard let first = rest.utf8.first, first != 0x2F, first != 0x3F, first != 0x23 else { return nil }
    var text = ""
    for byte in url.utf8 {
      switch byte {
      case 0x21, 0x23...0x26, 0x28...0x3B, 0x3D, 0x3F...0x5B, 0x5D, 0x5F, 0x61...0x7A, 0x7E:
        text.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        text += digits.count == 1 ? "%0\(digits)" : "%\(digits)"
      }
    }
    return SiteLink(unchecked: text)
  }
}
