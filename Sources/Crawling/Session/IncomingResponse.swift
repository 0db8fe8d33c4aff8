import JSONText

/// An answer to one of our requests.
struct IncomingResponse: Sendable {
  private let id: JSONValue?
  /// Present only where there is no error: an error wins over a result.
  let result: JSONValue?
  let error: ResponseError?

  init(_ value: JSONValue) {
    id = value.present("id")
    error = value.present("error").map(ResponseError.init)
    result = error == nil ? value["result"] : nil
  }

  /// How well an answer fits an outstanding request.
  enum Match: Sendable {
    case exact
    /// Right but for the type (`"1"` for `1`, `1.0` for `1`); some gateways do that.
    case lenient
    /// An error that names no request; it belongs to the only outstanding one.
    case anonymousError
    case none
  }

  /// Compares with the id of the only outstanding request.
  func match(_ expected: Int) -> Match {
    guard let id else { return error == nil ? .none : .anonymousError }
    if id.numberText == String(expected) { return .exact }
    if id.numberText.flatMap(Double.init) == Double(expected) { return .lenient }
    if id.string == String(expected) { return .lenient }
    // One SDK sends this literal where it could not read the request.
    if id.string == "server-error", error != nil { return .anonymousError }
    return .none
  }
}

/// The error object of an answer (JSON-RPC 2.0, section 5.1), read tolerantly.
struct ResponseError: Sendable {
  /// The code; nil where it is not an integer.
  let code: Int?
  /// The server's words, unescaped, cut to 300 characters.
  let message: String
  /// Revisions that the server says it speaks, where `data.supported` lists them.
  let supported: [String]

  static let methodNotFound = -32601
  static let invalidParameters = -32602
  static let invalidRequest = -32600
  static let headerMismatch = -32020
  static let missingClientCapability = -32021
  static let unsupportedVersion = -32022

  init(_ value: JSONValue) {
    let codeValue = value.present("code")
    code = codeValue?.integer ?? codeValue?.string.flatMap { Int($0) }
    let words = value.present("message")?.string ?? (value.kind == .string ? value.string : nil) ?? ""
    message = String(words.unicodeScalars.prefix(300).reduce(into: "") { $0.unicodeScalars.append($1) })
    let list = value.present("data")?.present("supported") ?? value.present("data")?.present("supportedVersions")
    supported = list.map { $0.elements.prefix(50).compactMap(\.string) } ?? []
  }

  /// True for the codes that only a server of the stateless era sends.
  var isModern: Bool {
    switch code {
    case Self.headerMismatch, Self.missingClientCapability, Self.unsupportedVersion: true
    default: false
    }
  }

  /// True if it tells which revisions the server speaks, so that another opening may do.
  var namesRevisions: Bool { isModern || !supported.isEmpty }

  /// As it stands in a sentence of ours.
  var sentence: String {
    let number = code.map(String.init) ?? "without a code"
    return message.isEmpty ? "error \(number)" : "error \(number): `\(message)`"
  }
}
