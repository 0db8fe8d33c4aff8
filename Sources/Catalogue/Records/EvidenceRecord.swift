import JSONText
import ToolModel

/// Evidence as JSON.
enum EvidenceRecord {
  static func append(_ evidence: [Evidence], to writer: inout JSONWriter) {
    writer.array { writer in
      for piece in evidence {
        writer.object { writer in
          writer.member("rule", piece.ruleID)
          writer.member("scope", piece.scope.rawValue)
          writer.member("pointer", piece.pointer)
          writer.member("words", piece.words)
          writer.member("from", piece.range?.lowerBound)
          writer.member("to", piece.range?.upperBound)
          writer.member("offset", piece.sourceOffset)
        }
      }
    }
  }

  static func evidence(_ record: StoredJSON) throws -> Evidence {
    Evidence(
      ruleID: try record.text("rule"), scope: try record.choice("scope"), pointer: try record.text("pointer"),
      words: try record.text("words"), range: try range(record), sourceOffset: record.optionalInteger("offset"))
  }

  private static func range(_ record: StoredJSON) throws -> Range<Int>? {
    guard let lower = record.optionalInteger("from"), let upper = record.optionalInteger("to") else { return nil }
    guard lower <= upper else { throw record.damage }
    return lower..<upper
  }
}
