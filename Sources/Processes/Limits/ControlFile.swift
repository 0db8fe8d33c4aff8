import Glibc
import SystemPackage

/// The small files through which the kernel tells and takes the limits of a control group.
enum ControlFile {
  static func write(_ text: String, to path: String) -> Bool {
    guard let descriptor = try? FileDescriptor.open(FilePath(path), .writeOnly, options: [.closeOnExec]) else {
      return false
    }
    defer { try? descriptor.close() }
    return (try? descriptor.writeAll(Array(text.utf8))) == text.utf8.count
  }

  /// The number behind a word in a file of lines `word number`; 0 if there is none.
  static func counter(_ word: String, in path: String) -> Int {
    for line in text(of: path).split(separator: "\n") {
      let parts = line.split(separator: " ")
      if parts.count == 2, parts[0] == word { return Int(parts[1]) ?? 0 }
    }
    return 0
  }

  /// A file of one number a line.
  static func numbers(in path: String) -> [Int32] { text(of: path).split(separator: "\n").compactMap { Int32($0) } }

  /// The first 256 KiB.
  static func text(of path: String) -> String {
    String(decoding: RealFiles().head(path, count: 256 << 10), as: UTF8.self)
  }
}
