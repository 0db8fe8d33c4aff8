/// An enforcement point whose files we write.
package enum PolicyTarget: String, Sendable, CaseIterable, Hashable {
  /// The hosted JSON policy of PolicyLayer, version "1".
  case policyLayerJSON = "policylayer-json"
  /// The YAML policy of the Intercept proxy, version "1".
  case interceptYAML = "intercept-yaml"

  /// How people call it.
  package var title: String {
    switch self {
    case .policyLayerJSON: "PolicyLayer JSON"
    case .interceptYAML: "Intercept YAML"
    }
  }

  /// The ending of its files, without the dot.
  package var fileExtension: String {
    switch self {
    case .policyLayerJSON: "json"
    case .interceptYAML: "yaml"
    }
  }

  /// The name of the file for a whole server or a single tool.
  package var fileName: String { "policy.\(fileExtension)" }
}
