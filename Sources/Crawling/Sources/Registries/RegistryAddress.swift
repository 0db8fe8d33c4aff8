import Transfers

/// Where a registry is, as the user or `catalogue/registries.yaml` names it.
package struct RegistryAddress: Sendable, Hashable {
  /// Lists servers page by page (registry API v0.1), or is a document that lists them: a page, feed, sitemap or list.
  package let kind: Kind
  /// The first request.
  let start: String
  /// Where to look if nothing of an API is there; nil where there is nothing else to try.
  let fallback: String?

  package enum Kind: String, Sendable, CaseIterable, Hashable {
    case api, document
  }

  /// The largest page that the official registry gives.
  static let pageSize = 100

  /// Nil if the text is no `http` or `https` URL. An address without a path, or with one that ends in a version or in
  /// `servers`, is an API; any other a document. `updatedSince` is an RFC 3339 time.
  package init?(_ text: String, kind: Kind? = nil, updatedSince: String? = nil) {
    guard let url = CanonicalURL.parse(text) else { return nil }
    let segments = url.path.split(separator: "/")
    let last = segments.last.map(String.init) ?? ""
    let isVersion = last == "v0" || last == "v0.1" || last == "v1"
    let isAPI = kind.map { $0 == .api } ?? (last.isEmpty || isVersion || last == "servers")
    guard isAPI else {
      (self.kind, start, fallback) = (.document, url.requestText, nil)
      return
    }
    var path = url.path.hasSuffix("/") ? String(url.path.dropLast()) : url.path
    if last != "servers" { path += isVersion ? "/servers" : "/v0.1/servers" }
    var fields = url.query.filter { !["cursor", "limit"].contains($0.name) }.map { "\($0.name)=\($0.value)" }
    fields.append("limit=\(Self.pageSize)")
    if !url.query.contains(where: { $0.name == "version" }) { fields.append("version=latest") }
    if let updatedSince { fields.append("updated_since=\(Self.escaped(updatedSince))") }
    self.kind = .api
    start = url.origin + path + "?" + fields.joined(separator: "&")
    fallback = kind == nil && last.isEmpty ? url.requestText : nil
  }

  /// The page of an API at a cursor, which is opaque.
  static func page(of start: String, cursor: String) -> String { start + "&cursor=" + escaped(cursor) }

  /// Everything but unreserved characters percent-encoded (RFC 3986, section 2.3).
  static func escaped(_ text: String) -> String {
    var output: [UInt8] = []
    let digits = Array("0123456789ABCDEF".utf8)
    for byte in text.utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: output.append(byte)
      default: output += [0x25, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: output, as: UTF8.self)
  }
}
