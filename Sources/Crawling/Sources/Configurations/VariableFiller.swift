/// Fills in the variables of a client's values, in that client's notations and no others.
struct VariableFiller: Sendable {
  let notations: Set<VariableNotation>
  let values: ConfiguredValues
  /// Variables that the entry itself sets; a bridge's headers refer to them.
  var entryVariables: [String: String] = [:]
  /// Answers that the configuration gives to its own questions (`inputs` with a `default` and no password).
  var inputs: [String: String] = [:]

  /// A text that is longer is taken as it is.
  private static let lengthLimit = 1 << 20

  func fill(_ text: String) -> FilledText {
    guard text.utf8.count <= Self.lengthLimit, text.utf8.contains(where: { $0 == 0x24 || $0 == 0x25 || $0 == 0x7B })
    else { return FilledText(text) }
    var output = Output()
    var rest = text[...]
    while let first = rest.first {
      if let (found, after) = variable(at: rest) {
        output.append(found, resolved(found))
        rest = rest[after...]
      } else {
        output.append(first)
        rest = rest.dropFirst()
      }
    }
    return output.text
  }

  // MARK: Finding

  /// A variable as it was found.
  private struct Found {
    enum Kind { case environment, input, folder, other }
    let kind: Kind
    let name: String
    var fallback: String?
  }

  private func variable(at text: Substring) -> (Found, Substring.Index)? {
    if text.hasPrefix("${{"), notations.contains(.secrets), let end = text.firstPlace(of: "}}") {
      let inner = trimmed(text[text.index(text.startIndex, offsetBy: 3)..<end.lowerBound])
      let name = inner.hasPrefix("secrets.") ? String(inner.dropFirst(8)) : inner
      return Self.isName(name) ? (Found(kind: .environment, name: name), end.upperBound) : nil
    }
    if text.hasPrefix("${") { return braces(text, inner: text.dropFirst(2)) }
    if text.hasPrefix("{"), notations.contains(.bareBraces) { return bareBraces(text.dropFirst()) }
    if text.hasPrefix("$"), notations.contains(.dollar) {
      let name = text.dropFirst().prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
      return Self.isName(name) ? (Found(kind: .environment, name: String(name)), name.endIndex) : nil
    }
    if text.hasPrefix("%"), notations.contains(.percent) {
      let name = text.dropFirst().prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
      // `%E2%82%AC` is a character of a URL.
      let isEscape = name.count == 2 && name.allSatisfy(\.isHexDigit)
      guard Self.isName(name), !isEscape, name.endIndex < text.endIndex, text[name.endIndex] == "%" else { return nil }
      return (Found(kind: .environment, name: String(name)), text.index(after: name.endIndex))
    }
    return nil
  }

  private func braces(_ text: Substring, inner rest: Substring) -> (Found, Substring.Index)? {
    guard let end = rest.prefix(1_000).firstIndex(of: "}") else { return nil }
    let inner = rest[..<end]
    let after = rest.index(after: end)
    if inner.hasPrefix("input:"), notations.contains(.input) {
      return (Found(kind: .input, name: String(inner.dropFirst(6))), after)
    }
    if inner.hasPrefix("env:"), notations.contains(.environment) {
      let (name, fallback) = Self.split(inner.dropFirst(4), at: ":")
      return Self.isName(name) ? (Found(kind: .environment, name: String(name), fallback: fallback), after) : nil
    }
    if notations.contains(.folders), Self.folderNames.contains(String(inner)) {
      return (Found(kind: .folder, name: String(inner)), after)
    }
    if notations.contains(.bracesWithDefault), let range = inner.firstPlace(of: ":-"),
      Self.isName(inner[..<range.lowerBound])
    {
      let fallback = String(inner[range.upperBound...])
      return (Found(kind: .environment, name: String(inner[..<range.lowerBound]), fallback: fallback), after)
    }
    if notations.contains(.braces) || notations.contains(.bracesWithDefault), Self.isName(inner) {
      return (Found(kind: .environment, name: String(inner)), after)
    }
    // `${command:…}`, `${config:…}`: only the client itself can tell.
    let isOther = notations.contains(.input) && inner.contains(":")
    return isOther ? (Found(kind: .other, name: String(inner)), after) : nil
  }

  private func bareBraces(_ rest: Substring) -> (Found, Substring.Index)? {
    guard let end = rest.prefix(1_000).firstIndex(of: "}") else { return nil }
    let inner = rest[..<end]
    let after = rest.index(after: end)
    if inner.hasPrefix("env:"), Self.isName(inner.dropFirst(4)) {
      return (Found(kind: .environment, name: String(inner.dropFirst(4))), after)
    }
    return inner.hasPrefix("file:") ? (Found(kind: .other, name: String(inner)), after) : nil
  }

  private static let folderNames: Set<String> = [
    "userHome", "workspaceFolder", "workspaceRoot", "workspaceFolderBasename", "pathSeparator", "/", "workspacePath",
  ]

  private static func isName(_ text: some StringProtocol) -> Bool {
    guard let first = text.utf8.first, text.utf8.count <= 200, !(0x30...0x39).contains(first) else { return false }
    return text.utf8.allSatisfy {
      switch $0 {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F: true
      default: false
      }
    }
  }

  private static func split(_ text: Substring, at mark: Character) -> (Substring, String?) {
    guard let place = text.firstIndex(of: mark) else { return (text, nil) }
    return (text[..<place], String(text[text.index(after: place)...]))
  }

  private func trimmed(_ text: Substring) -> String {
    String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }

  // MARK: Filling

  private enum Resolved {
    /// A folder or name of this machine: as good as written out.
    case literal(String)
    /// A value that the user allowed.
    case allowed(String)
    /// What the configuration itself says.
    case configured(String)
    case missing
  }

  private func resolved(_ found: Found) -> Resolved {
    switch found.kind {
    case .environment:
      if let value = entryVariables[found.name] { return .configured(value) }
      if let value = values.harmless[found.name] { return .literal(value) }
      if let value = values.variables[found.name] { return .allowed(value) }
      return found.fallback.map { .configured($0) } ?? .missing
    case .input: return inputs[found.name].map { .configured($0) } ?? .missing
    case .folder:
      switch found.name {
      case "userHome": return values.home.isEmpty ? .missing : .literal(values.home)
      case "pathSeparator", "/": return .literal("/")
      case "workspaceFolderBasename":
        return .literal(values.workspaceFolder.split(separator: "/").last.map(String.init) ?? "")
      default: return values.workspaceFolder.isEmpty ? .missing : .literal(values.workspaceFolder)
      }
    case .other: return .missing
    }
  }

  private struct Output {
    private var value = ""
    private var shown = ""
    private var missing: [String] = []
    private var isAllowed = false
    private var isKnown = true

    mutating func append(_ character: Character) {
      value.append(character)
      shown.append(character)
    }

    mutating func append(_ found: Found, _ resolved: Resolved) {
      let name = found.kind == .input ? "input:" + found.name : found.name
      switch resolved {
      case .literal(let text):
        value += text
        shown += text
        return
      case .allowed(let text):
        value += text
        isAllowed = true
      case .configured(let text): value += text
      case .missing:
        isKnown = false
        missing.append(name)
      }
      shown += "${\(name)}"
    }

    var text: FilledText {
      FilledText(value: isKnown ? value : nil, shown: shown, missing: missing, isAllowed: isKnown && isAllowed)
    }
  }
}
