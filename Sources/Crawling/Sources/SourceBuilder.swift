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
    var origin: SourceOrigin?
  }

  /// A command; `literalEnvironment` are harmless settings that servers really get, `environment` are secrets. A package
  /// runner's line becomes the package, unless `staysCommand`.
  func command(
    _ words: [FilledText], environment: [String: FilledText] = [:], literalEnvironment: [String: String] = [:],
    workingFolder: String? = nil, staysCommand: Bool = false, facts: Facts = Facts()
  ) -> ServerSource {
    let redactor = CommandRedactor(vault: vault, origin: origin)
    let executable = words.first.map { $0.value ?? $0.shown } ?? ""
    var fields = environment.map { ConfiguredField(name: $0.key, value: redactor.secret($0.value)) }
    fields += literalEnvironment.map { ConfiguredField(name: $0.key, value: .literal($0.value)) }
    let command = CommandLine(
      executable: executable, arguments: redactor.arguments(Array(words.dropFirst()), of: executable),
      environment: fields.sorted { $0.name < $1.name }, workingFolder: workingFolder)
    let plain = words.map { $0.value ?? $0.shown }
    let unwrapped = CommandUnwrapper(plain)
    let launch = PackageLauncher.launch(unwrapped.words)
    let package = facts.package ?? launch.flatMap { $0.isServer ? $0.name : nil }
    var location = ServerLocation.command(command)
    if !staysCommand, facts.package == nil, let launch, launch.isPlain, launch.isServer {
      // Only what a wrapper changed has to be taken from its words, variables filled in already.
      let inner = unwrapped.words == plain ? words : unwrapped.words.map { FilledText($0) }
      location = .package(request(launch, inner, command, wrapped: unwrapped.environment, redactor))
    }
    let id = facts.id ?? package.map { ServerID($0.packageURL) } ?? Self.digestID(command)
    let file = executable.split { $0 == "/" || $0 == "\\" }.last.map(String.init) ?? executable
    return ServerSource(
      id: id, name: facts.name ?? package?.shortName ?? file, location: location,
      publisher: facts.publisher, version: facts.version ?? package?.version, origin: facts.origin)
  }

  /// A package by its name alone.
  func package(
    _ name: PackageName, program: String? = nil, arguments: [FilledText] = [],
    environment: [String: FilledText] = [:], literalEnvironment: [String: String] = [:], runtimeHint: String? = nil,
    registryURL: String? = nil, facts: Facts = Facts()
  ) -> ServerSource {
    let redactor = CommandRedactor(vault: vault, origin: origin)
    var fields = environment.map { ConfiguredField(name: $0.key, value: redactor.secret($0.value)) }
    fields += literalEnvironment.map { ConfiguredField(name: $0.key, value: .literal($0.value)) }
    let request = PackageRequest(
      ecosystem: name.registry, name: name.name, version: name.wanted, extras: name.extras, program: program,
      arguments: redactor.arguments(arguments), environment: fields.sorted { $0.name < $1.name },
      runtimeHint: runtimeHint, registryURL: registryURL)
    return ServerSource(
      id: facts.id ?? ServerID(name.packageURL), name: facts.name ?? name.shortName, location: .package(request),
      publisher: facts.publisher, version: facts.version ?? name.version, origin: facts.origin)
  }

  private func request(
    _ launch: PackageLaunch, _ words: [FilledText], _ command: CommandLine, wrapped: [String: String],
    _ redactor: CommandRedactor
  ) -> PackageRequest {
    var fields = command.environment
    for (name, value) in wrapped.map({ ($0.key, Optional($0.value)) }) + launch.variables.map({ ($0.name, $0.value) }) {
      guard let value, !fields.contains(where: { $0.name == name }) else { continue }
      fields.append(ConfiguredField(name: name, value: redactor.secret(FilledText(value))))
    }
    return PackageRequest(
      ecosystem: launch.name.registry, name: launch.name.name, version: launch.name.wanted,
      extras: launch.name.extras, additions: launch.additions, program: launch.program,
      arguments: redactor.arguments(Array(words.dropFirst(launch.argumentsStart + 1))),
      environment: fields.sorted { $0.name < $1.name }, workingFolder: command.workingFolder,
      runtimeVersion: launch.runtimeVersion, runtimeHint: launch.runner, registryURL: launch.registryURL,
      launcher: command)
  }

  /// An endpoint. Credentials before the host become a header field; those in its path and query go into the vault.
  func endpoint(
    _ text: FilledText, headers: [(name: String, value: FilledText)] = [], facts: Facts = Facts()
  ) -> Result<ServerSource, SourceProblem> {
    guard let value = text.value else {
      return .failure(SourceProblem(message: "its URL needs \(Self.list(text.missing))"))
    }
    let origin = text.isAllowed ? Vault.Origin.caller : origin
    let redactor = CommandRedactor(vault: vault, origin: origin)
    let (plain, userInfo) = Self.splitUserInfo(value)
    guard let address = CanonicalURL.parse(plain) else {
      return .failure(SourceProblem(message: Self.refusal(plain)))
    }
    var fields = headers
    if let userInfo, !userInfo.isEmpty {
      let credentials = "Basic " + Base64.text(PercentEncoding.decode(userInfo))
      fields.append(("Authorization", FilledText(credentials)))
    }
    for field in fields where !HeaderRules.isField(name: field.name, value: field.value.value ?? "") {
      let name = CredentialShape.isCredential(field.name) ? SecretReference.mark : String(field.name.prefix(100))
      return .failure(SourceProblem(message: "`\(name)` is not a header field that can be sent"))
    }
    let query = address.query.map { field($0, origin) }
    let shown =
      address.origin
      + SecretURL.shownPath(
        address.path, hidingFrom: text.isPlain ? nil : SecretURL.firstVariableSegment(text.shown))
    let endpoint = Endpoint(
      url: shown, hiddenURL: shown == address.text ? nil : vault.keep(address.text, shown: shown, from: origin),
      query: query,
      headers: fields.sorted { $0.name.lowercased() < $1.name.lowercased() }.map {
        ConfiguredField(name: $0.name, value: redactor.secret($0.value))
      })
    let keys = Set(query.map(\.name)).sorted()
    let id = shown + (keys.isEmpty ? "" : "?" + keys.joined(separator: "&"))
    return .success(
      ServerSource(
        id: facts.id ?? ServerID(id), name: facts.name ?? address.host, location: .endpoint(endpoint),
        publisher: facts.publisher, version: facts.version, origin: facts.origin))
  }

  /// A field of a query. A key without a value may be a credential itself; the mark stands for its name then.
  private func field(_ pair: (name: String, value: String), _ origin: Vault.Origin) -> ConfiguredField {
    if CredentialShape.isCredential(pair.name) {
      let text = pair.value.isEmpty ? pair.name : "\(pair.name)=\(pair.value)"
      return ConfiguredField(name: SecretReference.mark, value: vault.keep(text, from: origin))
    }
    return ConfiguredField(
      name: pair.name, value: pair.value.isEmpty ? .literal("") : vault.keep(pair.value, from: origin))
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
    let shown = SecretURL.shown(String(text.prefix { $0 != "?" }.prefix(300)))
    let scheme = text.firstPlace(of: "://").map { text[..<$0.lowerBound].lowercased() } ?? ""
    return switch scheme {
    case "ws", "wss": "`\(shown)` speaks WebSocket, which this program does not"
    case "http", "https": "`\(shown)` is not a URL that can be reached: check its host, port and characters"
    default: "`\(shown)` is not an `http` or `https` URL"
    }
  }

  /// `` `A` and `B` ``
  static func list(_ names: [String]) -> String {
    let names = Set(names).sorted().prefix(20).map { "`\($0.prefix(100))`" }
    return names.count < 2
      ? names.joined() : names.dropLast().joined(separator: ", ") + " and " + (names.last ?? "")
  }
}
