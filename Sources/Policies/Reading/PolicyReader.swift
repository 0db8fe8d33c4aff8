package import JSONText
import ToolModel

/// Reads policy files of every target back.
package struct PolicyReader: Sendable {
  let target: PolicyTarget
  /// The server's name in the enforcement point's configuration.
  let server: String
  /// A YAML document as JSON in which plain numbers, booleans and nulls are themselves.
  let yaml: @Sendable ([UInt8]) throws(PolicyReadingProblem) -> [UInt8]

  package init(
    _ target: PolicyTarget, server: String,
    yaml: @escaping @Sendable ([UInt8]) throws(PolicyReadingProblem) -> [UInt8]
  ) {
    self.target = target
    self.server = server
    self.yaml = yaml
  }

  /// What a file says about the tools of the server; what is about other servers is left out.
  package func read(_ bytes: [UInt8]) throws(PolicyReadingProblem) -> PolicyReading {
    switch target {
    case .policyLayerJSON: try policyLayer(json(bytes))
    case .interceptYAML: try intercept(yamlRoot(bytes))
    case .claudeCode, .devin: permissions(try json(bytes), prefix: claudePrefix)
    case .codex: codex(try toml(bytes))
    case .vsCode:
      map(try json(bytes)["chat.tools.eligibleForAutoApproval"], prefix: server + "/") { value in
        value.boolean == false ? .ask : .allow
      }
    case .cursor: list(try json(bytes)["mcpAllowlist"], prefix: server + ":", .allow)
    case .geminiCLI: gemini(try toml(bytes))
    case .opencode: opencode(try json(bytes)["permission"].map { $0.members.map { ($0.key, $0.value.string ?? "") } })
    case .opencodeV2:
      opencode(
        (try json(bytes)["permissions"]).map { list in
          list.elements.map { ($0["action"]?.string ?? "", $0["effect"]?.string ?? "") }
        })
    case .toolHiveCedar: cedar(try yamlRoot(bytes)["cedar"]?["policies"].map(texts) ?? [], entity: "Tool::")
    case .agentCoreCedar:
      cedar(text(bytes).split(separator: ";").map(String.init), entity: "AgentCore::Action::")
    case .agentGatewayCEL: cel(try yamlRoot(bytes)["mcpAuthorization"]?["rules"].map(texts) ?? [])
    case .envoyAIGateway: envoy(try yamlRoot(bytes))
    case .kuadrant: try kuadrant(bytes)
    case .rego: rego(bytes)
    case .openAIResponses: openAI(try json(bytes), offered: try json(bytes)["allowed_tools"]?["tool_names"])
    case .openAIAgents: openAI(try json(bytes), offered: try json(bytes)["tool_filter"]?["allowed_tool_names"])
    case .anthropicToolset, .anthropicManagedAgents: anthropic(try json(bytes))
    case .copilotCLI: list(try json(bytes)["mcpServers"]?[server]?["tools"], prefix: "", .ask, rest: .hide)
    case .langChain: langChain(try json(bytes))
    case .dockerGateway: docker(text(bytes).split(separator: "\n").map(String.init))
    case .dockerProfile: dockerProfile(try yamlRoot(bytes))
    case .kiro: kiro(try yamlRoot(bytes))
    case .zed: zed(try json(bytes))
    case .goose: goose(try yamlRoot(bytes))
    case .record: record(try json(bytes))
    }
  }

  /// The file's object, whatever its format is called.
  package func root(_ bytes: [UInt8]) throws(PolicyReadingProblem) -> JSONValue {
    try target == .interceptYAML ? yamlRoot(bytes) : json(bytes)
  }

  func json(_ bytes: [UInt8]) throws(PolicyReadingProblem) -> JSONValue {
    guard let root = JSONWithComments.document(bytes)?.root, root.kind == .object else {
      throw PolicyReadingProblem(message: "the file is not a JSON object")
    }
    return root
  }

  func toml(_ bytes: [UInt8]) throws(PolicyReadingProblem) -> TOMLValue {
    do throws(TOMLProblem) {
      return try TOMLDocument(bytes).root
    } catch {
      throw PolicyReadingProblem(message: "the file is not TOML: line \(error.line): \(error.message)")
    }
  }

  func yamlRoot(_ bytes: [UInt8]) throws(PolicyReadingProblem) -> JSONValue {
    guard let root = (try? JSONDocument(try yaml(bytes)))?.root, root.kind == .object else {
      throw PolicyReadingProblem(message: "the file is not a YAML map")
    }
    return root
  }

  func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  func texts(_ value: JSONValue) -> [String] { value.elements.compactMap(\.string) }

  var claudePrefix: String { "mcp__\(Naming.normalized(server))__" }

  /// A list of names of one treatment; what has another prefix is another server's.
  func list(_ value: JSONValue?, prefix: String, _ treatment: Treatment, rest: Treatment? = nil) -> PolicyReading {
    var reading = PolicyReading()
    reading.unlisted = rest
    for name in value.map(texts) ?? [] {
      if name == "*", rest != nil {
        reading.unlisted = treatment
      } else if name.hasPrefix(prefix) {
        reading.add(name, treatment)
      }
    }
    return reading
  }

  /// A map of names.
  func map(_ value: JSONValue?, prefix: String, _ treatment: (JSONValue) -> Treatment) -> PolicyReading {
    var reading = PolicyReading()
    for member in value.map({ Array($0.members) }) ?? [] where member.key.hasPrefix(prefix) {
      reading.add(member.key, treatment(member.value), wins: .last)
    }
    return reading
  }
}
