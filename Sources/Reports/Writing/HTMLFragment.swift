/// Markup that a writer has made, to be put into many pages.
struct HTMLFragment: Sendable {
  let bytes: [UInt8]

  init(capacity: Int = 2 << 10, _ body: (inout HTMLWriter) -> Void) {
    var writer = HTMLWriter(capacity: capacity)
    body(&writer)
    bytes = writer.bytes
  }
}
