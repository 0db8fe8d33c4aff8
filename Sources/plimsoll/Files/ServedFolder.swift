import Compression
import Digests
import Glibc
import Transfers

/// A folder as a static host would show it: directories by their `index.html`, types by the ending, compressed where the
/// browser takes it, and nothing from outside the folder.
struct ServedFolder: Sendable {
  private let root: String
  private static let sizeLimit = 256 << 20

  init(_ root: String) { self.root = root.hasSuffix("/") ? String(root.dropLast()) : root }

  /// The answer to one request.
  func answer(_ request: PageServer.Request) -> PageServer.Answer {
    guard let path = Self.path(request.path) else { return missing() }
    if path.isEmpty || path.hasSuffix("/") { return file(path + "index.html", request) ?? missing() }
    if let answer = file(path, request) { return answer }
    guard isFolder(path) else { return missing() }
    return PageServer.Answer(status: 301, fields: [("Location", "/\(path)/")])
  }

  /// The path below the root; nil for one that is not plainly inside, or hidden.
  static func path(_ raw: String) -> String? {
    guard let text = decoded(raw.dropFirst()) else { return nil }
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    for (place, part) in parts.enumerated() {
      if part.isEmpty, place == parts.count - 1 { continue }
      guard !part.isEmpty, !part.hasPrefix("."), !part.utf8.contains(0), !part.contains("\\") else { return nil }
    }
    return text
  }

  private static func decoded(_ raw: some StringProtocol) -> String? {
    var bytes: [UInt8] = []
    var rest = raw.utf8[...]
    while let byte = rest.popFirst() {
      guard byte == 0x25 else {
        bytes.append(byte)
        continue
      }
      guard rest.count >= 2, let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) else {
        return nil
      }
      bytes.append(value)
      rest = rest.dropFirst(2)
    }
    return String(validating: bytes, as: UTF8.self)
  }

  private func missing() -> PageServer.Answer {
    let page = contents(root + "/404.html") ?? Array("not found\n".utf8)
    return PageServer.Answer(status: 404, fields: [("Content-Type", "text/html; charset=utf-8")], body: page)
  }

  private func file(_ path: String, _ request: PageServer.Request) -> PageServer.Answer? {
    guard let bytes = contents(root + "/" + path) else { return nil }
    let tag = "\"\(Digest.sha256(bytes).prefix(16))\""
    var fields = [
      ("Content-Type", Self.type(of: path)), ("ETag", tag), ("Cache-Control", "no-cache"),
      ("X-Content-Type-Options", "nosniff"), ("Vary", "Accept-Encoding"),
    ]
    if request.entityTag == tag { return PageServer.Answer(status: 304, fields: fields) }
    for coding in [Compression.brotli, .gzip] where request.codings.contains(coding.coding) && Self.isText(path) {
      let stored = contents("\(root)/\(path).\(coding.rawValue)")
      guard let small = stored ?? (coding == .gzip ? coding.compressed(bytes) : nil) else { continue }
      fields.append(("Content-Encoding", coding.coding))
      return PageServer.Answer(status: 200, fields: fields, body: small)
    }
    return PageServer.Answer(status: 200, fields: fields, body: bytes)
  }

  /// A regular file's bytes; links are followed only by the folder's owner, so not here.
  private func contents(_ path: String) -> [UInt8]? {
    var status = stat()
    guard unsafe lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_size <= Self.sizeLimit else {
      return nil
    }
    return try? Files.read(path)
  }

  private func isFolder(_ path: String) -> Bool {
    var status = stat()
    return unsafe lstat(root + "/" + path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  private static func isText(_ path: String) -> Bool {
    ![".png", ".sqlite", ".gz", ".br"].contains { path.hasSuffix($0) }
  }

  /// Media types (RFC 6838) by the ending.
  private static func type(of path: String) -> String {
    switch path.split(separator: ".").last ?? "" {
    case "html": "text/html; charset=utf-8"
    case "css": "text/css; charset=utf-8"
    case "js": "text/javascript; charset=utf-8"
    case "json", "jsonl": "application/json"
    case "xml": path.hasSuffix("feed.xml") ? "application/atom+xml" : "application/xml"
    case "svg": "image/svg+xml"
    case "png": "image/png"
    case "md": "text/markdown; charset=utf-8"
    case "csv": "text/csv; charset=utf-8"
    case "sqlite": "application/vnd.sqlite3"
    default: "text/plain; charset=utf-8"
    }
  }
}
