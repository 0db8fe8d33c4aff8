import ToolModel

/// A request in the words of pip or npm, each checked: no option, no path, no URL can be among them.
struct PackageSpecification: Sendable, Hashable {
  /// The package first, then what is wanted beside it.
  let words: [String]

  init(_ package: PackageRequest) throws(PackageTrouble) {
    var words: [String] = []
    let version = package.version ?? ""
    switch package.ecosystem {
    case .pypi:
      let extras = package.extras.isEmpty ? "" : "[" + package.extras.joined(separator: ",") + "]"
      let isRange = version.first.map { "=<>~!".contains($0) } ?? true
      words.append(package.name + extras + (isRange ? version : "==" + version))
    case .npm: words.append(package.name + (version.isEmpty ? "" : "@" + version))
    case .oci: throw PackageTrouble(.spawnFailed, "images are not installed by a package manager")
    }
    // `name >= 1` is one requirement; a dash behind a blank would be an option.
    let additions = package.additions.map { $0.firstRange(of: " -") == nil ? $0.filter { $0 != " " } : $0 }
    words += additions
    guard let wrong = words.first(where: { !Self.isHarmless($0, package.ecosystem) }) else {
      self.words = words
      return
    }
    throw PackageTrouble(
      .spawnFailed, "`\(wrong)` is no name with a version of a registry: paths, URLs and options are not fetched")
  }

  private static func isHarmless(_ word: String, _ ecosystem: PackageRequest.Ecosystem) -> Bool {
    let signs = ecosystem == .pypi ? "._-[],<>=!~*+" : "._-@/^~<>=|*+ "
    guard let first = word.first, first.isLetter || first.isNumber || (first == "@" && ecosystem == .npm),
      word.utf8.count <= 500, !word.contains("..")
    else { return false }
    let isScoped = word.first == "@"
    guard word.count(where: { $0 == "/" }) == (isScoped ? 1 : 0) else { return false }
    return word.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || signs.contains($0)) }
  }
}
