import Glibc

/// What a program can read and write around it.
enum CanaryFiles {
  static func canOpen(_ path: String, _ mode: Int32) -> Bool {
    let descriptor = unsafe open(path, mode | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
    guard descriptor >= 0 else { return false }
    close(descriptor)
    return true
  }

  static func exists(_ path: String) -> Bool { unsafe access(path, F_OK) == 0 }

  static func canCreate(in folder: String) -> Bool {
    let path = folder + "/.plimsoll-canary-\(getpid())"
    let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return false }
    close(descriptor)
    unsafe unlink(path)
    return true
  }

  /// The first 64 KiB as text.
  static func text(_ path: String) -> String {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { return "" }
    defer { close(descriptor) }
    var buffer = [UInt8](repeating: 0, count: 64 << 10)
    let count = unsafe read(descriptor, &buffer, buffer.count)
    return String(decoding: buffer[..<max(0, count)], as: UTF8.self)
  }

  static func names(in folder: String) -> [String] {
    guard let handle = unsafe opendir(folder) else { return [] }
    defer { unsafe closedir(handle) }
    var found: [String] = []
    while let entry = unsafe readdir(handle) {
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        unsafe pointer.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
      }
      if name != ".", name != ".." { found.append(name) }
    }
    return found.sorted()
  }

  /// A line of `/proc/self/status`.
  static func status(_ name: String) -> String {
    let line = text("/proc/self/status").split(separator: "\n").first { $0.hasPrefix(name + ":") }
    return line.map { String($0.dropFirst(name.count + 1).filter { !$0.isWhitespace }) } ?? ""
  }
}
