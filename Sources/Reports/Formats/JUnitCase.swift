/// One `testcase` of a JUnit report.
struct JUnitCase {
  enum Result { case passed, failure, error }

  /// The server's id.
  let group: String
  let name: String
  let result: Result
  /// What failed, in one line; not written for a case that passed.
  let message: String
  /// What is known besides, line by line.
  let output: [String]

  /// The element, indented by four spaces.
  var xml: String {
    let head = "    <testcase classname=\"\(Self.escaped(group))\" name=\"\(Self.escaped(name))\""
    var inner = ""
    switch result {
    case .passed: break
    case .failure: inner += "      <failure message=\"\(Self.escaped(message))\"/>\n"
    case .error: inner += "      <error message=\"\(Self.escaped(message))\"/>\n"
    }
    if !output.isEmpty {
      inner += "      <system-out>\(output.map(Self.escaped).joined(separator: "\n"))</system-out>\n"
    }
    return inner.isEmpty ? head + "/>\n" : head + ">\n" + inner + "    </testcase>\n"
  }

  /// One line for an attribute or an element; what XML 1.0 has no place for is a visible escape.
  static func escaped(_ text: String) -> String {
    var safe = ""
    for scalar in VisibleText.folded(text).unicodeScalars {
      switch scalar {
      case "&": safe += "&amp;"
      case "<": safe += "&lt;"
      case ">": safe += "&gt;"
      case "\"": safe += "&#34;"
      case "'": safe += "&#39;"
      default: safe.unicodeScalars.append(scalar)
      }
    }
    return safe
  }
}
