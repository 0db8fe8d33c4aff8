import ToolModel

/// Two resources for the MCP gateway of Kuadrant: a virtual server, which decides what is listed, and an authorization
/// policy on the route of the server, which decides what is called. The policy goes by the header that the gateway's
/// router sets; calls without it are denied.
enum Kuadrant: PolicyBackEnd {
  static let title = "Kuadrant MCP gateway"
  static let fileName = "kuadrant.yaml"
  static let placement =
    "Apply both resources in the server's namespace, with the name of its `HTTPRoute` in `targetRef`; the virtual server "
    + "lists names with the prefix of the registration, if it has one."
  static let abilities = TargetAbilities(
    .gateway, treatments: [.allow, .hide], unlisted: [.hide], nameForm: "raw, in a header")

  static func lower(_ template: PolicyTemplate, provenance: PolicyProvenance) -> PolicyFile {
    let policy = LoweredPolicy(template, for: abilities) { name in
      // What a header cannot hold as it is cannot be compared: printable ASCII (RFC 9110, section 5.5).
      let isHeader = name.unicodeScalars.allSatisfy { (0x20...0x7E).contains($0.value) }
      return isHeader ? Naming.raw(name) : .none(why: "the name cannot stand in a header")
    }
    let name = resourceName(template.serverName)
    let allowed = policy.names(.allow)
    var lines = PolicyHeader.lines(for: template, provenance: provenance)
    // The definition wants at least one tool; without any there is no virtual server.
    if !allowed.isEmpty {
      lines += ["apiVersion: \"mcp.kuadrant.io/v1alpha1\"", "kind: \"MCPVirtualServer\"", "metadata:"]
      lines += ["  name: \"\(name)-tools\"", "spec:", "  tools:"] + allowed.map { "    - " + YAMLText.quoted($0) }
      lines.append("---")
    }
    lines += ["apiVersion: \"kuadrant.io/v1\"", "kind: \"AuthPolicy\"", "metadata:"]
    lines += ["  name: \"\(name)-tools\"", "spec:", "  targetRef:"]
    lines += ["    group: \"gateway.networking.k8s.io\"", "    kind: \"HTTPRoute\"", "    name: \"\(name)\""]
    lines += ["  rules:", "    authorization:", "      \"plimsoll-tools\":", "        patternMatching:"]
    let list = QuotedText.list(allowed, QuotedText.cel)
    let header = "request.headers[\"x-mcp-toolname\"]"
    let test = allowed.isEmpty ? "false" : "\"x-mcp-toolname\" in request.headers && \(header) in \(list)"
    lines += ["          patterns:", "            - predicate: " + YAMLText.quoted(test)]
    return PolicyTarget.kuadrant.file(lines, policy.losses)
  }

  /// A name that Kubernetes takes: RFC 1123 label, at most 50 characters.
  private static func resourceName(_ text: String) -> String {
    let letters = text.unicodeScalars.prefix(50).map { scalar -> Character in
      switch scalar {
      case "a"..."z", "0"..."9": Character(scalar)
      case "A"..."Z": Character(scalar.properties.lowercaseMapping)
      default: "-"
      }
    }
    let trimmed = String(letters).split(separator: "-").joined(separator: "-")
    return trimmed.isEmpty ? "server" : trimmed
  }
}
