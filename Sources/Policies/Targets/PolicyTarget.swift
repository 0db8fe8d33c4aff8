/// An enforcement point whose files we write; most used first.
package enum PolicyTarget: String, Sendable, CaseIterable, Hashable {
  case policyLayerJSON = "policylayer-json"
  case interceptYAML = "intercept-yaml"
  case claudeCode = "claude-code"
  case codex
  case vsCode = "vscode"
  case cursor
  case geminiCLI = "gemini-cli"
  case opencode
  case opencodeV2 = "opencode-v2"
  case toolHiveCedar = "toolhive-cedar"
  case agentCoreCedar = "agentcore-cedar"
  case agentGatewayCEL = "agentgateway-cel"
  case envoyAIGateway = "envoy-ai-gateway"
  case kuadrant
  case rego
  case openAIResponses = "openai-responses"
  case openAIAgents = "openai-agents"
  case anthropicToolset = "anthropic-mcp-toolset"
  case anthropicManagedAgents = "anthropic-managed-agents"
  case copilotCLI = "copilot-cli"
  case langChain = "langchain-hitl"
  case dockerGateway = "docker-mcp-gateway"
  case dockerProfile = "docker-mcp-profile"
  case devin
  case kiro
  case zed
  case goose
  case record

  /// The writer of its files.
  package var backEnd: any PolicyBackEnd.Type {
    switch self {
    case .policyLayerJSON: PolicyLayerJSON.self
    case .interceptYAML: InterceptYAML.self
    case .claudeCode: ClaudeCode.self
    case .codex: Codex.self
    case .vsCode: VSCode.self
    case .cursor: Cursor.self
    case .geminiCLI: GeminiCLI.self
    case .opencode: Opencode.self
    case .opencodeV2: OpencodeV2.self
    case .toolHiveCedar: ToolHiveCedar.self
    case .agentCoreCedar: AgentCoreCedar.self
    case .agentGatewayCEL: AgentGatewayCEL.self
    case .envoyAIGateway: EnvoyAIGateway.self
    case .kuadrant: Kuadrant.self
    case .rego: Rego.self
    case .openAIResponses: OpenAIResponses.self
    case .openAIAgents: OpenAIAgents.self
    case .anthropicToolset: AnthropicToolset.self
    case .anthropicManagedAgents: AnthropicManagedAgents.self
    case .copilotCLI: CopilotCLI.self
    case .langChain: LangChain.self
    case .dockerGateway: DockerGateway.self
    case .dockerProfile: DockerProfile.self
    case .devin: Devin.self
    case .kiro: Kiro.self
    case .zed: Zed.self
    case .goose: Goose.self
    case .record: RecordJSON.self
    }
  }

  /// The targets that every page of the site shows.
  package static let onPages: [PolicyTarget] = [.policyLayerJSON, .interceptYAML]

  /// How people call it.
  package var title: String { backEnd.title }

  /// The name of the file for a whole server or a single tool.
  package var fileName: String { backEnd.fileName }

  /// The ending of its files, without the dot.
  package var fileExtension: String { fileName.split(separator: ".").last.map(String.init) ?? "txt" }
}
