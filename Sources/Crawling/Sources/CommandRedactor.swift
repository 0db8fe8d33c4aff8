import ToolModel

/// Puts the secrets of a command line into the vault.
struct CommandRedactor: Sendable {
  let vault: Vault
  let origin: Vault.Origin

  /// The arguments, those that look like credentials as references.
  func arguments(_ words: [String]) -> [ConfiguredText] {
    var redacted: [ConfiguredText] = []
    var follows = Follower.nothing
    for word in words {
      redacted.append(argument(word, after: follows))
      follows = Follower(word)
    }
    return redacted
  }

  /// What the word before says of a word.
  private enum Follower {
    case nothing, credential, assignment

    init(_ word: String) {
      if ["-e", "--env", "--build-arg"].contains(word) {
        self = .assignment
      } else if word == "-H" || (word.hasPrefix("-") && !word.contains("=") && CredentialShape.isCredentialName(word)) {
        self = .credential
      } else {
        self = .nothing
      }
    }
  }

  private func argument(_ word: String, after follower: Follower) -> ConfiguredText {
    let mark = SecretReference.mark
    switch follower {
    // An option that is followed by another option is a switch.
    case .credential where !word.hasPrefix("-") || word.count > 40: return vault.keep(word, from: origin)
    case .assignment:
      guard let sign = word.firstIndex(of: "=") else { return .literal(word) }
      return vault.keep(word, shown: word[...sign] + mark, from: origin)
    case .nothing, .credential: break
    }
    if let sign = word.firstIndex(of: "="), sign > word.startIndex {
      let name = word[..<sign]
      let value = word[word.index(after: sign)...]
      if !name.contains(where: { " /?&".contains($0) }),
        CredentialShape.isCredentialName(name) || CredentialShape.isCredential(value)
      {
        return vault.keep(word, shown: word[...sign] + mark, from: origin)
      }
    }
    if CredentialShape.isCredential(word) { return vault.keep(word, from: origin) }
    let shown = shownURL(CredentialShape.redactWords(in: word))
    return shown == word ? .literal(word) : vault.keep(word, shown: shown, from: origin)
  }

  /// A URL's query values give way to the mark; its user information has done so before.
  private func shownURL(_ word: String) -> String {
    guard word.firstPlace(of: "://") != nil, let question = word.firstIndex(of: "?") else { return word }
    let pairs = word[word.index(after: question)...].split(separator: "&", omittingEmptySubsequences: false)
    let shown = pairs.map { pair in pair.firstIndex(of: "=").map { pair[...$0] + SecretReference.mark } ?? String(pair)
    }
    return word[...question] + shown.joined(separator: "&")
  }
}
