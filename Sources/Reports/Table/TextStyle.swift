import ToolModel

/// Colours of a terminal, or none. Only our own words and text that `VisibleText` has passed go through it.
struct TextStyle {
  let color: Bool

  func bold(_ text: String) -> String { wrapped(text, "1") }
  func dim(_ text: String) -> String { wrapped(text, "2") }

  func risk(_ text: String, _ level: RiskLevel) -> String {
    switch level {
    case .critical: wrapped(text, "1;31")
    case .high: wrapped(text, "31")
    case .medium: wrapped(text, "33")
    case .low: wrapped(text, "32")
    }
  }

  func severity(_ text: String, _ severity: Severity) -> String {
    switch severity {
    case .critical: wrapped(text, "1;31")
    case .high: wrapped(text, "31")
    case .medium: wrapped(text, "33")
    case .low, .info: wrapped(text, "2")
    }
  }

  func failure(_ text: String) -> String { wrapped(text, "31") }

  private func wrapped(_ text: String, _ code: String) -> String {
    color ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}
