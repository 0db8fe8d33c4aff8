import FoundationEssentials

/// The living processes of this machine that have an argument equal to `word`, as their command lines.
func processes(marked word: String) -> [String] {
  let entries = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
  return entries.filter { $0.allSatisfy(\.isNumber) }.compactMap { entry in
    guard let line = try? Data(contentsOf: URL(fileURLWithPath: "/proc/\(entry)/cmdline")) else { return nil }
    let words = line.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
    return words.contains(word) ? words.joined(separator: " ") : nil
  }
}
