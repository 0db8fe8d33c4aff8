import ToolModel

/// Recognises credentials by their shape: names that announce them, known prefixes, long random words.
enum CredentialShape {
  private static let nameParts = [
    "token", "secret", "password", "passwd", "passphrase", "apikey", "credential", "bearer", "privatekey",
    "accesskey", "connectionstring", "cookie",
  ]
  private static let wholeNames: Set<String> = ["auth", "key", "pat", "pwd", "pass", "dsn", "header", "authorization"]
  private static let prefixes = [
    "sk-", "sk_", "pk_", "rk_", "ghp_", "gho_", "ghs_", "ghu_", "github_pat_", "glpat-", "xoxb-", "xoxp-", "xapp-",
    "AKIA", "ASIA", "AIza", "eyJ", "ya29.", "hf_", "npm_", "pypi-", "dop_v1_", "shpat_", "SG.", "lin_api_", "ntn_",
    "secret_", "Bearer ", "Basic ", "tvly-", "gsk_", "r8_", "fc-",
  ]

  /// What stands at the end of a name that is about a credential and whose value is none: `--token-file`,
  /// `auth_mode`, `API_KEY_HEADER_NAME`, `--max-tokens`.
  private static let harmlessEnds: Set<String> = [
    "file", "path", "dir", "folder", "url", "uri", "endpoint", "host", "port", "type", "mode", "method", "scheme",
    "provider", "name", "env", "limit", "count", "size", "length", "budget", "timeout", "ttl", "expiry", "enabled",
    "required", "tokens", "region", "scope", "scopes", "audience", "issuer",
  ]

  /// True for the name of an option, variable, header or query key whose value is likely a credential.
  static func isCredentialName(_ name: some StringProtocol) -> Bool {
    let words = words(of: name)
    if let last = words.last, harmlessEnds.contains(last) { return false }
    let letters = words.joined()
    if nameParts.contains(where: { letters.contains($0) }) { return true }
    return words.contains { wholeNames.contains($0) }
  }

  /// The words of `API_KEY`, `api-key` and `apiKey`, lower case.
  private static func words(of name: some StringProtocol) -> [String] {
    var words: [String] = []
    var word = ""
    var wasLower = false
    for character in name {
      if !character.isLetter, !character.isNumber {
        if !word.isEmpty { words.append(word) }
        word = ""
      } else {
        if character.isUppercase, wasLower {
          words.append(word)
          word = ""
        }
        word += character.lowercased()
      }
      wasLower = character.isLowercase || character.isNumber
    }
    if !word.isEmpty { words.append(word) }
    return words
  }

  /// True for a value that is likely a credential whatever its name.
  static func isCredential(_ word: some StringProtocol) -> Bool {
    let bytes = Array(word.utf8)
    if bytes.count >= 12, prefixes.contains(where: { word.hasPrefix($0) }) { return true }
    return isRandom(bytes)
  }

  /// Long words without any shape: 32 hexadecimal digits and more, or 24 letters and digits of both cases and more.
  private static func isRandom(_ bytes: [UInt8]) -> Bool {
    guard bytes.count >= 24, bytes.count <= 4_096 else { return false }
    var digits = 0
    var upper = 0
    var lower = 0
    var marks = 0
    var isHexadecimal = true
    for byte in bytes {
      switch byte {
      case 0x30...0x39: digits += 1
      case 0x41...0x5A:
        upper += 1
        if byte > 0x46 { isHexadecimal = false }
      case 0x61...0x7A:
        lower += 1
        if byte > 0x66 { isHexadecimal = false }
      case 0x2B, 0x2D, 0x2F, 0x3D, 0x5F:
        marks += 1
        isHexadecimal = false
      default: return false
      }
    }
    if isHexadecimal { return bytes.count >= 32 && digits > 0 && upper + lower > 0 }
    return digits >= 3 && upper >= 3 && lower >= 3 && marks * 8 <= bytes.count
  }

  /// Replaces every word that is likely a credential by the mark, by its own shape or by the name before it; the rest
  /// stays as it is.
  static func redactWords(in text: String) -> String {
    var output = ""
    var word = ""
    var follows = Follower.nothing
    func flush() {
      guard !word.isEmpty else { return }
      let isSecret = follows.makesSecret(word) || isCredential(word)
      output += isSecret ? SecretReference.mark : redactUserInfo(in: word)
      follows = Follower(word)
      word = ""
    }
    for character in text {
      switch character {
      case " ", "\t", "\n", "\"", "'", "`", ",", ";", "(", ")", "[", "]", "{", "}", "<", ">", "&":
        flush()
        // `Bearer; …` and `Bearer, Basic …` are schemes without credentials.
        if follows == .scheme, character == ";" || character == "," { follows = .nothing }
        output.append(character)
      case "=" where isCredentialName(word):
        output += redactUserInfo(in: word) + "="
        word = ""
        follows = .assignment
      default: word.append(character)
      }
    }
    flush()
    return output
  }

  /// What the word before says of a word.
  private enum Follower {
    case nothing, assignment, label, scheme

    init(_ word: String) {
      if word == "Bearer" || word == "Basic" {
        self = .scheme
      } else {
        self = word.hasSuffix(":") && isCredentialName(word) ? .label : .nothing
      }
    }

    /// `token=None` and `password: missing` hold no secret.
    func makesSecret(_ word: String) -> Bool {
      guard !StartWords.absent.contains(word.lowercased()) else { return false }
      return switch self {
      case .nothing: false
      case .assignment: word.utf8.count >= 3
      case .label: word.utf8.count >= 6 && word.contains(where: \.isNumber)
      // `Bearer realm=…` is a challenge.
      case .scheme:
        word.utf8.count >= 8 && !(word.contains("=") && word.allSatisfy { $0.isLowercase || $0 == "_" || $0 == "=" })
      }
    }
  }

  /// `scheme://user:password@host` becomes `scheme://«redacted»@host`.
  static func redactUserInfo(in word: String) -> String {
    guard let range = word.firstPlace(of: "://") else { return word }
    let rest = word[range.upperBound...]
    let authority = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    guard let at = authority.lastIndex(of: "@") else { return word }
    return String(word[..<range.upperBound]) + SecretReference.mark + String(rest[at...])
  }
}
