import Foundation

/// The processes of this machine, as `/proc` tells (proc(5)).
enum LivingProcesses {
  /// True if one has this word among its arguments.
  static func mention(_ word: String) -> Bool {
    let ids = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    return ids.contains { id in
      Int(id) != nil && bytes(of: "/proc/\(id)/cmdline").split(separator: 0).contains { $0.elementsEqual(word.utf8) }
    }
  }

  /// Asks again until it is so; false if it is not so within a minute.
  static func waits(for condition: () -> Bool) -> Bool {
    let end = Date().addingTimeInterval(60)
    while Date() < end {
      if condition() { return true }
      Thread.sleep(forTimeInterval: 0.05)
    }
    return condition()
  }

  /// The files that this process has mapped.
  static var ownFiles: [String] {
    String(decoding: bytes(of: "/proc/self/maps"), as: UTF8.self).split(separator: "\n")
      .compactMap { line in line.firstIndex(of: "/").map { String(line[$0...]) } }
  }

  /// A file of `/proc` tells no size: it is read to its end.
  private static func bytes(of path: String) -> [UInt8] {
    guard let handle = FileHandle(forReadingAtPath: path) else { return [] }
    return (try? handle.readToEnd()).map { Array($0) } ?? []
  }
}
