import JSONText
import ToolModel

/// A server's source as JSON. Secrets never get here: a reference is written as the mark that people see.
enum SourceRecord {
  static func bytes(_ source: ServerSource) -> [UInt8] {
    var writer = JSONWriter()
    writer.object { writer in
      writer.member("id", source.id.text)
      writer.member("name", source.name)
      writer.member("publisher", source.publisher)
      writer.member("version", source.version)
      switch source.location {
      case .savedList(let label): writer.member("savedList", label)
      case .command(let command):
        writer.key("command")
        append(command, to: &writer)
      case .endpoint(let endpoint):
        writer.key("endpoint")
        append(endpoint, to: &writer)
      case .package(let package):
        writer.key("package")
        PackageRecord.append(package, to: &writer)
      }
    }
    return writer.bytes
  }

  static func append(_ command: CommandLine, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("executable", command.executable)
      writer.key("arguments")
      writer.array { writer in for argument in command.arguments { writer.string(argument.redacted) } }
      writer.key("environment")
      append(command.environment, to: &writer)
      writer.member("workingFolder", command.workingFolder)
    }
  }

  private static func append(_ endpoint: Endpoint, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("url", endpoint.url)
      writer.key("query")
      append(endpoint.query, to: &writer)
      writer.key("headers")
      append(endpoint.headers, to: &writer)
    }
  }

  static func append(_ fields: [ConfiguredField], to writer: inout JSONWriter) {
    writer.array { writer in
      for field in fields {
        writer.array { writer in
          writer.string(field.name)
          writer.string(field.value.redacted)
        }
      }
    }
  }

  static func source(_ bytes: [UInt8]) throws -> ServerSource {
    let record = try StoredJSON(bytes, of: "source")
    return ServerSource(
      id: ServerID(try record.text("id")), name: try record.text("name"), location: try location(record),
      publisher: record.optionalText("publisher"), version: record.optionalText("version"))
  }

  private static func location(_ record: StoredJSON) throws -> ServerLocation {
    if let label = record.optionalText("savedList") { return .savedList(label: label) }
    if let command = record.optional("command") { return .command(try commandLine(command)) }
    if let package = record.optional("package") { return .package(try PackageRecord.package(package)) }
    let endpoint = try record.required("endpoint")
    return .endpoint(
      Endpoint(
        url: try endpoint.text("url"), query: try fields(endpoint, "query"), headers: try fields(endpoint, "headers")))
  }

  static func commandLine(_ record: StoredJSON) throws -> CommandLine {
    CommandLine(
      executable: try record.text("executable"),
      arguments: try record.list("arguments").map { .literal(try $0.asText()) },
      environment: try fields(record, "environment"), workingFolder: record.optionalText("workingFolder"))
  }

  static func fields(_ record: StoredJSON, _ name: String) throws -> [ConfiguredField] {
    try record.list(name).map { pair in
      let texts = try pair.asList().map { try $0.asText() }
      guard texts.count == 2 else { throw pair.damage }
      return ConfiguredField(name: texts[0], value: .literal(texts[1]))
    }
  }
}
