import Digests
import JSONText
import ToolModel

/// Makes sources out of what the readers found, with identity and redaction.
struct SourceBuilder: Sendable {
  let vault: Vault
  let origin: Vault.Origin

  /// What a reader may know of a server beside how to reach it.
  struct Facts: Sendable {
    var id: ServerID?
    var name: String?
    var publisher: String?
    var version: String?
    var package: PackageName?
  }

  /// A command; `literalEnvironment` are harmless settings that servers really get, `environment` are secrets.
  func command(
    _ executable: String, arguments: [String], environment: [String: String] = [:],
    literalEnvironment: [String: String] = [:], workingFolder: String? = nil, facts: Facts = Facts()
  ) -> ServerSource {
    let package = facts.package ?? PackageLauncher.package(executable: executable, arguments: arguments)
    let secrets = environment.sorted { $0.key < $1.key }.map {
      ConfiguredField(name: $0.key, value: vault.keep($0.value, from: origin))
    }
    let literals = literalEnvironment.sorted { $0.key < $1.key }.map {
      ConfiguredField(name: $0.key, value: .literal($0.value))
    }
    let command = CommandLine(
      executable: executable, arguments: CommandRedactor(vault: vault, origin: origin).arguments(arguments),
      environment: (secrets + literals).sorted { $0.name < $1.name }, workingFolder: workingFolder)
    let id = facts.id ?? package.map { ServerID($0.packageURL) } ?? Self.digestID(command)
    let file = executable.split(separator: "/").last.map(String.init) ?? executable
    return ServerSource(
      id: id, name: facts.name ?? package?.shortName ?? file, location: .command(command),
      publisher: facts.publisher, version: facts.version ?? package?.version)
  }

  /// An endpoint. Credentials before the host become a header field.
  func endpoint(
    _ text: String, headers: [(name: String, value: String)] = [], facts: Facts = Facts()
  ) -> Result<ServerSource, SourceProblem> {
    let address: EndpointAddress
    do throws(EndpointAddress.Refusal) { address = try EndpointAddress(text) } catch {
      return .failure(SourceProblem(message: Self.sentence(error, CredentialShape.redactUserInfo(in: text))))
    }
    var fields = headers
    if let userInfo = address.userInfo, !userInfo.isEmpty {
      fields.append(("Authorization", "Basic " + Base64.encode(PercentEncoding.decode(userInfo))))
    }
    for field in fields where !HeaderRules.isField(name: field.name, value: field.value) {
      return .failure(SourceProblem(message: "`\(field.name)` is not a header field that can be sent"))
    }
    let query = address.query.map { pair in
      ConfiguredField(
        name: pair.key, value: pair.value.map { vault.keep($0, from: origin) } ?? .literal(""))
    }
    let endpoint = Endpoint(
      url: address.base, query: query,
      headers: fields.sorted { $0.name.lowercased() < $1.name.lowercased() }.map {
        ConfiguredField(name: $0.name, value: vault.keep($0.value, from: origin))
      })
    let keys = Set(query.map(\.name)).sorted()
    let id = address.base + (keys.isEmpty ? "" : "?" + keys.joined(separator: "&"))
    return .success(
      ServerSource(
        id: facts.id ?? ServerID(id), name: facts.name ?? address.host, location: .endpoint(endpoint),
        publisher: facts.publisher, version: facts.version))
  }

  private static func digestID(_ command: CommandLine) -> ServerID {
    var writer = JSONWriter()
    writer.array { writer in
      writer.string(command.executable)
      for argument in command.arguments { writer.string(argument.redacted) }
    }
    return ServerID("command:sha256:" + Digest.sha256(writer.bytes))
  }

  private static func sentence(_ refusal: EndpointAddress.Refusal, _ text: String) -> String {
    switch refusal {
    case .scheme("ws"), .scheme("wss"): "`\(text)` speaks WebSocket, which this program does not"
    case .scheme: "`\(text)` is not an `http` or `https` URL"
    case .host: "`\(text)` has no usable host name"
    case .port: "`\(text)` has a port that is not a number from 1 to 65535"
    case .character: "`\(text)` holds a space or control character or is too long for a URL"
    }
  }
}
