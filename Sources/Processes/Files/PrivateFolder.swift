import Glibc
import SystemPackage

/// A folder of ours for one child, mode 0700, removed with the child.
package struct PrivateFolder: Sendable {
  package let path: String
  /// Held open and locked as long as we live: a folder whose lock is free was left by somebody who was killed.
  private let lock: Int32

  /// Where the folders are made if nothing else is said.
  package static let parent = "/tmp"
  private static let prefix = "plimsoll-"

  /// Made in that folder, the system's temporary one if none is named; nil if that is not possible.
  package static func make(in parent: String = parent) -> PrivateFolder? {
    // A second try if somebody who sweeps was quicker than our lock.
    for _ in 0..<4 {
      var template = Array("\(parent)/\(prefix)XXXXXX".utf8CString)
      let made = unsafe template.withUnsafeMutableBufferPointer { buffer in
        unsafe buffer.baseAddress.flatMap { unsafe mkdtemp($0) } != nil
      }
      guard made else { return nil }
      let path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
      if let lock = takeLock(path) { return PrivateFolder(path: path, lock: lock) }
    }
    return nil
  }

  /// Nil if somebody else holds the lock or the folder is gone.
  private static func takeLock(_ path: String) -> Int32? {
    let descriptor = unsafe open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0, RealFiles().kind(path) == .folder else {
      close(descriptor)
      return nil
    }
    return descriptor
  }

  /// Removes what earlier runs of this account left because they were killed.
  package static func removeLeftOnes(in parent: String = parent) {
    let files = RealFiles()
    for name in files.names(in: parent) where name.hasPrefix(prefix) && name.count == prefix.count + 6 {
      let path = parent + "/" + name
      var status = stat()
      guard unsafe lstat(path, &status) == 0, status.st_uid == geteuid(), status.st_mode & S_IFMT == S_IFDIR,
        let lock = takeLock(path)
      else { continue }
      PrivateFolder(path: path, lock: lock).remove()
    }
  }

  /// False if the file could not be written whole.
  package func write(_ name: String, _ bytes: [UInt8]) -> Bool {
    guard
      let descriptor = try? FileDescriptor.open(
        FilePath(path + "/" + name), .writeOnly, options: [.create, .exclusiveCreate, .closeOnExec],
        permissions: [.ownerReadWrite])
    else { return false }
    defer { try? descriptor.close() }
    return (try? descriptor.writeAll(bytes)) == bytes.count
  }

  package func makeFolder(_ name: String) -> Bool { unsafe mkdir(path + "/" + name, 0o700) == 0 }

  /// Removes the folder with everything in it; links are removed, not followed. Once only.
  package func remove() {
    FolderRemoval.remove(path)
    close(lock)
  }
}
