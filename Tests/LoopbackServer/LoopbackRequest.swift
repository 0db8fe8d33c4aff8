/// One request as the loopback server read it.
package struct LoopbackRequest: Sendable {
  package let method: String
  /// The request target as sent, query included.
  package let target: String
  /// Names as sent, in order.
  package let headers: [(name: String, value: String)]
  /// Decoded if it came in chunks.
  package let body: [UInt8]
  /// Which connection it came on, counted from 0.
  package let connection: Int
  /// Which request of the whole server it is, counted from 0.
  package let ordinal: Int

  /// The target up to its question mark.
  package var path: String {
    String(target.prefix { $0 != "?" })
  }

  /// What follows the question mark; nil without one.
  package var query: String? {
    target.firstIndex(of: "?").map { String(target[target.index(after: $0)...]) }
  }

  /// The body as text; ill-formed UTF-8 is replaced.
  package var text: String { String(decoding: body, as: UTF8.self) }

  /// The first value of a header, compared without case.
  package func header(_ name: String) -> String? {
    headers.first { $0.name.lowercased() == name.lowercased() }?.value
  }
}
