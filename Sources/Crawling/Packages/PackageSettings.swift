package import Transfers

/// How packages are fetched. The program reads the user's settings and hands them in.
package struct PackageSettings: Sendable {
  /// Where fetched packages are kept, absolute; nil: none are fetched.
  package var cacheFolder: String?
  package var python = PythonIndexes()
  package var node = NodeRegistries()
  /// Further hosts that the user permitted for this run, as `https` URLs.
  package var extraPlaces: [String] = []
  /// True if packages may run code of theirs while they are installed (builds, install scripts).
  package var allowsBuild = false
  /// The proxy of the user's environment.
  package var proxies = ProxySettings.none
  /// A file of trusted roots, absolute; nil takes the fetcher's own.
  package var certificates: String?
  /// What podman and docker need of the user's environment to find their service, their images and credentials.
  package var clientEnvironment: [String: String] = [:]
  /// Everything that is received for one package, in bytes.
  package var maximumReceivedBytes = 1 << 30
  /// What one package takes on the disk, in bytes.
  package var maximumBytes = 3 << 30
  /// For fetching one package, in milliseconds.
  package var milliseconds = 300_000
  /// What was fetched in this run is not asked for again.
  let shelf = PackageShelf()

  package init() {}

  /// The credentials of the user's indexes and registries, the longest first: what must not appear in evidence.
  var secrets: [String] {
    let urls = [python.index].compactMap(\.self) + python.extraIndexes + node.urls
    var found = node.secrets
    for url in urls {
      guard let start = url.firstRange(of: "://"), let end = url[start.upperBound...].lastIndex(of: "@") else {
        continue
      }
      let credentials = url[start.upperBound..<end]
      found.append(String(credentials))
      found += credentials.split(separator: ":", maxSplits: 1).dropFirst().map(String.init)
    }
    return found.filter { $0.utf8.count >= 4 }.sorted {
      $0.utf8.count == $1.utf8.count ? $0 < $1 : $0.utf8.count > $1.utf8.count
    }
  }
}
