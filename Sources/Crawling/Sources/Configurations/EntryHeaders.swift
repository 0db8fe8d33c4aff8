import ConfigurationText

/// The header fields of an entry, filled in as far as that is allowed.
struct EntryHeaders: Sendable {
  private(set) var fields: [(name: String, value: FilledText)] = []
  /// Fields whose value is neither a text nor a number.
  private(set) var malformed: [String] = []

  private static let limit = 100

  init(_ entry: EntryFields, _ filler: VariableFiller) {
    let maps = [
      entry["headers"], entry["http_headers"], entry["httpHeaders"], entry["requestOptions"]?["headers"],
      entry["requestInit"]?["headers"],
    ]
    for member in maps.flatMap({ $0?.members ?? [] }).prefix(Self.limit) {
      if let text = member.value.scalar {
        add(member.key, filler.fill(text))
      } else {
        malformed.append(member.key)
      }
    }
    // Codex: the header's value is the name of a variable.
    for member in (entry["env_http_headers"]?.members ?? []).prefix(Self.limit) {
      if let name = member.value.text { add(member.key, .variable(name, of: filler.values)) }
    }
    if let name = entry["bearer_token_env_var", "bearerTokenEnv"]?.text {
      add("Authorization", FilledText.variable(name, of: filler.values).prefixed(by: "Bearer "))
    }
    if let token = entry["bearerToken", "bearer_token"]?.text {
      add("Authorization", filler.fill(token).prefixed(by: "Bearer "))
    }
    // Mistral Vibe: name of the variable, of the header and the header's form one by one.
    if let name = entry["api_key_env"]?.text {
      let form = entry["api_key_format"]?.text ?? "Bearer {token}"
      let prefix = form.firstPlace(of: "{token}").map { String(form[..<$0.lowerBound]) } ?? ""
      add(
        entry["api_key_header"]?.text ?? "Authorization",
        FilledText.variable(name, of: filler.values).prefixed(by: prefix))
    }
  }

  /// Of a name that is there twice the first value holds.
  private mutating func add(_ name: String, _ value: FilledText) {
    guard !fields.contains(where: { $0.name.lowercased() == name.lowercased() }) else { return }
    fields.append((name, value))
  }
}
