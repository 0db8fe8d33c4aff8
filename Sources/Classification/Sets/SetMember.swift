package import ToolModel

/// A server of a set that one agent has in use together.
package struct SetMember: Sendable {
  package let snapshot: ToolSnapshot
  package let assessment: ServerAssessment

  package init(_ snapshot: ToolSnapshot, _ assessment: ServerAssessment) {
    self.snapshot = snapshot
    self.assessment = assessment
  }

  /// The verdicts with their definitions.
  var tools: [(verdict: Verdict, definition: ToolDefinition)] {
    zip(assessment.verdicts, snapshot.tools).map { ($0, $1) }
  }

  /// What people call the server.
  var name: String { snapshot.source.name.isEmpty ? snapshot.source.id.text : snapshot.source.name }
}

/// How a client spells the names of tools: two that come out equal are one to it.
package struct ClientSpelling: Sendable {
  /// The client as people know it.
  package let client: String
  /// Server and tool to the name that the client uses; nil where it uses none.
  package let spell: @Sendable (_ server: String, _ tool: String) -> String?

  package init(client: String, spell: @escaping @Sendable (_ server: String, _ tool: String) -> String?) {
    self.client = client
    self.spell = spell
  }

  /// What most clients do: `_` for everything but letters, digits, `_` and `-`, server and tool joined.
  package static let common = ClientSpelling(client: "most clients") { server, tool in
    plain(server) + "__" + plain(tool)
  }

  private static func plain(_ name: String) -> String {
    var plain = ""
    for scalar in name.unicodeScalars {
      switch scalar.value {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F, 0x2D: plain.unicodeScalars.append(scalar)
      default: plain += "_"
      }
    }
    return plain
  }
}
