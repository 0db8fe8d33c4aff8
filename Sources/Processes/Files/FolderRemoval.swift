import Glibc

/// Removes a folder that a hostile program may have filled.
package enum FolderRemoval {
  /// Removes what stands at `path` with everything in it; symbolic links are removed, never followed.
  package static func remove(_ path: String) { remove(path, depth: 0) }

  private static func remove(_ path: String, depth: Int) {
    let files = RealFiles()
    guard files.kind(path) == .folder, depth < 1_000 else {
      unsafe unlink(path)
      return
    }
    // A folder may have been made unreadable by who filled it.
    unsafe chmod(path, 0o700)
    // `names` is bounded: a folder with more entries takes several rounds, and they end when nothing goes away.
    var names = files.names(in: path)
    while !names.isEmpty {
      for name in names { remove(path + "/" + name, depth: depth + 1) }
      let left = files.names(in: path)
      if left == names { break }
      names = left
    }
    unsafe rmdir(path)
  }
}
