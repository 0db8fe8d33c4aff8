import ConfigurationText
import ToolModel

/// Makes a source of one entry of a registry: a `server.json` (schemas 2025-07-09 to 2025-12-11), perhaps wrapped with
/// what the registry says of it. Older spellings (`registry_name`, flat objects) are read too.
struct RegistryEntryReader: Sendable {
  let builder: SourceBuilder

  enum Outcome: Sendable {
    case source(ServerSource)
    case failure(CrawlFailure)
    /// Deleted, or not the latest version.
    case leftOut
    case malformed(String)
  }

  /// True for an entry that says how to reach a server as a registry does.
  static func isEntry(_ node: ConfigurationNode) -> Bool {
    let server = node["server"]?.members == nil ? node : node["server"] ?? node
    return node["server"]?.members != nil || server["packages"]?.elements != nil || server["remotes"]?.elements != nil
      || server["$schema"]?.text?.contains("server.schema.json") == true
  }

  func read(_ entry: ConfigurationNode, origin: SourceOrigin, counts: inout RegistryCounts) -> Outcome {
    let server = entry["server"] ?? entry
    guard let name = server["name"]?.text, !name.isEmpty, name.utf8.count <= 500 else {
      return .malformed("the entry has no `name` and was left out")
    }
    let standing = RegistryStanding(entry, server)
    if standing.isDeleted {
      counts.deleted += 1
      return .leftOut
    }
    if !standing.isLatest {
      counts.older += 1
      return .leftOut
    }
    if standing.isDeprecated { counts.deprecated += 1 }
    let packages = (server["packages"]?.elements ?? []).prefix(100).map(RegistryPackage.init)
    let remotes = (server["remotes"]?.elements ?? []).prefix(100).map(RegistryRemote.init)
    var facts = SourceBuilder.Facts(
      id: packages.lazy.compactMap(\.packageURL).first.map { ServerID($0) }, name: name,
      publisher: Self.publisher(name, server),
      version: (server["version"] ?? server["version_detail"]?["version"])?.text,
      origin: origin)
    if let remote = remotes.first(where: { $0.missing.isEmpty }), case .success(let source) = endpoint(remote, facts) {
      return .source(source)
    }
    if let package = packages.first(where: \.isRunnable), let known = package.name {
      return .source(
        builder.package(
          known, arguments: package.arguments, environment: package.unknownEnvironment,
          literalEnvironment: package.environment, runtimeHint: package.runtimeHint, registryURL: package.registryURL,
          facts: facts))
    }
    if let remote = remotes.first {
      facts.id = facts.id ?? ServerID(SecretURL.shown(remote.template))
      return .failure(
        failure(
          facts, .endpoint(Endpoint(url: SecretURL.shown(remote.template))), .configurationRequired,
          remote.missing.isEmpty
            ? "`\(SecretURL.shown(remote.template).prefix(300))` is not a URL that can be reached"
            : "its URL needs \(SourceBuilder.list(remote.missing)): write the whole URL to the command line"))
    }
    if let package = packages.first {
      return .failure(
        failure(
          facts, .savedList(label: origin.file), .needsNetwork,
          "packages of kind `\(package.kind.prefix(40))` are not fetched: install it and give its command after `--`"))
    }
    return .failure(
      failure(
        facts, .savedList(label: origin.file), .configurationRequired,
        "the registry names neither a package nor a URL of it"))
  }

  private func endpoint(
    _ remote: RegistryRemote, _ facts: SourceBuilder.Facts
  ) -> Result<ServerSource, SourceProblem> {
    builder.endpoint(FilledText(remote.url), headers: remote.headers, facts: facts)
  }

  private func failure(
    _ facts: SourceBuilder.Facts, _ location: ServerLocation, _ reason: CrawlFailure.Reason, _ message: String
  ) -> CrawlFailure {
    let name = facts.name ?? ""
    let source = ServerSource(
      id: facts.id ?? ServerID(name), name: name, location: location, publisher: facts.publisher,
      version: facts.version, origin: facts.origin)
    return CrawlFailure(source: source, reason: reason, message: message)
  }

  /// `owner/name` of the repository, where it stands on a forge with such paths.
  private static func publisher(_ name: String, _ server: ConfigurationNode) -> String? {
    if let url = server["repository"]?["url"]?.text, let range = url.firstPlace(of: "://") {
      let path = url[range.upperBound...].split(separator: "/").dropFirst().prefix(2)
      if path.count == 2 {
        let text = path.joined(separator: "/")
        return text.hasSuffix(".git") ? String(text.dropLast(4)) : text
      }
    }
    return name.firstPlace(of: "/").map { name[..<$0.lowerBound].split(separator: ".").last.map(String.init) ?? name }
  }
}

/// What a registry says of an entry beside its `server.json`.
struct RegistryStanding: Sendable {
  let isDeleted: Bool
  let isDeprecated: Bool
  let isLatest: Bool

  init(_ entry: ConfigurationNode, _ server: ConfigurationNode) {
    let key = "io.modelcontextprotocol.registry/official"
    let meta = entry["_meta"]?[key] ?? server["_meta"]?[key] ?? entry
    let status = (meta["status"] ?? server["status"])?.text ?? "active"
    isDeleted = status == "deleted"
    isDeprecated = status == "deprecated"
    let latest = meta["isLatest"] ?? meta["is_latest"] ?? server["version_detail"]?["is_latest"]
    isLatest = latest?.boolean != false
  }
}

/// Entries that were left out or marked, for one sentence each.
struct RegistryCounts: Sendable {
  var deleted = 0
  var older = 0
  var deprecated = 0

  var remarks: [String] {
    [
      (deleted, "deleted by their publishers and left out"), (older, "not the latest version and left out"),
      (deprecated, "deprecated by their publishers and kept"),
    ].filter { $0.0 > 0 }.map { "\($0.0) \($0.0 == 1 ? "entry is" : "entries are") \($0.1)" }
  }
}
