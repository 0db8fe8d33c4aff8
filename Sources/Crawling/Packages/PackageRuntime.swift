import JSONText
import Processes
import ToolModel

/// What a package is fetched and started with on this machine.
struct PackageRuntime: Sendable, Hashable {
  /// `python3`, `python3.12` or `node`, as it was found.
  let program: String
  let ecosystem: PackageRequest.Ecosystem

  static func find(_ package: PackageRequest, searchPath: String) throws(PackageTrouble) -> PackageRuntime {
    let wanted: [String]
    switch package.ecosystem {
    case .pypi:
      let version = package.runtimeVersion.map { $0.filter { $0.isNumber || $0 == "." } } ?? ""
      let short = version.split(separator: ".").prefix(2).joined(separator: ".")
      wanted = (short.isEmpty ? [] : ["python\(short)"]) + ["python3"]
    case .npm: wanted = ["node"]
    case .oci: throw PackageTrouble(.spawnFailed, "images need no interpreter")
    }
    let needed = package.ecosystem == .npm ? ["npm"] : []
    guard let program = wanted.first(where: { ProgramSearch.finds($0, searchPath: searchPath) }),
      needed.allSatisfy({ ProgramSearch.finds($0, searchPath: searchPath) })
    else {
      let what = package.ecosystem == .npm ? "node and npm" : "python3"
      throw PackageTrouble(
        .spawnFailed, "packages of \(package.ecosystem.rawValue) need \(what), which is not in `PATH`: install it")
    }
    return PackageRuntime(program: program, ecosystem: package.ecosystem)
  }

  /// What has to be visible for fetching: npm brings node along.
  var traced: String { ecosystem == .npm ? "npm" : program }
  /// What is started for fetching instead of `traced`.
  var inside: String? { ecosystem == .npm ? program : nil }

  var scriptOptions: [String] {
    ecosystem == .npm ? ["-e", FetchScripts.node] : ["-c", FetchScripts.python]
  }

  struct Place: Hashable {
    /// Without credentials.
    let url: String

    init(_ url: String) {
      guard let start = url.firstRange(of: "://"), let end = url[start.upperBound...].lastIndex(of: "@") else {
        self.url = url
        return
      }
      self.url = String(url[..<start.upperBound] + url[url.index(after: end)...])
    }
  }

  /// Where the package may come from.
  func places(_ settings: PackageSettings) -> [Place] {
    switch ecosystem {
    case .pypi:
      let named = [settings.python.index].compactMap(\.self) + settings.python.extraIndexes
      let common = settings.python.index == nil || named.contains { $0.hasPrefix(PythonIndexes.publicIndex) }
      return (named + (common ? [PythonIndexes.publicIndex, PythonIndexes.publicFiles] : [])).map { Place($0) }
    case .npm:
      let common = settings.node.namesDefault ? [] : [NodeRegistries.publicRegistry]
      return (settings.node.urls + common).map { Place($0) }
    case .oci: return []
    }
  }

  /// The line that the fetcher reads: indexes or lines of `.npmrc`, with their credentials.
  func input(_ settings: PackageSettings) -> [UInt8] {
    let texts =
      ecosystem == .npm
      ? settings.node.lines
      : [settings.python.index ?? PythonIndexes.publicIndex] + settings.python.extraIndexes
    var writer = JSONWriter()
    writer.array { writer in for text in texts { writer.string(text) } }
    return writer.bytes + [0x0A]
  }
}
