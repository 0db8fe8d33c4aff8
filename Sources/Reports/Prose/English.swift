/// The little grammar that generated sentences need.
enum English {
  /// `1 tool`, `2 tools`, `1,200 tools`.
  static func count(_ number: Int, _ singular: String, _ plural: String? = nil) -> String {
    "\(grouped(number)) \(number == 1 ? singular : plural ?? singular + "s")"
  }

  /// Digits in groups of three: `31,000`.
  static func grouped(_ number: Int) -> String {
    let digits = Array(String(number.magnitude))
    var text = number < 0 ? "-" : ""
    for (place, digit) in digits.enumerated() {
      if place > 0, (digits.count - place) % 3 == 0 { text += "," }
      text.append(digit)
    }
    return text
  }

  /// `a`, `a and b`, `a, b and c`.
  static func list(_ items: [String], conjunction: String = "and") -> String {
    guard let last = items.last else { return "" }
    guard items.count > 1 else { return last }
    return items.dropLast().joined(separator: ", ") + " \(conjunction) " + last
  }

  /// `an execute`, `a write`: the article follows the first letter, but for `hour`.
  static func withArticle(_ words: String) -> String {
    guard let first = words.lowercased().unicodeScalars.first else { return words }
    return ("aeiou".unicodeScalars.contains(first) || words.lowercased().hasPrefix("hour"))
      ? "an \(words)" : "a \(words)"
  }

  /// The text with its first letter upper-cased.
  static func capitalized(_ text: String) -> String {
    guard let first = text.first else { return text }
    return first.uppercased() + text.dropFirst()
  }

  /// `12%`, `0.4%`: whole numbers from 1 up, one decimal below, never a rounded 0 or 100 that is not one.
  static func percent(_ part: Int, of whole: Int) -> String {
    guard whole > 0 else { return "0%" }
    let tenths = (part * 2_000 / whole + 1) / 2
    if part > 0, tenths == 0 { return "under 0.1%" }
    if tenths < 10, tenths > 0 { return "0.\(tenths)%" }
    let whole100 = min((tenths + 5) / 10, part < whole ? 99 : 100)
    return "\(whole100)%"
  }
}

extension English {
  /// The text as a sentence: first letter upper-cased, one full stop at its end.
  static func sentence(_ text: String) -> String {
    guard let last = text.last else { return "" }
    return capitalized(text) + (".!?…".contains(last) ? "" : ".")
  }

  /// The text with exactly one mark at its end.
  static func ended(_ text: String) -> String {
    text.last.map { ".!?…".contains($0) } == true ? text : text + "."
  }
}
