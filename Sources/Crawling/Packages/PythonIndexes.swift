/// Where Python packages come from: pip's own settings, and those of uv.
package struct PythonIndexes: Sendable, Hashable {
  /// The URL of the index with its credentials; nil for the public one.
  package var index: String?
  package var extraIndexes: [String] = []

  package init() {}

  /// The public index, and the host of the files that it points to (docs: pypi.org/help).
  static let publicIndex = "https://pypi.org/simple"
  static let publicFiles = "https://files.pythonhosted.org/"

  /// Reads `pip.conf` (pip.pypa.io, "Configuration"): sections `[global]` and `[install]`, the later wins.
  package mutating func read(pipConfiguration bytes: [UInt8]) {
    var isWanted = false
    var key = ""
    for line in String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline) {
      guard let first = line.first, first != "#", first != ";" else { continue }
      if first == "[" {
        isWanted = ["[global]", "[install]"].contains(line.lowercased().filter { !$0.isWhitespace })
        key = ""
        continue
      }
      guard isWanted else { continue }
      // A line that begins with a blank goes on with the value before it.
      if first.isWhitespace {
        take(key, String(line), continues: true)
        continue
      }
      let parts = line.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      key = parts[0].filter { !$0.isWhitespace }.lowercased().replacing("_", with: "-")
      if parts.count == 2 { take(key, String(parts[1]), continues: false) }
    }
  }

  private mutating func take(_ key: String, _ value: String, continues: Bool) {
    let words = value.split(whereSeparator: \.isWhitespace).map(String.init)
    switch key {
    case "index-url": if let word = words.first { index = word }
    case "extra-index-url": extraIndexes = (continues ? extraIndexes : []) + words
    default: break
    }
  }

  /// Reads `PIP_INDEX_URL`, `PIP_EXTRA_INDEX_URL` and, where those are not set, the same of uv.
  package mutating func read(_ variable: (_ name: String) -> String?) {
    func value(_ names: [String]) -> String? {
      names.lazy.compactMap(variable).first { $0.contains { !$0.isWhitespace } }
    }
    if let url = value(["PIP_INDEX_URL", "UV_DEFAULT_INDEX", "UV_INDEX_URL"]) { index = url }
    if let urls = value(["PIP_EXTRA_INDEX_URL", "UV_INDEX", "UV_EXTRA_INDEX_URL"]) {
      extraIndexes = urls.split(whereSeparator: \.isWhitespace).map { word in
        // uv lets an index have a name: `name=https://…`.
        word.firstIndex(of: "=").flatMap { mark in
          word[..<mark].contains(":") ? nil : String(word[word.index(after: mark)...])
        } ?? String(word)
      }
    }
  }
}
