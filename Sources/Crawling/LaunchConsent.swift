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
      if case .command(let command) = source.location {
        writer.key("executable")
        writer.string(command.executable)
        writer.key("arguments")
        writer.array { writer in for argument in command.arguments { writer.string(argument.redacted) } }
        writer.key("folder")
        if let folder = command.workingFolder { writer.string(folder) } else { writer.null() }
        writer.key("environment")
        writer.array { writer in for name in command.environment.map(\.name).sorted() { writer.string(name) } }
      } else {
        writer.key("id")
        writer.string(source.id.text)
      }
      writer.key("network")
      writer.boolean(allowsNetwork)
    }
    return Digest.sha256(writer.bytes)
  }
}
