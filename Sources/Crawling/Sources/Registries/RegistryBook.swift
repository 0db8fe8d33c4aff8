import ConfigurationText

/// A registry that has a name: a row of `catalogue/registries.yaml`.
package struct NamedRegistry: Sendable, Hashable {
  /// What `--registry` takes.
  package let name: String
  package let title: String
  /// Nil for one that is read from a folder.
  package let url: String?
  package let kind: RegistryAddress.Kind?
  /// Who may read it: `anyone`, or what is needed.
  package let access: String
  package let note: String?
}

/// The list of registries that have names.
package struct RegistryBook: Sendable {
  package private(set) var registries: [NamedRegistry] = []

  /// Throws what is wrong with the bytes, in one sentence.
  package init(_ bytes: [UInt8], label: String) throws(SourceProblem) {
    let root: ConfigurationNode?
    do throws(ConfigurationProblem) { root = try ConfigurationText.read(bytes, .yaml) } catch {
      throw SourceProblem(message: "`\(label)`: \(error)")
    }
    guard let rows = root?["registries"]?.elements else {
      throw SourceProblem(message: "`\(label)` has no list `registries`")
    }
    for row in rows {
      guard let name = row["name"]?.text, !name.isEmpty else {
        throw SourceProblem(message: "`\(label):\(row.place.line)`: a registry has no name")
      }
      let url = row["url"]?.text
      guard url == nil || RegistryAddress(url ?? "") != nil else {
        throw SourceProblem(message: "`\(label):\(row.place.line)`: the URL of `\(name)` cannot be read")
      }
      let kind = row["kind"]?.text
      registries.append(
        NamedRegistry(
          name: name, title: row["title"]?.text ?? name, url: url, kind: kind.flatMap(RegistryAddress.Kind.init),
          access: row["access"]?.text ?? "anyone", note: row["note"]?.text))
    }
  }

  package subscript(_ name: String) -> NamedRegistry? { registries.first { $0.name == name } }
}
