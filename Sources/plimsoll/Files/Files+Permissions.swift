import FoundationEssentials
import Glibc

extension Files {
  /// True if this process may write the file or make files in the folder.
  static func isWritable(_ path: String) -> Bool { unsafe access(path, W_OK) == 0 }

  /// The nearest folder on the way to `path` that is there; nil if something else stands in the way.
  static func nearestFolder(above path: String) -> String? {
    var folder = folder(of: absolute(path))
    while true {
      var isFolder = false
      if FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder) { return isFolder ? folder : nil }
      if folder == "/" { return nil }
      folder = Files.folder(of: folder)
    }
  }
}

extension Files {
  /// True for a regular file, links followed.
  static func isFile(_ path: String) -> Bool {
    var isFolder = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && !isFolder
  }
}
