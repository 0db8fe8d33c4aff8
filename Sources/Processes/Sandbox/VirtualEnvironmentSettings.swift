/// `pyvenv.cfg` of a Python virtual environment (PEP 405): lines `key = value`.
struct VirtualEnvironmentSettings: Equatable {
  /// The folder of the base interpreter's program.
  let home: String?

  init(_ bytes: [UInt8]) {
    var home: String?
    for line in String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline) {
      let parts = line.split(separator: "=", maxSplits: 1)
      guard parts.count == 2 else { continue }
      let key = parts[0].filter { !$0.isWhitespace }.lowercased()
      var value = parts[1].drop(while: \.isWhitespace)
      while value.last?.isWhitespace == true { value.removeLast() }
      if key == "home" { home = String(value) }
    }
    self.home = home
  }
}
