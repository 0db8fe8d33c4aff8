package import Foundation

/// The living processes of this machine that have an argument equal to `word`, as their command lines.
package func processes(marked word: String) -> [String] {
  let entries = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
  return entries.filter { $0.allSatisfy(\.isNumber) }.compactMap { entry in
    let words = kernelFile("/proc/\(entry)/cmdline").split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
    return words.contains(word) ? words.joined(separator: " ") : nil
  }
}

/// The bytes of a file of the kernel, whose size is told as 0; empty if it cannot be read.
package func kernelFile(_ path: String) -> Data {
  guard let handle = FileHandle(forReadingAtPath: path) else { return Data() }
  defer { try? handle.close() }
  return (try? handle.readToEnd()) ?? Data()
}
