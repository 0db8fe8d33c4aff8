/// Cells and rows of CSV (RFC 4180) that a spreadsheet takes for text.
enum CSVCell {
  /// The cells with commas between them and a line feed behind them: a carriage return would act on a terminal.
  static func row(_ cells: [String]) -> [UInt8] { Array(cells.map(text).joined(separator: ",").utf8) + [0x0A] }

  /// One cell on one line. A cell that a spreadsheet would run as a formula, also behind spaces, gets an apostrophe in
  /// front (OWASP, "CSV Injection"); the full-width forms of the signs count too.
  static func text(_ foreign: String) -> String {
    var text = VisibleText.line(foreign, limit: 2_000)
    if let first = text.unicodeScalars.first(where: { !$0.properties.isWhitespace }), isFormulaSign(first) {
      text = "'" + text
    }
    guard text.unicodeScalars.contains(where: { $0 == "\"" || $0 == "," || $0 == ";" || $0 == " " || $0 == "'" }) else {
      return text
    }
    return "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }

  private static func isFormulaSign(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "=", "+", "-", "@", "|", "%", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}": true
    default: false
    }
  }
}
