import JSONText

/// A message of the client, as far as a mode looks at it.
struct Call: Sendable {
  /// Nil for answers to our own requests.
  let method: String?
  /// The id as sent; nil for notifications.
  let id: String?
  /// The `cursor` of a listing request.
  let cursor: String?
  /// The `protocolVersion` of an opening.
  let askedRevision: String

  /// How the client calls itself, in an opening or in a request of the stateless era.
  let clientName: String

  /// Nil for what is not a JSON object.
  init?(_ bytes: [UInt8]) {
    guard let root = try? JSONDocument(bytes).root, root.kind == .object else { return nil }
    method = root.present("method")?.string
    id = root.present("id").map { String(decoding: $0.sourceBytes, as: UTF8.self) }
    let parameters = root.present("params")
    cursor = parameters?.present("cursor")?.string
    let client =
      parameters?.present("clientInfo") ?? parameters?.present("_meta")?.present("io.modelcontextprotocol/clientInfo")
    clientName = client?.present("name")?.string ?? ""
    askedRevision = parameters?.present("protocolVersion")?.string ?? ""
  }

  /// The whole message that answers this call with a result.
  func result(_ json: String) -> [UInt8] { Array(#"{"jsonrpc":"2.0","id":\#(id ?? "null"),"result":\#(json)}"#.utf8) }

  /// The whole message that answers this call with an error.
  func failure(_ code: Int, _ message: String, data: String? = nil) -> [UInt8] {
    let data = data.map { #","data":\#($0)"# } ?? ""
    return Array(
      #"{"jsonrpc":"2.0","id":\#(id ?? "null"),"error":{"code":\#(code),"message":"\#(message)"\#(data)}}"#.utf8)
  }
}
