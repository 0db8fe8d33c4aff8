import JSONText
import ToolModel

/// A package to fetch as JSON, redacted like every source.
enum PackageRecord {
  static func append(_ package: PackageRequest, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("ecosystem", package.ecosystem.rawValue)
      writer.member("name", package.name)
      writer.member("version", package.version)
      append("extras", package.extras, to: &writer)
      append("additions", package.additions, to: &writer)
      writer.member("program", package.program)
      append("arguments", package.arguments.map(\.redacted), to: &writer)
      writer.key("environment")
      SourceRecord.append(package.environment, to: &writer)
      writer.member("workingFolder", package.workingFolder)
      writer.member("runtimeVersion", package.runtimeVersion)
      writer.member("runtimeHint", package.runtimeHint)
      writer.member("registryURL", package.registryURL)
      guard let launcher = package.launcher else { return }
      writer.key("launcher")
      SourceRecord.append(launcher, to: &writer)
    }
  }

  private static func append(_ key: String, _ texts: [String], to writer: inout JSONWriter) {
    writer.key(key)
    writer.array { writer in for text in texts { writer.string(text) } }
  }

  static func package(_ record: StoredJSON) throws -> PackageRequest {
    guard let ecosystem = PackageRequest.Ecosystem(rawValue: try record.text("ecosystem")) else { throw record.damage }
    return PackageRequest(
      ecosystem: ecosystem, name: try record.text("name"), version: record.optionalText("version"),
      extras: try texts(record, "extras"), additions: try texts(record, "additions"),
      program: record.optionalText("program"), arguments: try texts(record, "arguments").map { .literal($0) },
      environment: try SourceRecord.fields(record, "environment"),
      workingFolder: record.optionalText("workingFolder"), runtimeVersion: record.optionalText("runtimeVersion"),
      runtimeHint: record.optionalText("runtimeHint"), registryURL: record.optionalText("registryURL"),
      launcher: try record.optional("launcher").map(SourceRecord.commandLine))
  }

  private static func texts(_ record: StoredJSON, _ key: String) throws -> [String] {
    try record.list(key).map { try $0.asText() }
  }
}
