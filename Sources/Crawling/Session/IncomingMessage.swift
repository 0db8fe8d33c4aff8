import JSONText

/// A message as a server sent it, told apart by the presence of `method`, since servers count their ids like we do.
struct IncomingMessage: Sendable {
  /// As it was sent.
  let source: JSONValue
  let kind: Kind

  /// What a message can be.
  enum Kind: Sendable {
    case request(IncomingRequest)
    case notification(method: String, parameters: JSONValue?)
    case response(IncomingResponse)
    /// A JSON value that is none of these; structured log lines end here.
    case other
  }

  /// At most this many elements of a batch are looked at.
  static let batchLimit = 100_000

  /// The messages of one JSON text; a batch (JSON-RPC 2.0, section 6) is flattened.
  static func messages(in document: JSONDocument) -> [IncomingMessage] {
    guard document.root.kind == .array else { return [IncomingMessage(document.root)] }
    return document.root.elements.prefix(batchLimit).map(IncomingMessage.init)
  }

  init(_ value: JSONValue) {
    source = value
    kind = Self.kind(of: value)
  }

  private static func kind(of value: JSONValue) -> Kind {
    guard value.kind == .object else { return .other }
    if let method = value.present("method")?.string {
      if let id = value.present("id"), id.kind == .number || id.kind == .string {
        return .request(IncomingRequest(method: method, idBytes: Array(id.sourceBytes.prefix(4_096))))
      }
      return .notification(method: method, parameters: value.present("params"))
    }
    if value["result"] != nil || value["error"] != nil || (value["id"] != nil && value["jsonrpc"] != nil) {
      return .response(IncomingResponse(value))
    }
    return .other
  }
}

/// A request of a server to us.
struct IncomingRequest: Sendable {
  let method: String
  /// The id as sent: a JSON number or string.
  let idBytes: [UInt8]
}
