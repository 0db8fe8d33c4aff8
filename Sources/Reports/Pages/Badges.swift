import ToolModel

/// Short labels that mean the same on every page. Risk shows as a word, a shape and a colour.
extension HTMLWriter {
  mutating func riskBadge(_ risk: RiskLevel) {
    switch risk {
    case .low: markup("<span class=\"risk low\">low</span>")
    case .medium: markup("<span class=\"risk medium\">medium</span>")
    case .high: markup("<span class=\"risk high\">high</span>")
    case .critical: markup("<span class=\"risk critical\">critical</span>")
    }
  }

  mutating func severityBadge(_ severity: Severity) {
    switch severity {
    case .info: markup("<span class=\"risk info\">info</span>")
    case .low: riskBadge(.low)
    case .medium: riskBadge(.medium)
    case .high: riskBadge(.high)
    case .critical: riskBadge(.critical)
    }
  }

  mutating func categoryChip(_ category: Category) { element("span", .class("chip"), text: category.rawValue) }

  mutating func capabilityChips(_ capabilities: [Capability]) {
    guard !capabilities.isEmpty else { return }
    element("ul", .class("chips")) { list in
      for capability in capabilities {
        list.element("li", .class("chip soft"), text: CapabilityProse.title(capability))
      }
    }
  }

  /// A tool's name; an empty one shows as what it is, a duplicate with its place.
  mutating func toolName(_ name: String, ordinal: Int) {
    if name.isEmpty { markup("<i>(empty name)</i>") } else { text(VisibleText.cut(name, to: 200)) }
    if ordinal > 0 { text(" (\(ordinal + 1))") }
  }

  /// A heading with an anchor of the same id, so that a section can be linked to.
  mutating func heading(_ id: Literal, _ title: String) {
    markup("\n")
    element("h2", .text("id", scope.isEmpty ? id.text : "\(scope)-\(id.text)"), text: title)
    markup("\n")
  }
}

extension HTMLWriter {
  /// A day, for people and machines.
  mutating func date(_ seconds: Int64) {
    let time = TimeText(seconds)
    element("time", .text("datetime", time.date), text: time.words)
  }
}
