package import Digests
import JSONText
import ToolModel

/// Why a file is no lock that can be used: one sentence.
package struct LockError: Error, Equatable {
  package let message: String

  package init(_ message: String) { self.message = message }
}

/// What is known of a lock's signature.
package enum LockSignature: Sendable, Equatable {
  case none
  /// Signed by the key of this id; not checked, because no key was given.
  case unchecked(keyID: String)
  /// Signed by the given key.
  case valid
}

extension ToolLock {
  /// Reads a lock. With a `key`, only a lock that it signed is taken.
  ///
  /// - Throws: Not JSON, not a lock, a newer shape, or a signature that is missing or wrong.
  package static func read(
    _ bytes: [UInt8], key: VerifyingKey? = nil
  ) throws(LockError) -> (lock: ToolLock, signature: LockSignature) {
    let root: JSONValue
    do { root = try JSONDocument(bytes, limits: .message(bytes: JSONLimits().bytes)).root } catch {
      throw LockError("it cannot be read as JSON: \(error)")
    }
    guard let version = root["lockVersion"]?.integer, let servers = root["servers"], servers.kind == .array else {
      throw LockError("it is no lock: `lockVersion` or `servers` is missing; make one with `plimsoll lock`")
    }
    guard version == formatVersion else {
      throw LockError(
        "it has the lock version \(version) and this program knows \(formatVersion): use a newer plimsoll")
    }
    let signature = try check(root, key: key)
    var read: [LockedServer] = []
    for server in servers.elements { read.append(try LockedServer(server)) }
    let lock = ToolLock(
      generatorVersion: root["plimsoll"]?.string ?? "", rulesDigest: root["rulesDigest"]?.string ?? "",
      targets: root["targets"].map { $0.elements.compactMap(\.string) } ?? [], servers: read)
    return (lock, signature)
  }

  private static func check(_ root: JSONValue, key: VerifyingKey?) throws(LockError) -> LockSignature {
    guard let signature = root.present("signature") else {
      guard key == nil else { throw LockError("it is not signed, but a key to check it was given") }
      return .none
    }
    guard let key else { return .unchecked(keyID: signature["key"]?.string ?? "") }
    guard !root.survey.hasDuplicateKeys else { throw LockError("its signature is void: a key stands there twice") }
    guard let text = signature["value"]?.string, let value = Base64.bytes(text),
      key.verifies(value, of: signatureContext + CanonicalForm.bytes(of: root, dropping: ["signature"]))
    else { throw LockError("its signature is not by the given key or the file was changed after it was signed") }
    return .valid
  }
}

extension LockedServer {
  fileprivate init(_ value: JSONValue) throws(LockError) {
    guard let id = value["id"]?.string, !id.isEmpty, let list = value["tools"], list.kind == .array else {
      throw LockError("a server in it has no `id` or no `tools`")
    }
    let info = value["serverInfo"]
    var tools: [LockedTool] = []
    for tool in list.elements { tools.append(try LockedTool(tool, server: id)) }
    self.init(
      id: ServerID(id), name: value["name"]?.string ?? id, sourceVersion: value["sourceVersion"]?.string,
      info: ServerInfo(
        name: info?["name"]?.string ?? "", version: info?["version"]?.string ?? "", title: info?["title"]?.string),
      instructions: value["instructions"]?.string, isComplete: value["complete"]?.boolean ?? false,
      findings: LockedFinding.list(value["findings"]), tools: tools)
  }
}

extension LockedTool {
  fileprivate init(_ value: JSONValue, server: String) throws(LockError) {
    guard let name = value["name"]?.string, let digest = value["digest"]?.string else {
      throw LockError("a tool of `\(server)` in it has no `name` or no `digest`")
    }
    guard let category = value["category"]?.string.flatMap(Category.init(rawValue:)),
      let risk = value["risk"]?.string.flatMap(RiskLevel.init(rawValue:))
    else { throw LockError("the tool `\(name)` of `\(server)` in it has no `category` or no `risk` that is known") }
    self.init(
      name: name, ordinal: max(0, value["ordinal"]?.integer ?? 0), digest: digest,
      coreDigest: value["coreDigest"]?.string ?? digest, category: category, risk: risk,
      capabilities: value["capabilities"].map {
        $0.elements.compactMap { $0.string.flatMap(Capability.init(rawValue:)) }
      }
        ?? [],
      findings: LockedFinding.list(value["findings"]),
      definition: value.present("definition").map { Array($0.sourceBytes) } ?? [])
  }
}

extension LockedFinding {
  fileprivate static func list(_ value: JSONValue?) -> [LockedFinding] {
    guard let value else { return [] }
    return value.elements.compactMap { element in
      guard let id = element["id"]?.string else { return nil }
      return LockedFinding(
        id: id, severity: element["severity"]?.string.flatMap(Severity.init(rawValue:)) ?? .medium)
    }
  }
}
