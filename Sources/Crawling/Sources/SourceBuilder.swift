import Digests
import JSONText
import ToolModel
import Transfers

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
    let (plain, userInfo) = Self.splitUserInfo(text)
    guard let address = CanonicalURL.parse(plain) else {
      return .failure(SourceProblem(message: Self.refusal(plain)))
    }
    var fields = headers
    if let userInfo, !userInfo.isEmpty {
      fields.append(("Authorization", "Basic " + Base64.text(PercentEncoding.decode(userInfo))))
    }
    for field in fields where !HeaderRules.isField(name: field.name, value: field.value) {
      return .failure(SourceProblem(message: "`\(field.name)` is not a header field that can be sent"))
    }
    let query = address.query.map { pair in
      ConfiguredField(name: pair.name, value: pair.value.isEmpty ? .literal("") : vault.keep(pair.value, from: origin))
    }
    let endpoint = Endpoint(
      url: address.text, query: query,
      headers: fields.sorted { $0.name.lowercased() < $1.name.lowercased() }.map {
        ConfiguredField(name: $0.name, value: vault.keep($0.value, from: origin))
      })
    let keys = Set(query.map(\.name)).sorted()
    let id = address.text + (keys.isEmpty ? "" : "?" + keys.joined(separator: "&"))
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

  /// The URL without what stands between its scheme and `@`, and that.
  private static func splitUserInfo(_ text: String) -> (plain: String, userInfo: String?) {
    guard let mark = text.firstPlace(of: "://") else { return (text, nil) }
    let rest = text[mark.upperBound...]
    let authority = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" && $0 != "\\" }
    guard let at = authority.lastIndex(of: "@") else { return (text, nil) }
    return (String(text[..<mark.upperBound]) + String(rest[rest.index(after: at)...]), String(authority[..<at]))
  }

  private static func refusal(_ text: String) -> String {
    let shown = text.prefix { $0 != "?" }.prefix(300)
    let scheme = text.firstPlace(of: "://").map { text[..<$0.lowerBound].lowercased() } ?? ""
    return switch scheme {
    case "ws", "wss": "`\(shown)` speaks WebSocket, which this program does not"
    case "http", "https": "`\(shown)` is not a URL that can be reached: check its host, port and characters"
    default: "`\(shown)` is not an `http` or `https` URL"
    }
  }
}
