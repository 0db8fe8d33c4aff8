import Digests
import Processes
import ToolModel

/// The packages of one name that are kept: a folder for each version, digest and way of installing.
struct PackageCache: Sendable {
  let root: String
  let package: PackageRequest
  /// Of everything beside version and digest.
  let key: String

  /// A folder for the name; names of npm have a slash.
  private var folder: String {
    let name = package.name.lowercased().map { $0.isLetter || $0.isNumber || "._-@".contains($0) ? $0 : "+" }
    return "\(root)/\(package.ecosystem.rawValue)/\(String(name))"
  }

  /// One that was fetched before in this exact version; nil for ranges and tags.
  func kept(_ version: String) -> FetchedPackage? {
    let files = RealFiles()
    let matching = files.names(in: folder).filter { $0.hasPrefix(version + "-") && $0.hasSuffix("-" + key) }
    for name in matching {
      let place = folder + "/" + name
      guard var fetched = FetchedPackage(files.head(place + "/record.json", count: 1 << 20)),
        fetched.version == version, files.kind(place + "/files") == .folder
      else { continue }
      fetched.folder = place + "/files"
      return fetched
    }
    return nil
  }

  /// Moves what stands in `staging/entry` to its place; what is there already stays, it is the same.
  func keep(_ fetched: FetchedPackage, from staging: PrivateFolder) -> Result<FetchedPackage, PackageTrouble> {
    let digest = Digest.sha256(Array(fetched.digest.utf8)).prefix(16)
    let place = "\(folder)/\(fetched.version)-\(digest)-\(key)"
    guard staging.write("entry/record.json", fetched.bytes), FolderWork.make(folder) else {
      return .failure(
        PackageTrouble(.spawnFailed, "it could not be kept: check the space and permissions of `\(root)`"))
    }
    var kept = fetched
    kept.folder = place + "/files"
    if FolderWork.rename(staging.path + "/entry", to: place) || RealFiles().kind(kept.folder) == .folder {
      return .success(kept)
    }
    return .failure(PackageTrouble(.spawnFailed, "it could not be kept: check the space and permissions of `\(root)`"))
  }
}
