import ToolModel

/// Puts the secrets of a command line into the vault.
struct CommandRedactor: Sendable {
  let vault: Vault
  let origin: Vault.Origin

  /// The arguments, those that look like credentials as references.
  func arguments(_ words: [FilledText], of executable: String = "") -> [ConfiguredText] {
    var redacted: [ConfiguredText] = []
    var follows = Follower.nothing
    // `env NAME=value … command`
    var assigns = CommandUnwrapper.program(executable) == "env"
    for word in words {
      if assigns, !word.shown.hasPrefix("-") {
        assigns = word.shown.contains("=")
        if assigns { follows = .assignment }
      }
      redacted.append(keep(word, shown: shown(word.shown, after: follows)))
      // `--headers NAME VALUE`
      let isName = follows == .header && !word.shown.contains(":")
      follows = isName ? .credential : Follower(word.shown)
    }
    return redacted
  }

  /// A text of which nothing is shown but its variables.
  func secret(_ text: FilledText) -> ConfiguredText {
    keep(text, shown: text.isPlain ? SecretReference.mark : VariableText.variablesOnly(text.shown))
  }

  private func keep(_ text: FilledText, shown: String) -> ConfiguredText {
    if text.isPlain, shown == text.shown { return .literal(shown) }
    guard let value = text.value else { return vault.keepUnknown(shown: shown) }
    return vault.keep(value, shown: shown, from: text.isAllowed ? .caller : origin)
  }

  /// What the word before says of a word.
  private enum Follower {
    case nothing, credential, assignment, header

    init(_ word: String) {
      if ["-e", "--env", "--build-arg"].contains(word) {
        self = .assignment
      } else if ["-H", "--header", "--headers"].contains(word) {
        self = .header
      } else if word.hasPrefix("-") && !word.contains("=") && CredentialShape.isCredentialName(word) {
        self = .credential
      } else {
        self = .nothing
      }
    }
  }

  /// The word as it may be seen.
  private func shown(_ word: String, after follower: Follower) -> String {
    let mark = SecretReference.mark
    switch follower {
    // An option that is followed by another option is a switch.
    case .credential where !word.hasPrefix("-") || word.count > 40: return VariableText.variablesOnly(word)
    case .header where !word.hasPrefix("-"):
      guard let colon = word.firstIndex(of: ":") else { return mark }
      return word[...colon] + VariableText.variablesOnly(String(word[word.index(after: colon)...]))
    case .assignment:
      guard let sign = word.firstIndex(of: "=") else { return word }
      return word[...sign] + VariableText.variablesOnly(String(word[word.index(after: sign)...]))
    case .nothing, .credential, .header: break
    }
    if let sign = word.firstIndex(of: "="), sign > word.startIndex {
      let name = word[..<sign]
      let value = word[word.index(after: sign)...]
      if !name.contains(where: { " /?&".contains($0) }),
        CredentialShape.isCredentialName(name) || CredentialShape.isCredential(value)
      {
        return word[...sign] + VariableText.variablesOnly(String(value))
      }
      // `--url=https://…`
      let shownValue = self.shown(String(value), after: .nothing)
      if !name.contains(where: { " /?&:".contains($0) }), shownValue != value { return word[...sign] + shownValue }
    }
    if CredentialShape.isCredential(word) { return mark }
    return SecretURL.shown(CredentialShape.redactWords(in: word))
  }
}

/// A text of which only its variables may be seen.
enum VariableText {
  /// `Bearer ${TOKEN}` stays `«redacted»${TOKEN}`: what stands beside a variable is as secret as what stands alone.
  static func variablesOnly(_ text: String) -> String {
    var output = ""
    var rest = text[...]
    while let start = rest.firstPlace(of: "${"), let end = rest[start.upperBound...].firstIndex(of: "}") {
      output += redacted(rest[..<start.lowerBound]) + rest[start.lowerBound...end]
      rest = rest[rest.index(after: end)...]
    }
    output += redacted(rest)
    return output.isEmpty ? SecretReference.mark : output
  }

  private static func redacted(_ text: Substring) -> String {
    let plain = text.drop { $0 == " " }
    if plain.isEmpty { return "" }
    // The scheme of an `Authorization` field is no secret.
    return ["Bearer ", "Basic ", "Token "].contains(String(plain)) ? String(text) : SecretReference.mark
  }
}

/// What of a URL may be seen: its query's values and credential-like parts of its path give way to the mark. Its user
/// information has done so before.
enum SecretURL {
  static func shown(_ word: String) -> String {
    guard let start = word.firstPlace(of: "://") else { return word }
    let authority = word[start.upperBound...].prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    let rest = word[authority.endIndex...]
    let path = rest.prefix { $0 != "?" && $0 != "#" }
    var output = word[..<authority.endIndex] + shownPath(String(path))
    let behind = rest[path.endIndex...]
    if behind.first == "?" {
      output += shownQuery(behind)
    } else if !behind.isEmpty {
      output += "#" + SecretReference.mark
    }
    return String(output)
  }

  /// Segments that are likely a credential give way to the mark.
  static func shownPath(_ path: String, hidingFrom first: Int? = nil) -> String {
    path.split(separator: "/", omittingEmptySubsequences: false).enumerated().map { place, segment in
      if let first, place >= first { return SecretReference.mark }
      let text = String(decoding: PercentEncoding.decode(String(segment)), as: UTF8.self)
      return CredentialShape.isCredential(text) ? SecretReference.mark : String(segment)
    }.joined(separator: "/")
  }

  /// The first segment of the path that holds a variable, counted from the empty one before the first slash.
  static func firstVariableSegment(_ shown: String) -> Int? {
    guard let start = shown.firstPlace(of: "://") else { return nil }
    let path = shown[start.upperBound...].drop { $0 != "/" }.prefix { $0 != "?" && $0 != "#" }
    return path.split(separator: "/", omittingEmptySubsequences: false).firstIndex { $0.contains("${") }
  }

  private static func shownQuery(_ query: Substring) -> String {
    let pairs = query.dropFirst().prefix { $0 != "#" }.split(separator: "&", omittingEmptySubsequences: false)
    let shown = pairs.map { pair in pair.firstIndex(of: "=").map { pair[...$0] + SecretReference.mark } ?? String(pair)
    }
    return "?" + shown.joined(separator: "&")
  }
}
