package import ToolModel

/// What is wrong with an existing policy file, held against the tools of today and a pack.
package struct PolicyCheck: Sendable {
  /// Something that a person should know before the file is trusted.
  package enum Trouble: Sendable, Hashable {
    /// The file has errors by the format's own rules.
    case invalid(String)
    /// A name that no tool of the server has; nothing is decided by it.
    case unknown(String)
    /// A tool that the file does not name, and what happens to it.
    case notCovered(String, falls: Treatment?)
    /// A tool that is treated more leniently than the pack says.
    case tooLenient(String, is: Treatment, shouldBe: Treatment)
    /// Tools that appear later are treated more leniently than the pack says.
    case laterTools(is: Treatment, shouldBe: Treatment)
    /// The file was written for another list of tools, or by another pack.
    case stale(what: String, found: String, now: String)

    /// One sentence: lower case, no full stop, foreign words in backticks and unescaped.
    package var message: String {
      switch self {
      case .invalid(let why): why
      case .unknown(let name): "`\(name)` is no tool of the server: nothing is decided by it"
      case .notCovered(let name, let falls?):
        "`\(name)` is not covered: \(falls.rawValue) by the file's rule for the rest"
      case .notCovered(let name, nil): "`\(name)` is not covered: the enforcement point does what it always does"
      case .tooLenient(let name, let have, let want):
        "`\(name)` is \(have.rawValue), but the pack says \(want.rawValue)"
      case .laterTools(let have, let want):
        "tools that are not listed are \(have.rawValue), but the pack says \(want.rawValue)"
      case .stale(let what, let found, let now): "stale: \(what) `\(found)` in the file, `\(now)` now"
      }
    }
  }

  /// In the order of the file, then of the tools.
  package let troubles: [Trouble]
  /// How many tools are treated at least as strictly as the pack says.
  package let fine: Int

  /// - Parameters:
  ///   - file: The file as it is.
  ///   - origin: The bytes that may tell where the file comes from: the file itself, or the one beside it.
  ///   - template: What the pack says of the tools of today.
  package init(
    _ file: [UInt8], origin: [UInt8], template: PolicyTemplate, provenance: PolicyProvenance, reader: PolicyReader
  ) throws(PolicyReadingProblem) {
    let target = reader.target
    let have = try reader.read(file)
    let current = lower(template, to: target, provenance: provenance)
    let want = try reader.read(current.bytes)
    let hasWildcards = target.hasWildcards
    var troubles: [Trouble] = []
    var fine = 0
    for error in try FormatRules.errors(file, reader: reader) { troubles.append(.invalid(error)) }
    // What the file could say of every tool: some formats list only what may run.
    let sayable = try reader.read(lower(template.allowingAll(), to: target, provenance: provenance).bytes)
    for (spelling, found) in have.named where !want.names(spelling) {
      if hasWildcards, spelling.utf8.contains(0x2A) { continue }
      guard sayable.names(spelling) || template.tools.contains(where: { sameBytes($0.name, spelling) }) else {
        troubles.append(.unknown(spelling))
        continue
      }
      let wanted = want.unlisted ?? target.backEnd.abilities.nativeUnlisted
      if found.isLooser(than: wanted) { troubles.append(.tooLenient(spelling, is: found, shouldBe: wanted)) }
    }
    for (spelling, wanted) in want.named {
      guard let found = have.treatment(of: spelling, hasWildcards: hasWildcards) else {
        troubles.append(.notCovered(spelling, falls: have.unlisted))
        if let rest = have.unlisted, rest.isLooser(than: wanted) {
          troubles.append(.tooLenient(spelling, is: rest, shouldBe: wanted))
        }
        continue
      }
      if found.isLooser(than: wanted) {
        troubles.append(.tooLenient(spelling, is: found, shouldBe: wanted))
      } else {
        fine += 1
      }
    }
    if let rest = have.unlisted, let wanted = want.unlisted, rest.isLooser(than: wanted) {
      troubles.append(.laterTools(is: rest, shouldBe: wanted))
    }
    troubles += Origin(origin).stale(provenance)
    self.troubles = troubles
    self.fine = fine
  }
}

extension PolicyTemplate {
  /// The record with a permission for every tool, to learn how a target spells them all. Never written anywhere.
  fileprivate func allowingAll() -> PolicyTemplate {
    with(
      tools: tools.map {
        ToolDecision(
          name: $0.name, treatment: .allow, reason: "", ruleIDs: [], category: $0.category, risk: $0.risk,
          definitionDigest: $0.definitionDigest)
      })
  }
}

extension Treatment {
  /// Hidden or denied makes no difference to what is called.
  fileprivate func isLooser(than other: Treatment) -> Bool {
    min(strictness, Treatment.deny.strictness) < min(other.strictness, Treatment.deny.strictness)
  }
}

extension PolicyTarget {
  /// True if a star in a name of the file stands for anything.
  var hasWildcards: Bool {
    switch self {
    case .claudeCode, .devin, .opencode, .opencodeV2, .kiro: true
    default: false
    }
  }
}

/// What a file says of where it comes from.
struct Origin {
  private var toolList: String?
  private var pack: String?

  /// Reads the header of a file with comments, or the side file of one without.
  init(_ bytes: [UInt8]) {
    for line in String(decoding: bytes.prefix(64 << 10), as: UTF8.self).split(separator: "\n") {
      if let found = Self.value(of: "tool list: ", in: line) ?? Self.member("toolList", in: line) {
        toolList = toolList ?? found
      }
      if let found = Self.value(of: "pack: sha256:", in: line).map({ "sha256:" + $0 })
        ?? Self.member("packDigest", in: line)
      {
        pack = pack ?? found
      }
    }
  }

  /// What differs from where a file of today would come from.
  func stale(_ provenance: PolicyProvenance) -> [PolicyCheck.Trouble] {
    var troubles: [PolicyCheck.Trouble] = []
    if let toolList, toolList != provenance.toolListDigest {
      troubles.append(.stale(what: "the list of tools is", found: toolList, now: provenance.toolListDigest))
    }
    if let pack, !provenance.packDigest.isEmpty, pack != provenance.packDigest {
      troubles.append(.stale(what: "the pack is", found: pack, now: provenance.packDigest))
    }
    return troubles
  }

  private static func value(of key: String, in line: Substring) -> String? {
    for mark in ["# ", "// "] where line.hasPrefix(mark + key) { return String(line.dropFirst((mark + key).count)) }
    return nil
  }

  private static func member(_ key: String, in line: Substring) -> String? {
    let text = line.drop { $0 == " " }
    guard text.hasPrefix("\"\(key)\":") else { return nil }
    return Literal.quoted(text.dropFirst(key.count + 3))
  }
}
