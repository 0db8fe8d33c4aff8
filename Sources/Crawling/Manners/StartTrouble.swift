/// Reads the last words of a server that left at once: a missing variable or argument is the user's to give, anything
/// else is the server's fault.
enum StartTrouble {
  private static let missing = [
    "missing", "required", "not set", "must be set", "must set", "must be provided", "must provide", "please set",
    "please provide", "is not defined", "undefined environment", "no api key", "need to set", "not provided",
    "not found in environment", "not configured", "field required",
  ]
  private static let subjects = [
    "environment", "env var", "api key", "api_key", "apikey", "token", "credential", "argument", "option", "parameter",
    "password", "secret", "configuration", "config", "username", "dsn", "connection string", "--",
  ]

  /// What the server misses; nil if its words are about something else.
  static func missingConfiguration(in lines: [String]) -> String? {
    for line in lines.suffix(40).reversed() {
      let lower = line.lowercased()
      let names = variableNames(in: line)
      if lower.contains("keyerror:"), let name = names.first { return name }
      guard missing.contains(where: lower.contains) else { continue }
      if lower.contains("no module named") || lower.contains("modulenotfounderror") { continue }
      if let name = names.first { return name }
      if subjects.contains(where: lower.contains) { return "" }
    }
    return nil
  }

  /// Words such as `ACME_API_TOKEN` or `--api-key`.
  private static func variableNames(in line: String) -> [String] {
    line.split { !($0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_" || $0 == "-")) }.compactMap { word in
      if word.hasPrefix("--"), word.count > 3 { return String(word) }
      let isVariable =
        word.contains("_") && word.count >= 4 && word.allSatisfy { $0.isUppercase || $0.isNumber || $0 == "_" }
      return isVariable ? String(word) : nil
    }
  }
}
