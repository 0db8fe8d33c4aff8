/// The closed list of methods that we ever send. Calling a tool is not among them, and nothing else builds messages.
enum ProtocolMethod: String, Sendable, CaseIterable {
  case initialize
  case initialized = "notifications/initialized"
  case discover = "server/discover"
  case listTools = "tools/list"
  case listPrompts = "prompts/list"
  case listResources = "resources/list"
  case listResourceTemplates = "resources/templates/list"

  /// A notification has no id and gets no answer.
  var isNotification: Bool { self == .initialized }
}
