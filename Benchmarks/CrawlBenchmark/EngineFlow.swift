import Transfers

/// The flow of the reference program with the transfer engine alone: bodies are collected and searched for the next
/// cursor, nothing more.
struct EngineFlow: Sendable {
  let engine: TransferEngine
  let addressGuard: AddressGuard

  /// True if every answer came.
  func list(_ url: String) async -> Bool {
    let opening =
      #"{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25","#
      + #""capabilities":{},"clientInfo":{"name":"engine","version":"1"}}}"#
    guard await post(url, opening)?.status == 200,
      await post(url, #"{"jsonrpc":"2.0","method":"notifications/initialized"}"#)?.status == 202
    else { return false }
    var cursor: String?
    var number = 1
    repeat {
      number += 1
      let parameters = cursor.map { #","params":{"cursor":"\#($0)"}"# } ?? ""
      let message = #"{"jsonrpc":"2.0","id":\#(number),"method":"tools/list"\#(parameters)}"#
      guard let response = await post(url, message, isLast: true), response.status == 200 else { return false }
      cursor = Self.cursor(in: response.body)
    } while cursor != nil
    return true
  }

  private func post(_ url: String, _ message: String, isLast: Bool = false) async -> TransferResponse? {
    var request = TransferRequest(
      method: .post, url: url,
      headers: [
        TransferHeader(name: "Content-Type", value: "application/json"),
        TransferHeader(name: "Accept", value: "application/json, text/event-stream"),
        TransferHeader(name: "MCP-Protocol-Version", value: "2025-11-25"),
      ], body: Array(message.utf8), addressGuard: addressGuard, closesConnection: isLast)
    if isLast { request.observer = { Self.cursor(in: Array($0.suffix(64))) == nil ? .proceed : .proceedKeeping } }
    return try? await engine.run(request).get()
  }

  private static let key = Array(#""nextCursor":""#.utf8)

  private static func cursor(in body: [UInt8]) -> String? {
    let end = body.suffix(64)
    guard let found = end.firstRange(of: key) else { return nil }
    return String(decoding: body[found.upperBound...].prefix { $0 != UInt8(ascii: "\"") }, as: UTF8.self)
  }
}
