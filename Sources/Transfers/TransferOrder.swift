/// A checked request together with what the engine adds to it.
struct TransferOrder: Sendable {
  let request: TransferRequest
  let url: CanonicalURL
  let headerLines: [String]
  let userAgent: String
  /// What carries the transfer; nil for a direct connection.
  var proxy: Proxy?

  /// Names and values that libcurl would put on the wire as they are, so that a line break would add a header.
  static func check(_ request: TransferRequest, userAgent: String) throws(TransferFailure) -> TransferOrder {
    guard let url = CanonicalURL.parse(request.url) else {
      throw TransferFailure(
        reason: .badURL, detail: "the URL is not an absolute `http` or `https` URL without user name and spaces")
    }
    var lines: [String] = []
    for header in request.headers {
      guard isToken(header.name), !framing.contains(where: { header.hasName($0) }) else {
        throw TransferFailure(reason: .badURL, detail: "a header of that name cannot be sent")
      }
      // RFC 9110, section 5.5: no control character but the tab.
      guard header.value.utf8.allSatisfy({ ($0 >= 0x20 && $0 != 0x7F) || $0 == 0x09 }) else {
        throw TransferFailure(
          reason: .badURL, detail: "the value of the header `\(header.name)` has a line break or control character")
      }
      // libcurl takes `Name:` as "leave this header out" and `Name;` as "send it empty".
      lines.append(header.value.isEmpty ? "\(header.name);" : "\(header.name): \(header.value)")
    }
    // What libcurl would add on its own: a pause before larger bodies, and a form's content type.
    lines.append("Expect:")
    if request.method == .post, !request.headers.contains(where: { $0.hasName("content-type") }) {
      lines.append("Content-Type:")
    }
    return TransferOrder(request: request, url: url, headerLines: lines, userAgent: userAgent)
  }

  /// Headers that decide where a message ends; libcurl alone writes them.
  private static let framing = ["content-length", "transfer-encoding", "expect"]

  /// RFC 9110, section 5.6.2.
  private static func isToken(_ name: String) -> Bool {
    !name.isEmpty
      && name.utf8.allSatisfy { byte in
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        default: tokenMarks.contains(byte)
        }
      }
  }

  private static let tokenMarks = Array("!#$%&'*+-.^_`|~".utf8)
}
