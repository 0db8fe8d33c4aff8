import Foundation
import JSONText
import LoopbackServer
import TestSupport
import Testing

/// Servers that repeat the credentials that they were given, in every form and at every place. None reaches an output,
/// a store, a recording, a page or a policy.
struct CanarySecretTests {
  private static let token = "sword\"fish/7+Q~" + "aleph-zeta"
  private static let key = "key&fish=" + "omega-0x51"

  /// The forms that the servers repeat, and what is looked for of each: the middle of a text in Base64 does not depend
  /// on its neighbours.
  private static let forms: [(repeated: String, wanted: String)] = [token, key].flatMap { secret in
    let bytes = Data(secret.utf8)
    let hexadecimal = bytes.map { String(format: "%02x", $0) }.joined()
    let encoded = (0..<3).flatMap { shift -> [(String, String)] in
      let text = (Data(repeating: 0x78, count: shift) + bytes + Data(repeating: 0x78, count: 2)).base64EncodedString()
      return [text, text.replacing("+", with: "-").replacing("/", with: "_")].map {
        ($0, String($0.dropFirst(4).dropLast(8)))
      }
    }
    let plain = [
      secret, secret.replacing("\"", with: "\\\""), hexadecimal, hexadecimal.uppercased(), percentEncoded(bytes),
    ]
    return plain.map { ($0, $0) } + encoded
  }

  private static func percentEncoded(_ bytes: Data) -> String {
    bytes.map { byte in
      let scalar = Unicode.Scalar(byte)
      let isPlain = byte < 0x80 && (scalar.properties.isAlphabetic || (0x30...0x39).contains(byte))
      return isPlain || "-._~".utf8.contains(byte) ? String(scalar) : String(format: "%%%02X", byte)
    }.joined()
  }

  private static func quoted(_ text: String) -> String {
    var writer = JSONWriter()
    writer.string(text)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  /// Everything that a server was given, once more in every form.
  private static func echo(_ request: LoopbackRequest) -> String {
    (request.headers.map { "\($0.name): \($0.value)" } + [request.query ?? ""] + forms.map(\.repeated)).joined(
      separator: " | ")
  }

  private static func answer(_ request: LoopbackRequest, _ manner: String) -> LoopbackReply {
    let words = echo(request)
    let field = words.unicodeScalars.filter { $0.value >= 0x20 && $0.value < 0x7F }.map(String.init).joined()
    switch manner {
    case "challenge":
      return .json(
        quoted(words), status: 401, headers: [("WWW-Authenticate", "Bearer realm=\"x\", scope=\"\(field)\"")])
    case "broken": return .text(words, status: 500)
    case "redirect": return .whole(status: 307, headers: [("Location", "https://shelf.example/" + field)])
    case "page": return .text("<title>\(words)</title>", type: "text/html")
    default: break
    }
    guard let message = try? JSONDocument(request.body).root, let id = message["id"]?.numberText else {
      return .whole(status: request.method == "POST" ? 202 : 405)
    }
    let head = #"{"jsonrpc":"2.0","id":\#(id),"#
    switch (message["method"]?.string, manner) {
    case ("initialize", "refusing"):
      return .json(head + #""error":{"code":-32603,"message":\#(quoted(words))}}"#)
    case ("initialize", _):
      return .json(
        head + #""result":{"protocolVersion":"2025-11-25","capabilities":{"tools":{},\#(quoted(words)):{}},"#
          + #""serverInfo":{"name":\#(quoted(words)),"version":\#(quoted(words))},"instructions":\#(quoted(words))}}"#,
        headers: [("Mcp-Session-Id", "s1")])
    case ("tools/list", _):
      let cursor = message["params"]?["cursor"] == nil ? #","nextCursor":\#(quoted(words))"# : ""
      let name = quoted("show " + words + (cursor.isEmpty ? "2" : "1"))
      return .json(
        head + #""result":{"tools":[{"name":\#(name),"description":\#(quoted(words)),"inputSchema":"#
          + #"{"type":"object","properties":{\#(quoted(words)):{"default":\#(quoted(words))}}}},7]\#(cursor)}}"#)
    default: return .whole(status: 400)
    }
  }

  @Test(arguments: ["listing", "refusing", "challenge", "broken", "redirect", "page"])
  func noServerMakesUsTellWhatItWasGiven(manner: String) throws {
    let server = try LoopbackServer { Self.answer($0, manner) }
    let place = try Workplace()
    let url = server.url("/mcp")
    let options = [
      "--bearer-env", "SHELF_TOKEN", "--header", "X-Key: \(Self.key)", "--record", "records", "--store", "s.db",
    ]
    for verb in [["audit"], ["audit", "--verbose"], ["crawl"], ["build", "--site", "site", "--policies", "policies"]] {
      let run = try place.run(verb + options + [url], adding: ["SHELF_TOKEN": Self.token])
      expectNothing(in: run.standardOutput + run.standardError, "\(verb)")
    }
    for format in ["json", "jsonl", "markdown", "sarif", "junit", "csv"] {
      let run = try place.run(
        ["audit", "--format", format] + options + [url], adding: ["SHELF_TOKEN": Self.token])
      expectNothing(in: run.standardOutput + run.standardError, format)
    }
    #expect(server.requests.contains { $0.header("Authorization") == "Bearer \(Self.token)" })
    #expect(place.files.contains { $0.hasPrefix("folder/records/") })
    expectNothingWritten(in: place)
  }

  /// The same over standard streams: the environment and the arguments of a configuration entry.
  @Test func noCommandMakesUsTellWhatItWasGiven() throws {
    let place = try Workplace()
    let script = """
      #!/usr/bin/env python3
      import base64, json, os, sys, urllib.parse
      given = sys.argv[1:] + [os.environ.get("SHELF_TOKEN", ""), os.environ.get("SHELF_KEY", "")]
      forms = []
      for text in given:
          data = text.encode()
          forms += [text, data.hex(), urllib.parse.quote(text, safe=""), json.dumps(text)]
          forms += [base64.b64encode(b"x" * shift + data).decode() for shift in range(3)]
          forms += [base64.urlsafe_b64encode(data).decode()]
      words = " | ".join(forms)
      print(words, file=sys.stderr)
      print(words, flush=True)
      for line in sys.stdin:
          call = json.loads(line)
          if "id" not in call:
              continue
          if call["method"] == "initialize":
              result = {"protocolVersion": "2025-11-25", "capabilities": {"tools": {}}, "instructions": words,
                        "serverInfo": {"name": words, "version": words}}
          elif call["params"].get("cursor"):
              sys.exit(3)
          else:
              result = {"tools": [{"name": words, "description": words, "inputSchema": {words: words}}, words],
                        "nextCursor": words}
          print(json.dumps({"jsonrpc": "2.0", "id": call["id"], "result": result}), flush=True)
      """
    let path = try place.folder.write(script, to: "server.py")
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
    try place.folder.write(
      #"{"mcpServers":{"shelf":{"command":\#(Self.quoted(path)),"args":["--token=\#("sword/fish-7" + "alephzeta")"],"#
        + #""env":{"SHELF_TOKEN":\#(Self.quoted(Self.token)),"SHELF_KEY":\#(Self.quoted(Self.key))}}}}"#,
      to: "config.json")
    let options = [
      "--sandbox", "none", "--allow-exec", "all", "--pass-config-env", "--record", "records", "--store", "s.db",
      "config.json",
    ]
    for words in [["audit"], ["audit", "--format", "json"], ["audit", "--verbose"], ["build", "--site", "site"]] {
      let run = try place.run(words + options)
      expectNothing(in: run.standardOutput + run.standardError, "\(words)")
      #expect(run.output.contains("«redacted»") || words[0] == "build", "\(words)")
    }
    expectNothingWritten(in: place, except: ["folder/config.json", "folder/server.py"])
  }

  private func expectNothing(in bytes: [UInt8], _ what: String) {
    let data = Data(bytes)
    for form in Self.forms.map(\.wanted) + ["alephzeta"] where data.firstRange(of: Data(form.utf8)) != nil {
      Issue.record("`\(form)` in \(what)")
    }
  }

  private func expectNothingWritten(in place: Workplace, except: Set<String> = []) {
    var count = 0
    for name in place.files where !except.contains(name) {
      let path = place.folder.path(String(name.dropFirst("folder/".count)))
      guard let data = FileManager.default.contents(atPath: path) else { continue }
      count += 1
      expectNothing(in: Array(data), name)
    }
    #expect(count > 1)
  }
}
