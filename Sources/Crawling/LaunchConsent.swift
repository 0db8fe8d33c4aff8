import Digests
import JSONText
package import ToolModel

/// What a person agrees to when a command may be started.
package enum LaunchConsent {
  /// The digest of everything consent is bound to: the redacted command line, the folder, the names of the
  /// environment and the wish for the network. Any change asks again. 64 hexadecimal digits.
  package static func digest(of source: ServerSource, allowsNetwork: Bool) -> String {
    var writer = JSONWriter()
    writer.object { writer in
      switch source.location {
      case .command(let command): write(command, to: &writer)
      case .package(let package): write(package, to: &writer)
      case .endpoint, .savedList:
        writer.key("id")
        writer.string(source.id.text)
      }
      writer.key("network")
      writer.boolean(allowsNetwork)
    }
    return Digest.sha256(writer.bytes)
  }

  private static func write(_ command: CommandLine, to writer: inout JSONWriter) {
    writer.key("executable")
    writer.string(command.executable)
    write("arguments", command.arguments.map(\.redacted), to: &writer)
    writer.key("folder")
    if let folder = command.workingFolder { writer.string(folder) } else { writer.null() }
    write("environment", command.environment.map(\.name).sorted(), to: &writer)
  }

  private static func write(_ package: PackageRequest, to writer: inout JSONWriter) {
    writer.key("package")
    writer.string("\(package.ecosystem.rawValue):\(package.name)")
    for (key, text) in [
      ("version", package.version), ("program", package.program), ("runtime", package.runtimeVersion),
      ("registry", package.registryURL), ("folder", package.workingFolder),
    ] {
      writer.key(key)
      if let text { writer.string(text) } else { writer.null() }
    }
    write("extras", package.extras, to: &writer)
    write("additions", package.additions, to: &writer)
    write("arguments", package.arguments.map(\.redacted), to: &writer)
    write("environment", package.environment.map(\.name).sorted(), to: &writer)
    guard let launcher = package.launcher else { return }
    writer.key("launcher")
    writer.object { write(launcher, to: &$0) }
  }

  private static func write(_ key: String, _ texts: [String], to writer: inout JSONWriter) {
    writer.key(key)
    writer.array { writer in for text in texts { writer.string(text) } }
  }
}
