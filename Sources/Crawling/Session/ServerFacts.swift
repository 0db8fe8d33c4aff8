import JSONText
import ToolModel

/// What a server says of itself in its answer to the opening.
struct ServerFacts: Sendable {
  var revision: String?
  var info = ServerInfo()
  var instructions: String?
  /// Sorted.
  var capabilities: [String] = []
  var announcesTools = true
  /// How long the list may be kept; only revision 2026-07-28 says so.
  var freshness: ListFreshness?
  var diagnostics: [Diagnostic] = []

  /// At most this many announced capabilities are kept.
  private static let capabilityLimit = 200

  init() {}

  /// Reads the result of `initialize` or, where `info` stands elsewhere, of `server/discover`.
  init(result: JSONValue, info infoValue: JSONValue?, revision: String) {
    self.revision = revision
    instructions = result.present("instructions")?.string
    if let value = result.present("instructions"), value.kind != .string {
      report("malformed-instructions", "`instructions` is not a string and was left out", "/result/instructions")
    }
    readInfo(infoValue)
    readCapabilities(result.present("capabilities"))
  }

  mutating func readInfo(_ value: JSONValue?) {
    guard let value, value.kind == .object else {
      report("missing-server-info", "the server does not say its name and version", nil)
      return
    }
    info = ServerInfo(
      name: value.present("name")?.string ?? "", version: value.present("version")?.string ?? "",
      title: value.present("title")?.string)
  }

  /// `ttlMs` and `cacheScope` of a listing (revision 2026-07-28, section Caching). Of several pages the first counts.
  mutating func readFreshness(_ result: JSONValue) {
    guard freshness == nil, result["ttlMs"] != nil || result["cacheScope"] != nil else { return }
    let number = result.present("ttlMs")?.numberText.flatMap(Double.init)
    freshness = ListFreshness(
      milliseconds: number.map { ListFreshness.clamped($0) } ?? 0,
      isPublic: result.present("cacheScope")?.string == "public")
    if let value = result.present("ttlMs"), number.map({ $0 < 0 || !$0.isFinite }) ?? true {
      report(
        "odd-freshness", "`ttlMs` is `\(String(decoding: value.sourceBytes.prefix(40), as: UTF8.self))`; taken as 0",
        "/result/ttlMs")
    }
  }

  private mutating func readCapabilities(_ value: JSONValue?) {
    guard let value, value.kind == .object else {
      announcesTools = false
      report("missing-capabilities", "the server announces no capabilities", nil)
      return
    }
    let names = value.members.lazy.filter { !$0.value.isNull }.map(\.key).prefix(Self.capabilityLimit)
    capabilities = Set(names).sorted()
    announcesTools = value.present("tools") != nil
    if !announcesTools {
      report(
        "tools-not-announced", "the server does not announce the capability `tools`; it was asked all the same", nil)
    }
  }

  private mutating func report(_ code: String, _ message: String, _ pointer: String?) {
    diagnostics.append(Diagnostic(code: code, message: message, pointer: pointer))
  }
}
