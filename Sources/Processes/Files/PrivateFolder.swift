import Glibc
import SystemPackage

/// A folder of ours for one child, mode 0700, removed with the child.
struct PrivateFolder: Sendable {
  let path: String

  /// Made under the system's temporary folder; nil if that is not possible.
  static func make() -> PrivateFolder? {
    var template = Array("/tmp/plimsoll-XXXXXX".utf8CString)
    let made = unsafe template.withUnsafeMutableBufferPointer { buffer in
      unsafe buffer.baseAddress.flatMap { unsafe mkdtemp($0) } != nil
    }
    guard made else { return nil }
    return PrivateFolder(path: String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self))
  }

  /// False if the file could not be written whole.
  func write(_ name: String, _ bytes: [UInt8]) -> Bool {
    guard
      let descriptor = try? FileDescriptor.open(
        FilePath(path + "/" + name), .writeOnly, options: [.create, .exclusiveCreate, .closeOnExec],
        permissions: [.ownerReadWrite, .groupRead, .otherRead])
    else { return false }
    defer { try? descriptor.close() }
    return (try? descriptor.writeAll(bytes)) == bytes.count
  }

  func makeFolder(_ name: String) -> Bool { unsafe mkdir(path + "/" + name, 0o700) == 0 }

  /// Removes the folder with everything in it; links are removed, not followed.
  func remove() { Self.remove(path, depth: 0) }

  private static func remove(_ path: String, depth: Int) {
    let files = RealFiles()
    if files.kind(path) == .folder, depth < 64 {
      // `names` is bounded: a folder with more entries takes several rounds, and they end when nothing goes away.
      var names = files.names(in: path)
      while !names.isEmpty {
        for name in names { remove(path + "/" + name, depth: depth + 1) }
        let left = files.names(in: path)
        if left == names { break }
        names = left
      }
      unsafe rmdir(path)
    } else {
      unsafe unlink(path)
    }
  }
}
