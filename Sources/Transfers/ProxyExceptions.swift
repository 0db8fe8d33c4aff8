/// What `no_proxy` lists: hosts with everything below them, `host:port`, addresses, blocks of addresses, or `*` for all.
/// There is no standard; this is what curl, Go and Python have in common, and their sum where they differ.
struct ProxyExceptions: Sendable {
  private var exceptAll = false
  private var names: [(suffix: String, port: Int?)] = []
  private var blocks: [(block: AddressBlock, port: Int?)] = []

  init(_ text: String) {
    for word in text.split(whereSeparator: { $0 == "," || $0 == " " || $0 == "\t" }).prefix(1_000) {
      add(String(word).lowercased())
    }
  }

  private mutating func add(_ word: String) {
    if word == "*" {
      exceptAll = true
    } else if let block = AddressBlock(word) {
      blocks.append((block, nil))
    } else {
      var name = word[...]
      var port: Int?
      if let colon = word.lastIndex(of: ":"), let number = Int(word[word.index(after: colon)...]) {
        name = word[..<colon]
        port = number
      }
      if let block = AddressBlock(String(name)) { return blocks.append((block, port)) }
      // `.example.com`, `*.example.com` and `example.com` mean the same; a final dot means nothing.
      if name.hasPrefix("*.") { name = name.dropFirst(2) }
      while name.hasPrefix(".") { name = name.dropFirst() }
      if name.hasSuffix(".") { name = name.dropLast() }
      if !name.isEmpty { names.append((String(name), port)) }
    }
  }

  /// `host` as `CanonicalURL.host` spells it. Blocks hold for addresses in the URL only: names are not resolved for them.
  func contain(host: String, port: Int) -> Bool {
    if exceptAll { return true }
    let literal = NetworkAddress(host.hasPrefix("[") ? String(host.dropFirst().dropLast()) : host)
    if let literal {
      return blocks.contains { $0.block.contains(literal) && ($0.port ?? port) == port }
    }
    return names.contains { name in
      (name.port ?? port) == port && (host == name.suffix || host.hasSuffix("." + name.suffix))
    }
  }
}
