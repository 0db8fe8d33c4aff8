import Crawling
import ToolModel

/// Short ways to read a text as a source of servers.
enum Reading {
  static func configuration(
    _ text: String, path: String = "file.json", variables: [String: String] = [:], folder: String? = nil
  ) -> SourceReading {
    configuration(Array(text.utf8), path: path, variables: variables, folder: folder)
  }

  static func configuration(
    _ bytes: [UInt8], path: String = "file.json", variables: [String: String] = [:], folder: String? = nil
  ) -> SourceReading {
    let known = ClientFormat.ofFile(path)
    var values = ConfiguredValues()
    values.variables = variables
    values.home = "/users/me"
    values.workspaceFolder = folder ?? "/projects/shelf"
    return SourceReader(vault: Vault()).configuration(
      bytes, file: ConfigurationFile(label: path, format: known?.format, scope: known?.place.scope, folder: folder),
      values: values)
  }

  /// What a source is, in one line.
  static func line(_ source: ServerSource) -> String {
    switch source.location {
    case .command(let command):
      return "command " + ([command.executable] + command.arguments.map(\.redacted)).joined(separator: " ")
        + fields(command.environment)
    case .package(let package):
      let parts = [
        package.version.map { "version \($0)" }, package.extras.isEmpty ? nil : "extras \(package.extras)",
        package.additions.isEmpty ? nil : "with \(package.additions)", package.program.map { "program \($0)" },
        package.runtimeVersion.map { "runtime \($0)" }, package.registryURL.map { "from \($0)" },
        package.arguments.isEmpty
          ? nil : "arguments " + package.arguments.map(\.redacted).joined(separator: " "),
      ].compactMap(\.self)
      return (["package \(package.ecosystem.rawValue):\(package.name)"] + parts).joined(separator: ", ")
        + fields(package.environment)
    case .endpoint(let endpoint):
      let query = endpoint.query.map { "\($0.name)=\($0.value.redacted)" }.joined(separator: "&")
      return "url " + endpoint.url + (query.isEmpty ? "" : "?" + query) + fields(endpoint.headers)
    case .savedList(let label): return "saved list " + label
    }
  }

  private static func fields(_ fields: [ConfiguredField]) -> String {
    fields.isEmpty ? "" : " {" + fields.map { "\($0.name): \($0.value.redacted)" }.joined(separator: ", ") + "}"
  }
}
