package import ToolModel
import Transfers

/// Who asked not to be visited by bulk crawls: one entry a line, a host with everything below it (`example.com`), a URL
/// with everything below it (`https://example.com/tools/`), or a server's id (`pkg:npm/name`). `#` begins a comment.
package struct OptOutList: Sendable {
  private var hosts: Set<String> = []
  private var places: [(origin: String, path: String)] = []
  private var ids: Set<String> = []
  /// What could not be read, each with its line: what somebody meant to keep out must not get in unnoticed.
  package private(set) var diagnostics: [Diagnostic] = []

  package init() {}

  /// Adds the entries of a file; `label` names it in messages.
  package mutating func add(_ bytes: [UInt8], label: String) {
    for (number, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
      let text = String(decoding: line, as: UTF8.self)
      // A fragment is nothing that is visited, so that `#` can stand for a comment everywhere behind a space.
      let entry = text.hasPrefix("#") ? "" : text.prefix { $0 != "#" }.filter { !$0.isWhitespace }
      guard !entry.isEmpty else { continue }
      if !add(entry) {
        diagnostics.append(
          Diagnostic(
            code: "malformed-entry",
            message: "line \(number + 1) of `\(label)` is no host, http or https URL, or server id"))
      }
    }
  }

  private mutating func add(_ entry: String) -> Bool {
    if entry.hasPrefix("pkg:") {
      ids.insert(entry)
    } else if entry.contains("://") {
      guard let url = CanonicalURL.parse(entry) else { return false }
      places.append((url.origin, url.path))
    } else {
      let name = entry.hasPrefix("*.") ? String(entry.dropFirst(2)) : entry
      guard let url = CanonicalURL.parse("https://\(name)/"), url.path == "/", !name.contains("/") else { return false }
      hosts.insert(url.host)
    }
    return true
  }

  package var isEmpty: Bool { hosts.isEmpty && places.isEmpty && ids.isEmpty }

  /// Whether a server is on the list.
  package func contains(_ source: ServerSource) -> Bool {
    if ids.contains(source.id.text) { return true }
    guard case .endpoint(let endpoint) = source.location, let url = CanonicalURL.parse(endpoint.url) else {
      return false
    }
    var name = url.host[...]
    while true {
      if hosts.contains(String(name)) { return true }
      guard let dot = name.firstIndex(of: ".") else { break }
      name = name[name.index(after: dot)...]
    }
    return places.contains { place in
      guard place.origin == url.origin, url.path.hasPrefix(place.path) else { return false }
      return place.path.hasSuffix("/") || url.path.utf8.count == place.path.utf8.count
        || url.path.dropFirst(place.path.count).hasPrefix("/")
    }
  }
}
