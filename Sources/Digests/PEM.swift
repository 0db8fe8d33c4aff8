/// The textual form of keys (RFC 7468).
enum PEM {
  /// The bytes between the one `-----BEGIN label-----` of a text and its end line; nil if there is none.
  static func bytes(_ text: String, label: String) -> [UInt8]? {
    var body = ""
    var isInside = false
    for line in text.split(whereSeparator: \.isNewline) {
      let line = line.trimmingSpaces
      if line == "-----BEGIN \(label)-----" {
        isInside = true
      } else if line == "-----END \(label)-----" {
        return isInside ? Base64.bytes(body) : nil
      } else if isInside {
        body += line
      }
    }
    return nil
  }
}

extension Substring {
  fileprivate var trimmingSpaces: Substring {
    var rest = self
    while rest.first?.isWhitespace == true { rest.removeFirst() }
    while rest.last?.isWhitespace == true { rest.removeLast() }
    return rest
  }
}
