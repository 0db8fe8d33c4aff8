/// A package as a command line or a list names it, and its package URL without version.
struct PackageName: Sendable, Hashable {
  let registry: Registry
  let name: String
  let version: String?

  enum Registry: String, Sendable, CaseIterable {
    case pypi, npm, oci
  }

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
    guard let colon = target.firstIndex(of: ":"), let registry = Registry(rawValue: String(target[..<colon])) else {
      return nil
    }
    self.init(registry, specification: String(target[target.index(after: colon)...]))
  }

  /// A specification in the registry's own notation; nil for paths, URLs and empty names.
  init?(_ registry: Registry, specification: String) {
    guard !specification.isEmpty, specification.firstPlace(of: "://") == nil, !specification.hasPrefix("."),
      !specification.hasPrefix("/"), !specification.hasPrefix("git+"), !specification.hasPrefix("-")
    else { return nil }
    self.registry = registry
    switch registry {
    case .pypi:
      let name = specification.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || "._-".contains($0)) }
      var rest = specification[name.endIndex...]
      if rest.hasPrefix("["), let end = rest.firstIndex(of: "]") { rest = rest[rest.index(after: end)...] }
      guard rest.isEmpty || "=<>~!@; ".contains(rest.first ?? " ") else { return nil }
      self.name = String(name)
      version = rest.hasPrefix("==") ? String(rest.dropFirst(2)) : rest.hasPrefix("@") ? String(rest.dropFirst()) : nil
    case .npm:
      let isScoped = specification.hasPrefix("@")
      let at = specification.dropFirst(isScoped ? 1 : 0).lastIndex(of: "@")
      let name = at.map { specification[..<$0] } ?? specification[...]
      guard isScoped == name.contains("/") else { return nil }
      self.name = String(name)
      version = at.map { String(specification[specification.index(after: $0)...]) }
    case .oci:
      let digest = specification.firstPlace(of: "@sha256:")
      let image = digest.map { specification[..<$0.lowerBound] } ?? specification[...]
      let tag = image.lastIndex(of: ":").flatMap { image[$0...].contains("/") ? nil : $0 }
      name = String(tag.map { image[..<$0] } ?? image)
      version =
        digest.map { String(specification[specification.index(after: $0.lowerBound)...]) }
        ?? tag.map { String(image[image.index(after: $0)...]) }
    }
    guard !name.isEmpty, name.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else { return nil }
  }

  /// The last part of the name, for display.
  var shortName: String { registry == .oci ? String(name.split(separator: "/").last ?? "") : name }

  /// Lower case, runs of `-`, `_` and `.` as one `-` (PEP 503).
  private static func normalizedPyPI(_ name: String) -> String {
    name.lowercased().split { $0 == "-" || $0 == "_" || $0 == "." }.joined(separator: "-")
  }

  private static func imageURL(_ name: String) -> String {
    var parts = name.lowercased().split(separator: "/")
    // `fetch`, `library/fetch` and `docker.io/library/fetch` are one image.
    if parts.count > 1, parts[0] == "docker.io" || parts[0] == "index.docker.io" { parts.removeFirst() }
    if parts.count == 2, parts[0] == "library" { parts.removeFirst() }
    guard let image = parts.last else { return "pkg:oci/" }
    guard parts.count > 1 else { return "pkg:oci/\(image)" }
    return "pkg:oci/\(image)?repository_url=\(parts.joined(separator: "/"))"
  }
}
