import ToolModel

/// A package as a command line or a list names it, and its package URL without version.
struct PackageName: Sendable, Hashable {
  let registry: PackageRequest.Ecosystem
  let name: String
  /// One version, tag or digest; nil for none and for ranges.
  let version: String?
  /// What the fetcher is asked for: `version`, or a range (`>=1,<2`).
  let wanted: String?
  /// PyPI: sorted.
  let extras: [String]

  /// `pkg:pypi/mcp-flux-pro`, `pkg:npm/%40scope/name`, `pkg:oci/image?repository_url=…` (package URL specification).
  var packageURL: String {
    switch registry {
    case .pypi: "pkg:pypi/\(Self.normalizedPyPI(name))"
    case .npm: "pkg:npm/\(name.lowercased().hasPrefix("@") ? "%40" + name.lowercased().dropFirst() : name.lowercased())"
    case .oci: Self.imageURL(name)
    }
  }

  /// `pypi:NAME[==V]`, `npm:NAME[@V]` or `oci:IMAGE[:TAG|@DIGEST]`, as lists and targets write it.
  init?(target: String) {
    guard let colon = target.firstIndex(of: ":"),
      let registry = PackageRequest.Ecosystem(rawValue: target[..<colon].lowercased())
    else { return nil }
    self.init(registry, specification: String(target[target.index(after: colon)...]))
  }

  /// A specification in the registry's own notation; nil for paths, URLs, aliases and names that no registry has.
  init?(_ registry: PackageRequest.Ecosystem, specification: String) {
    guard !specification.isEmpty, specification.utf8.count <= 1_000, specification.firstPlace(of: "://") == nil,
      !specification.hasPrefix("."), !specification.hasPrefix("/"), !specification.hasPrefix("git+"),
      !specification.hasPrefix("-")
    else { return nil }
    self.registry = registry
    switch registry {
    case .pypi:
      guard let parsed = PyPISpecification(specification) else { return nil }
      (name, version, wanted, extras) = (parsed.name, parsed.version, parsed.version ?? parsed.range, parsed.extras)
    case .npm:
      let isScoped = specification.hasPrefix("@")
      let at = specification.dropFirst(isScoped ? 1 : 0).firstIndex(of: "@")
      let name = at.map { specification[..<$0] } ?? specification[...]
      guard isScoped == name.contains("/"), Self.isNPMName(name) else { return nil }
      let version = at.map { String(specification[specification.index(after: $0)...]) }
      // `npm:other@1`, `file:…`, `owner/repository`: not what the name says.
      guard version?.contains(where: { ":/@#".contains($0) }) != true else { return nil }
      self.name = String(name)
      self.version = version?.isEmpty == true ? nil : version
      (wanted, extras) = (self.version, [])
    case .oci:
      let digest = specification.firstPlace(of: "@sha256:")
      let image = digest.map { specification[..<$0.lowerBound] } ?? specification[...]
      let tag = image.lastIndex(of: ":").flatMap { image[$0...].contains("/") ? nil : $0 }
      name = String(tag.map { image[..<$0] } ?? image)
      version =
        digest.map { String(specification[specification.index(after: $0.lowerBound)...]) }
        ?? tag.map { String(image[image.index(after: $0)...]) }
      (wanted, extras) = (version, [])
      guard Self.isImageName(name), version?.contains(where: { !Self.isTagCharacter($0) }) != true else { return nil }
    }
  }

  /// The last part of the name, for display.
  var shortName: String { registry == .oci ? String(name.split(separator: "/").last ?? "") : name }

  /// Lower case, runs of `-`, `_` and `.` as one `-` (PEP 503).
  private static func normalizedPyPI(_ name: String) -> String {
    name.lowercased().split { $0 == "-" || $0 == "_" || $0 == "." }.joined(separator: "-")
  }

  /// What may stand in a URL unescaped, one slash behind a scope (npm, package names).
  private static func isNPMName(_ name: Substring) -> Bool {
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    return parts.count <= 2
      && parts.enumerated().allSatisfy { place, part in
        let part = place == 0 && part.hasPrefix("@") ? part.dropFirst() : part
        return !part.isEmpty && part.utf8.count <= 214
          && part.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-_.~".contains($0)) }
      }
  }

  private static func isImageName(_ name: String) -> Bool {
    !name.isEmpty && !name.hasSuffix("/")
      && name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-_./:".contains($0)) }
  }

  private static func isTagCharacter(_ character: Character) -> Bool {
    character.isASCII && (character.isLetter || character.isNumber || "-_.:".contains(character))
  }

  private static func imageURL(_ name: String) -> String {
    var parts = name.lowercased().split(separator: "/")
    // `fetch`, `library/fetch` and `docker.io/library/fetch` are one image.
    if parts.count > 1, hubNames.contains(String(parts[0])) { parts.removeFirst() }
    if parts.count == 2, parts[0] == "library" { parts.removeFirst() }
    guard let image = parts.last else { return "pkg:oci/" }
    guard parts.count > 1 else { return "pkg:oci/\(image)" }
    return "pkg:oci/\(image)?repository_url=\(parts.joined(separator: "/"))"
  }

  private static let hubNames: Set<String> = ["docker.io", "index.docker.io", "registry-1.docker.io"]
}

/// `name[extra,…]==version` or with a range behind the name (PEP 508), or `name@version` as `uvx` takes it.
struct PyPISpecification: Sendable {
  let name: String
  let extras: [String]
  let version: String?
  let range: String?

  init?(_ text: String) {
    let name = text.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || "._-".contains($0)) }
    guard let first = name.first, let last = name.last, Self.isAlphanumeric(first), Self.isAlphanumeric(last) else {
      return nil
    }
    var rest = text[name.endIndex...].drop { $0 == " " }
    var extras: Set<String> = []
    if rest.hasPrefix("[") {
      guard let end = rest.firstIndex(of: "]") else { return nil }
      for extra in rest[rest.index(after: rest.startIndex)..<end].split(separator: ",") {
        let extra = extra.filter { $0 != " " }
        guard !extra.isEmpty, extra.allSatisfy({ Self.isAlphanumeric($0) || "._-".contains($0) }) else { return nil }
        extras.insert(extra)
      }
      rest = rest[rest.index(after: end)...].drop { $0 == " " }
    }
    // An environment marker says when, not what.
    rest = rest.prefix { $0 != ";" }
    let words = rest.filter { $0 != " " }
    self.name = String(name)
    self.extras = extras.sorted()
    if words.isEmpty {
      (version, range) = (nil, nil)
    } else if words.hasPrefix("@") {
      let wanted = String(words.dropFirst())
      guard Self.isVersion(wanted) else { return nil }
      (version, range) = (wanted == "latest" ? nil : wanted, nil)
    } else if words.hasPrefix("=="), !words.hasPrefix("==="), !words.contains(","), !words.contains("*") {
      guard Self.isVersion(words.dropFirst(2)) else { return nil }
      (version, range) = (String(words.dropFirst(2)), nil)
    } else {
      guard let first = words.first, "=<>~!".contains(first),
        words.allSatisfy({ Self.isAlphanumeric($0) || "=<>~!,.*+_-".contains($0) })
      else { return nil }
      (version, range) = (nil, words)
    }
  }

  private static func isVersion(_ text: some StringProtocol) -> Bool {
    !text.isEmpty && text.allSatisfy { isAlphanumeric($0) || ".+!_-".contains($0) }
  }

  private static func isAlphanumeric(_ character: Character) -> Bool {
    character.isASCII && (character.isLetter || character.isNumber)
  }
}
