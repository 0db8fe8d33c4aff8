import ToolModel

/// What `plimsoll.yaml` says: settings of a project, shared by everybody who works on it.
///
/// It can make an audit stricter or tell what was accepted and why. It can give no consent, weaken no sandbox and switch
/// no rule off: there are no words for that in it.
struct ProjectConfiguration: Equatable {
  /// The file's path, as it is shown.
  let path: String
  /// What is scanned if the command line names nothing; paths are relative to the file's folder.
  var targets: [String] = []
  var failOn: Threshold<RiskLevel>?
  var failOnFinding: Threshold<Severity>?
  var allowPartial: Bool?
  /// Servers that have to be listed.
  var require: [String] = []
  /// A lock or report; what it knows does not count.
  var baseline: String?
  /// A file of labels that a reader corrected.
  var overrides: String?
  var ignores: [Ignore] = []
}

/// A finding, or a tool's risk, that somebody accepted.
struct Ignore: Equatable {
  /// The finding's rule id; nil accepts the risk of the tools.
  let finding: String?
  /// Identity or name of the server.
  let server: String
  /// The tool's name, in which `*` stands for anything; nil for findings about the server as a whole and for all tools.
  let tool: String?
  let reason: String
  /// The last day on which it counts, as days since 1970-01-01; nil for ever.
  let lastDay: Int64?
  /// Where it stands in the file.
  let line: Int

  /// True from the day after the last.
  func isExpired(at now: Int64) -> Bool { lastDay.map { now >= ($0 + 1) * 86_400 } ?? false }

  func covers(_ candidate: Finding, of source: ServerSource) -> Bool {
    guard finding == candidate.id, covers(source) else { return false }
    guard let tool else { return true }
    return candidate.tool.map { Self.matches($0.name, tool) } ?? false
  }

  func covers(_ verdict: Verdict, of source: ServerSource) -> Bool {
    finding == nil && covers(source) && (tool.map { Self.matches(verdict.key.name, $0) } ?? true)
  }

  func covers(_ source: ServerSource) -> Bool { server == source.id.text || server == source.name }

  /// The line of a report.
  var text: String {
    let what = finding.map { "`\($0)`" } ?? "the risk"
    return "\(what) of \(tool.map { "`\($0)` of " } ?? "")`\(server)` (line \(line))"
  }

  /// `*` stands for any run of characters; bytes are compared. Each star is left for good once the piece behind it has
  /// been found, so that the cost is the product of the lengths at most.
  static func matches(_ name: String, _ pattern: String) -> Bool {
    let name = Array(name.utf8)
    let pattern = Array(pattern.utf8)
    var (place, wanted) = (0, 0)
    var star: (pattern: Int, name: Int)?
    while place < name.count {
      if wanted < pattern.count, pattern[wanted] == UInt8(ascii: "*") {
        star = (wanted, place)
        wanted += 1
      } else if wanted < pattern.count, pattern[wanted] == name[place] {
        (place, wanted) = (place + 1, wanted + 1)
      } else if let last = star {
        star = (last.pattern, last.name + 1)
        (place, wanted) = (last.name + 1, last.pattern + 1)
      } else {
        return false
      }
    }
    return pattern[wanted...].allSatisfy { $0 == UInt8(ascii: "*") }
  }
}

extension Threshold: Equatable {
  static func == (left: Threshold, right: Threshold) -> Bool { left.level == right.level }
}
