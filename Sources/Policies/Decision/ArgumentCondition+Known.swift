import JSONText
package import ToolModel

extension ArgumentCondition {
  /// What an allowed tool should refuse, where the verdict's evidence points at the dangerous argument: an address that
  /// the caller chooses must be that of a public web page, and of a choice of acts the destructive ones are refused.
  static func known(for tool: ToolDefinition, verdict: Verdict) -> [ArgumentCondition] {
    let isFetching = verdict.capabilities.contains(.fetchesURL)
    let isChoosing = verdict.category >= .destructive
    guard isFetching || isChoosing, let document = try? JSONDocument(tool.bytes),
      let properties = document.root["inputSchema"]?["properties"]
    else { return [] }
    var conditions: [ArgumentCondition] = []
    for member in properties.members {
      let place = "/inputSchema/properties" + JSONPointer.token(member.key)
      let pointers = verdict.evidence.filter { $0.scope == .tool && $0.pointer.hasPrefix(place) }.map(\.pointer)
      if isFetching, pointers.contains(place), member.value["type"]?.string == "string", namesAddress(member.key) {
        conditions.append(ArgumentCondition(argument: member.key, refusal: .publicWebAddress))
      }
      guard isChoosing, let choices = member.value["enum"] else { continue }
      let values = choices.elements.enumerated().compactMap { place, value -> String? in
        pointers.contains(self.place(of: member.key, choice: place)) ? value.string : nil
      }
      if !values.isEmpty { conditions.append(ArgumentCondition(argument: member.key, refusal: .oneOf(values))) }
    }
    return conditions
  }

  private static func place(of argument: String, choice: Int) -> String {
    "/inputSchema/properties" + JSONPointer.token(argument) + "/enum" + JSONPointer.token(choice)
  }

  /// True for arguments that hold a whole address; the name of a host alone is another thing.
  private static func namesAddress(_ name: String) -> Bool {
    let name = name.lowercased()
    return ["url", "uri", "href", "endpoint"].contains { name.hasSuffix($0) }
  }
}

extension ArgumentCondition.Refusal {
  /// Refuses everything but `http` and `https` addresses of a host with a name of at least two labels, the last one of
  /// letters: no address in digits, no `localhost`, no user part that hides the host. The two patterns are exact
  /// complements of each other, in what RE2, Rust and ECMAScript share.
  package static let publicWebAddress = Self.text(
    pattern: "^(?:" + notWeb.joined(separator: "|") + ")",
    complement: #"^https?://(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,}(?::[0-9]*)?(?:[/?#][\s\S]*)?$"#)

  private static let notWeb = [
    // Another scheme, or too short to hold one.
    "(?:[^h]|h[^t]|ht[^t]|htt[^p]|http[^s:]|https[^:]|https?:[^/]|https?:/[^/])",
    #"(?:h|ht|htt|http|https|https?:|https?:/)?$"#,
    // An empty label, or only one label.
    #"https?://(?:\.|[A-Za-z0-9.-]*\.\.|[A-Za-z0-9-]*(?:[^A-Za-z0-9.-]|$))"#,
    // A last label that is too short or has something else than letters.
    #"https?://[A-Za-z0-9.-]*\.[A-Za-z]?(?:[^A-Za-z0-9.-]|$)"#,
    #"https?://[A-Za-z0-9.-]*\.[A-Za-z0-9-]*[0-9-][A-Za-z0-9-]*(?:[^A-Za-z0-9.-]|$)"#,
    // Something else than a port, path, query or fragment after the host; something else than digits in the port.
    "https?://[A-Za-z0-9.-]*[^A-Za-z0-9.:/?#-]",
    "https?://[A-Za-z0-9.-]*:[0-9]*[^0-9/?#]",
  ]
}
