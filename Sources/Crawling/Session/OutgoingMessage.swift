import JSONText

/// A message as it goes onto a wire.
struct OutgoingMessage: Sendable {
  let kind: Kind
  /// One JSON object without line breaks.
  let bytes: [UInt8]
  /// What the HTTP header `MCP-Protocol-Version` says beside it; nil before the revision is agreed.
  var revision: ProtocolRevision?

  enum Kind: Sendable, Hashable {
    case request(ProtocolMethod, id: Int)
    case notification(ProtocolMethod)
    /// An answer to a request of the server.
    case answer
  }

  /// The id, if it is a request.
  var requestID: Int? { if case .request(_, let id) = kind { id } else { nil } }

  /// A request or notification; `parameters` writes the members of `params`, which is left out where it is nil.
  static func call(
    _ method: ProtocolMethod, id: Int, revision: ProtocolRevision?, parameters: ((inout JSONWriter) -> Void)? = nil
  ) -> OutgoingMessage {
    var writer = JSONWriter()
    writer.object { writer in
      writer.key("jsonrpc")
      writer.string("2.0")
      if !method.isNotification {
        writer.key("id")
        writer.integer(id)
      }
      writer.key("method")
      writer.string(method.rawValue)
      if let parameters {
        writer.key("params")
        writer.object(parameters)
      }
    }
    return OutgoingMessage(
      kind: method.isNotification ? .notification(method) : .request(method, id: id), bytes: writer.bytes,
      revision: revision)
  }

  /// The answer to a server's request: `{}` to a ping, a polite refusal to everything else. The id goes back byte for
  /// byte (JSON-RPC 2.0, section 5).
  static func answer(to request: IncomingRequest, revision: ProtocolRevision?) -> OutgoingMessage {
    var bytes = Array(#"{"jsonrpc":"2.0","id":"#.utf8)
    bytes.append(contentsOf: request.idBytes)
    if request.method == "ping" {
      bytes.append(contentsOf: #","result":{}}"#.utf8)
    } else {
      bytes.append(contentsOf: #","error":{"code":-32601,"message":"not supported by this client"}}"#.utf8)
    }
    return OutgoingMessage(kind: .answer, bytes: bytes, revision: revision)
  }
}
