import Digests
import JSONText
import ToolModel

/// Reads a `tools/list` answer that somebody saved: `{"tools": […]}`, a whole JSON-RPC answer, a bare array of tools,
/// an array of pages or answers, one answer or tool a line, or a snapshot with `serverInfo` and `instructions`.
struct SavedListReader: Sendable {
  let source: ServerSource
  let takenAt: Int64
  private var intake = ToolIntake()
  private var facts = ServerFacts()
  private var foundTools = false
  private var elements = 0
  /// True once more tools stand there than are taken in.
  private var isFull = false
  /// Malformed ones counted. Files are the user's own, so this is larger than for a server.
  private static let maximumTools = 100_000
  private var openCursor = false

  init(source: ServerSource, takenAt: Int64) {
    self.source = source
    self.takenAt = takenAt
  }

  /// Reads the bytes; `label` names them in sentences.
  mutating func read(_ bytes: [UInt8], label: String) -> CrawlOutcome {
    do throws(JSONSyntaxError) {
      take(try JSONDocument(bytes, limits: .message(bytes: JSONLimits().bytes)).root, pointer: "")
    } catch {
      guard error.reason == .trailingBytes, readLines(bytes) else {
        let reason: CrawlFailure.Reason = error.reason == .tooLong ? .tooLarge : .notMCP
        return .failure(
          CrawlFailure(source: source, reason: reason, message: "`\(label)` cannot be read as JSON: \(error)"))
      }
    }
    guard foundTools else {
      return .failure(
        CrawlFailure(
          source: source, reason: .notMCP,
          message: "`\(label)` is JSON but holds no `tools`; save the result of `tools/list` there"))
    }
    return .success(snapshot)
  }

  private var snapshot: ToolSnapshot {
    ToolSnapshot(
      source: source, takenAt: takenAt, protocolVersion: facts.revision, serverInfo: facts.info,
      instructions: facts.instructions, capabilities: facts.capabilities, tools: intake.tools,
      completeness: completeness,
      diagnostics: intake.diagnostics)
  }

  private var completeness: Completeness {
    if isFull {
      return .partial(why: "the saved list holds more than \(Self.maximumTools) tools; the others were left out")
    }
    guard openCursor else { return .complete }
    return .partial(why: "the saved answer ends with a `nextCursor`; the pages behind it are not in it")
  }

  private mutating func readLines(_ bytes: [UInt8]) -> Bool {
    var splitter = LineSplitter(maximumLineBytes: bytes.count)
    var lines = splitter.feed(bytes)
    if let last = splitter.finish() { lines.append(last) }
    guard lines.count > 1, lines.count <= Self.maximumTools else { return false }
    let documents = lines.compactMap { try? JSONDocument($0, limits: .message(bytes: JSONLimits().bytes)) }
    guard documents.count == lines.count else { return false }
    for (place, document) in documents.enumerated() { take(document.root, pointer: "/\(place)") }
    return true
  }

  private mutating func take(_ value: JSONValue, pointer: String) {
    if value.kind == .array { return takeArray(value, pointer: pointer) }
    guard value.kind == .object else { return }
    takeFacts(value)
    if let tools = value.present("tools"), tools.kind == .array || tools.kind == .object {
      takeTools(tools, pointer: pointer + "/tools")
      openCursor = value.present("nextCursor") != nil
    } else if let result = value.present("result"), result.kind == .object {
      take(result, pointer: pointer + "/result")
    } else if value.present("name") != nil, value["inputSchema"] != nil {
      foundTools = true
      add(value, pointer: pointer)
    }
  }

  private mutating func takeArray(_ value: JSONValue, pointer: String) {
    let looksLikePages = value.elements.contains {
      ($0.present("tools") != nil || $0.present("result") != nil) && $0.present("name") == nil
    }
    guard looksLikePages else { return takeTools(value, pointer: pointer) }
    for (place, element) in value.elements.enumerated() where element.kind == .object {
      take(element, pointer: pointer + "/\(place)")
    }
  }

  private mutating func takeTools(_ tools: JSONValue, pointer: String) {
    foundTools = true
    if tools.kind == .object {
      for member in tools.members where !isFull { add(member.value, pointer: pointer + JSONPointer.token(member.key)) }
    } else {
      for (place, element) in tools.elements.enumerated() where !isFull { add(element, pointer: pointer + "/\(place)") }
    }
  }

  private mutating func add(_ element: JSONValue, pointer: String) {
    guard elements < Self.maximumTools else {
      isFull = true
      return
    }
    elements += 1
    intake.accept(element, pointer: pointer)
  }

  private mutating func takeFacts(_ value: JSONValue) {
    for key in ["initialize", "initializeResult", "server"] {
      if let inner = value.present(key), inner.kind == .object { takeFacts(inner) }
    }
    if let revision = value.present("protocolVersion")?.string { facts.revision = revision }
    if let words = value.present("instructions")?.string { facts.instructions = words }
    if let info = value.present("serverInfo"), info.kind == .object {
      facts.info = ServerInfo(
        name: info.present("name")?.string ?? "", version: info.present("version")?.string ?? "",
        title: info.present("title")?.string)
    }
    if let capabilities = value.present("capabilities"), capabilities.kind == .object {
      facts.capabilities = Set(capabilities.members.prefix(200).map(\.key)).sorted()
    }
  }
}
