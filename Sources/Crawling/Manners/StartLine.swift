/// One line of a server's last words.
struct StartLine: Sendable {
  private let text: String
  /// Without colours, without space around it, lower case.
  let lower: String
  private let isIndented: Bool

  init(_ line: String) {
    text = Self.withoutColours(String(line.prefix(2_000)))
    isIndented = text.first?.isWhitespace == true
    let words = text.drop(while: \.isWhitespace)
    lower = words.lowercased()
  }

  var isComplaint: Bool { StartWords.complaints.contains(where: lower.contains) }
  var hasSubject: Bool { StartWords.subjects.contains(where: lower.contains) }
  var isFaultOfTheServer: Bool { StartWords.faults.contains(where: lower.contains) }
  /// A line of a stack trace.
  var isTrace: Bool {
    lower.hasPrefix("traceback (most recent call last)") || lower.hasPrefix("at ") && isIndented
      || lower.hasPrefix("goroutine ") || lower.hasPrefix("panic:") || lower.contains("panicked at")
  }
  /// `message: 'Required'`, as validators of JavaScript print it.
  var saysRequired: Bool {
    let letters = lower.filter { !"\"' ,".contains($0) }
    return letters == "message:required" || letters == "received:undefined"
  }
  /// An entry of a list: indented, or with a bullet.
  var isListed: Bool { isIndented || lower.hasPrefix("-") || lower.hasPrefix("*") || lower.hasPrefix("•") }

  /// `KeyError: 'NAME'`; other keys than variables are the server's own.
  var missingKey: String? { lower.contains("keyerror:") ? variable : nil }

  /// The one word of the line.
  var onlyWord: String? {
    let words = text.split(whereSeparator: \.isWhitespace)
    guard words.count == 1, let word = words.first, word.utf8.count <= 100 else { return nil }
    return String(word)
  }

  /// The first word such as `ACME_API_TOKEN`, else such as `--api-key`.
  var variable: String? {
    words.first { word in
      word.contains("_") && word.utf8.count >= 4 && !word.hasPrefix("ERR_") && !word.hasPrefix("_")
        && word.allSatisfy { $0.isUppercase || $0.isNumber || $0 == "_" }
    }.map(String.init) ?? option
  }

  /// The first word such as `--api-key`.
  var option: String? {
    words.first { $0.hasPrefix("--") && $0.utf8.count > 3 }.map(String.init)
  }

  private var words: [Substring] {
    text.split { !($0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_" || $0 == "-")) }
  }

  /// What parsers of command lines name behind a colon or in quotes: `arguments are required: path`,
  /// `Missing argument 'PATH'`, `required flag(s) "token" not set`.
  var namedArgument: String? {
    guard ["argument", "option", "flag", "parameter", "placeholder"].contains(where: lower.contains) else { return nil }
    for quote in ["'", "\"", "`"] {
      let parts = text.split(separator: quote, omittingEmptySubsequences: false)
      if parts.count >= 3, let word = Self.name(parts[1]) { return word }
    }
    guard let colon = text.lastIndex(of: ":") else { return nil }
    let first = text[text.index(after: colon)...].split { $0 == "," || $0.isWhitespace }.first
    return first.flatMap(Self.name)
  }

  private static func name(_ text: Substring) -> String? {
    let word = text.prefix { !$0.isWhitespace }
    guard (1...60).contains(word.utf8.count), word.contains(where: \.isLetter) else { return nil }
    return String(word)
  }

  /// `API token configured: No`, `ACME_KEY=undefined`: what is not set, by a log line that does not complain.
  var unsetSetting: String? {
    guard let sign = text.lastIndex(where: { $0 == ":" || $0 == "=" }) else { return nil }
    let value = text[text.index(after: sign)...].lowercased().filter { $0 != "." && $0 != "," && $0 != "\r" }
    let trimmed = value.split(separator: " ").joined(separator: " ")
    guard StartWords.absent.contains(trimmed) else { return nil }
    let before = StartLine(String(text[..<sign]))
    if let variable = before.variable { return variable }
    return StartWords.credentials.contains(where: before.lower.contains) ? "" : nil
  }

  /// The first argument that a line of usage wants: `Usage: server <folder>`.
  var usage: String? {
    guard lower.hasPrefix("usage:"), let start = text.firstIndex(of: "<"), !text[..<start].contains("[") else {
      return nil
    }
    return Self.name(text[text.index(after: start)...].prefix { $0 != ">" })
  }

  /// Control sequences (ECMA-48, section 5.4) are for eyes.
  private static func withoutColours(_ line: String) -> String {
    guard line.utf8.contains(0x1B) else { return line }
    var output = String.UnicodeScalarView()
    var isInside = false
    for scalar in line.unicodeScalars {
      if scalar.value == 0x1B {
        isInside = true
      } else if isInside {
        isInside = scalar == "[" || !(0x40...0x7E).contains(scalar.value)
      } else {
        output.append(scalar)
      }
    }
    return String(output)
  }
}
