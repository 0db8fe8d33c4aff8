import Glibc

/// The few things that are done with folders of ours.
package enum FolderWork {
  /// Makes a folder and those above it, readable by us alone; false if that is not possible.
  package static func make(_ path: String) -> Bool {
    var folder = ""
    for name in Paths.components(path) {
      folder += "/" + name
      if unsafe mkdir(folder, 0o700) != 0, errno != EEXIST { return RealFiles().kind(path) == .folder }
    }
    return LinkResolution.follow(path, in: RealFiles()).map { RealFiles().kind($0.real) } == .folder
  }

  /// Gives a folder another name in the same file system; false if something of that name is there.
  package static func rename(_ path: String, to new: String) -> Bool { unsafe Glibc.rename(path, new) == 0 }

  /// The path without symbolic links; nil if nothing is there.
  package static func real(_ path: String) -> String? { LinkResolution.follow(path, in: RealFiles())?.real }

  /// The bytes that everything below a folder takes on the disk, links not followed; counting ends above `limit`, and
  /// half a million entries count as more than that.
  package static func bytes(below path: String, limit: Int) -> Int {
    var sum = 0
    var entries = 0
    var pending = [path]
    while let folder = pending.popLast() {
      for name in RealFiles().names(in: folder) {
        let place = folder + "/" + name
        var status = stat()
        guard unsafe lstat(place, &status) == 0 else { continue }
        entries += 1
        sum += Int(status.st_blocks) * 512
        if sum > limit || entries > 500_000 { return limit + 1 }
        if status.st_mode & S_IFMT == S_IFDIR { pending.append(place) }
      }
    }
    return sum
  }
}
