import Glibc

/// How many living processes of this machine have an argument equal to `word`.
func processes(named word: String) -> Int {
  var found = 0
  guard let folder = unsafe opendir("/proc") else { return 0 }
  defer { unsafe closedir(folder) }
  while let entry = unsafe readdir(folder) {
    let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
      unsafe pointer.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
    }
    guard name.allSatisfy(\.isNumber) else { continue }
    let words = bytes(of: "/proc/\(name)/cmdline").split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
    if words.contains(word) { found += 1 }
  }
  return found
}

/// The first bytes of a file, empty if it can't be read.
func bytes(of path: String, limit: Int = 64 << 10) -> [UInt8] {
  let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
  guard descriptor >= 0 else { return [] }
  defer { close(descriptor) }
  var found: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 64 << 10)
  while found.count < limit {
    let count = unsafe read(descriptor, &buffer, buffer.count)
    if count <= 0 { break }
    found += buffer[..<count]
  }
  return found
}

/// True once no process has this word on its command line. The kernel ends the rest of a namespace a moment after its
/// first process, so this waits up to two seconds.
func processesAreGone(named word: String) async -> Bool {
  for _ in 0..<100 where processes(named: word) > 0 { try? await Task.sleep(for: .milliseconds(20)) }
  return processes(named: word) == 0
}
