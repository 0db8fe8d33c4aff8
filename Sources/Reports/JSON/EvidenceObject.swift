import JSONText
import ToolModel

/// How evidence is written in every JSON report.
enum EvidenceObject {
  /// `rule`, `scope`, `pointer`, `words`, `range` (start and end in UTF-8 bytes of the decoded string, end excluded) and
  /// `sourceOffset`; the last two are `null` where there is no such place.
  static func write(_ evidence: Evidence, to list: inout JSONWriter) {
    list.object { object in
      object.key("rule")
      object.string(evidence.ruleID)
      object.key("scope")
      object.string(evidence.scope.rawValue)
      object.key("pointer")
      object.string(evidence.pointer)
      object.key("words")
      object.string(evidence.words)
      object.key("range")
      if let range = evidence.range {
        object.array {
          $0.integer(range.lowerBound)
          $0.integer(range.upperBound)
        }
      } else {
        object.null()
      }
      object.key("sourceOffset")
      if let offset = evidence.sourceOffset { object.integer(offset) } else { object.null() }
    }
  }
}
