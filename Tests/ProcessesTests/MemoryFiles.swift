@testable import Processes

/// A disk that exists only in a test: folders are there because something is in them.
struct MemoryFiles: FileLookup {
  var programs: [String: String] = [:]
  var texts: [String: String] = [:]
  var linked: [String: String] = [:]
  let currentFolder = "/home/skipper/quay"
  let homeFolder: String? = "/home/skipper"

  private var paths: [String] { Array(programs.keys) + Array(texts.keys) + Array(linked.keys) }

  func kind(_ path: String) -> FileKind? {
    if linked[path] != nil { return .link }
    if programs[path] != nil || texts[path] != nil { return .file }
    return path == "/" || paths.contains { $0.hasPrefix(path + "/") } ? .folder : nil
  }

  func linkTarget(_ path: String) -> String? { linked[path] }

  func isExecutable(_ path: String) -> Bool {
    LinkResolution.follow(path, in: self).map { programs[$0.real] != nil } ?? false
  }

  func head(_ path: String, count: Int) -> [UInt8] {
    guard let real = LinkResolution.follow(path, in: self)?.real else { return [] }
    return Array((programs[real] ?? texts[real] ?? "").utf8.prefix(count))
  }

  func names(in folder: String) -> [String] {
    let inside = paths.filter { $0.hasPrefix(folder + "/") }
    return Set(inside.compactMap { $0.dropFirst(folder.count + 1).split(separator: "/").first.map(String.init) })
      .sorted()
  }
}
