import ConfigurationText
import ToolModel

/// One of the packages of a `server.json`.
struct RegistryPackage: Sendable {
  /// `npm`, `pypi`, `oci`, `nuget`, `mcpb`, `cargo`, …
  let kind: String
  /// Nil for kinds that are not fetched.
  let name: PackageName?
  let identifier: String
  let runtimeHint: String?
  let registryURL: String?
  /// Of the server; what needs a value that nobody gave has a placeholder.
  let arguments: [FilledText]
  /// Settings with a value.
  let environment: [String: String]
  /// Settings that are required and have none.
  let unknownEnvironment: [String: FilledText]
  private let speaksStreams: Bool

  init(_ node: ConfigurationNode) {
    let kind = (node["registryType"] ?? node["registry_type"] ?? node["registry_name"])?.text?.lowercased() ?? ""
    let identifier = (node["identifier"] ?? node["name"])?.text ?? ""
    self.kind = kind == "docker" ? "oci" : kind
    self.identifier = identifier
    let ecosystem = PackageRequest.Ecosystem(rawValue: self.kind)
    name = ecosystem.flatMap { Self.name($0, identifier, version: node["version"]?.text) }
    runtimeHint = (node["runtimeHint"] ?? node["runtime_hint"])?.text
    registryURL = (node["registryBaseUrl"] ?? node["registry_base_url"])?.text.flatMap {
      $0.hasPrefix("https://") && !$0.contains("@") && $0.utf8.count <= 500 ? $0 : nil
    }
    let given = node["packageArguments"] ?? node["package_arguments"]
    arguments = (given?.elements ?? []).prefix(1_000).flatMap(RegistryInput.words)
    var known: [String: String] = [:]
    var unknown: [String: FilledText] = [:]
    let variables = node["environmentVariables"] ?? node["environment_variables"]
    for variable in (variables?.elements ?? []).prefix(1_000) {
      guard let name = variable["name"]?.text, !name.isEmpty, !name.utf8.contains(where: { $0 == 0 || $0 == 0x3D })
      else { continue }
      if let value = RegistryInput.value(variable) {
        known[name] = value
      } else if RegistryInput.isRequired(variable) {
        unknown[name] = FilledText(value: nil, shown: "${\(name)}", missing: [name], isAllowed: false)
      }
    }
    (environment, unknownEnvironment) = (known, unknown)
    let transport = (node["transport"]?["type"] ?? node["transport"])?.text ?? "stdio"
    speaksStreams = transport == "stdio"
  }

  /// True if it can be fetched and speaks over its standard streams.
  var isRunnable: Bool { name != nil && speaksStreams }

  /// Identifies the server; nil for kinds without a package URL.
  var packageURL: String? {
    if let name { return name.packageURL }
    let isPlain = !identifier.isEmpty && !identifier.contains { "/:?# ".contains($0) }
    return isPlain && ["nuget", "cargo"].contains(kind) ? "pkg:\(kind)/\(identifier.lowercased())" : nil
  }

  private static func name(
    _ ecosystem: PackageRequest.Ecosystem, _ identifier: String, version: String?
  ) -> PackageName? {
    guard let plain = PackageName(ecosystem, specification: identifier) else { return nil }
    guard plain.version == nil, let version, !version.isEmpty, version != "latest" else { return plain }
    let mark = ecosystem == .pypi ? "==" : ecosystem == .npm ? "@" : version.hasPrefix("sha256:") ? "@" : ":"
    return PackageName(ecosystem, specification: identifier + mark + version) ?? plain
  }
}

/// An argument, variable or header of a `server.json`.
enum RegistryInput {
  /// The fixed value, or the default; with `{name}` filled in from its variables. Nil where something is missing.
  static func value(_ input: ConfigurationNode) -> String? {
    guard let text = (input["value"] ?? input["default"])?.scalar else { return nil }
    return fill(text, input["variables"]).value
  }

  static func isRequired(_ input: ConfigurationNode) -> Bool {
    (input["isRequired"] ?? input["is_required"])?.boolean == true
  }

  /// The words of one argument; none for what is optional and has no value.
  static func words(_ input: ConfigurationNode) -> [FilledText] {
    let value = value(input).map { FilledText($0) }
    let named = input["type"]?.text == "named" ? input["name"]?.text : nil
    if let value { return (named.map { [FilledText($0)] } ?? []) + [value] }
    guard isRequired(input) else { return [] }
    let isFlag = named != nil && input["value"] == nil && input["format"] == nil && input["valueHint"] == nil
    let hint = (input["valueHint"] ?? input["value_hint"] ?? input["name"])?.text ?? "value"
    let missing = FilledText(value: nil, shown: "${\(hint.prefix(100))}", missing: [hint], isAllowed: false)
    return (named.map { [FilledText($0)] } ?? []) + (isFlag ? [] : [missing])
  }

  /// `{name}` replaced by the default or value of that variable; the names without one are missing.
  static func fill(_ text: String, _ variables: ConfigurationNode?) -> (value: String?, missing: [String]) {
    var output = ""
    var missing: [String] = []
    var rest = text.prefix(100_000)
    while let start = rest.firstIndex(of: "{"), let end = rest[start...].firstIndex(of: "}") {
      let name = rest[rest.index(after: start)..<end]
      output += rest[..<start]
      if let variable = variables?[String(name)], let value = (variable["value"] ?? variable["default"])?.scalar {
        output += value
      } else {
        missing.append(String(name))
      }
      rest = rest[rest.index(after: end)...]
    }
    return missing.isEmpty ? (output + rest, []) : (nil, missing)
  }
}

/// One of the endpoints of a `server.json`.
struct RegistryRemote: Sendable {
  /// As it stands there.
  let template: String
  /// With its variables filled in.
  let url: String
  let headers: [(name: String, value: FilledText)]
  /// Variables of the URL, and headers, that are required and have no value.
  let missing: [String]

  init(_ node: ConfigurationNode) {
    template = node["url"]?.text ?? ""
    let filled = RegistryInput.fill(template, node["variables"])
    url = filled.value ?? template
    var missing = filled.missing
    var headers: [(name: String, value: FilledText)] = []
    for header in (node["headers"]?.elements ?? []).prefix(100) {
      guard let name = header["name"]?.text else { continue }
      if let value = RegistryInput.value(header) {
        headers.append((name, FilledText(value)))
      } else if RegistryInput.isRequired(header) {
        missing.append(name)
      }
    }
    self.headers = headers
    // A header that is missing does not keep anybody from asking: the server says itself what it wants.
    self.missing = filled.value == nil ? missing : []
  }
}
