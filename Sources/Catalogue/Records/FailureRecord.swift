import JSONText
import ToolModel

/// A failure but for its source and reason, as JSON.
enum FailureRecord {
  static func bytes(_ failure: CrawlFailure) -> [UInt8] {
    var writer = JSONWriter()
    writer.object { writer in
      writer.member("message", failure.message)
      writer.member("termination", failure.evidence.termination)
      writer.member("standardErrorTail", failure.evidence.standardErrorTail)
      writer.member("httpStatus", failure.evidence.httpStatus)
      writer.member("detail", failure.evidence.detail)
      if let facts = failure.evidence.authorization {
        writer.key("authorization")
        AuthorizationRecord.append(facts, to: &writer)
      }
    }
    return writer.bytes
  }

  static func failure(source: ServerSource, reason: String, details: [UInt8]) throws -> CrawlFailure {
    let record = try StoredJSON(details, of: "failure")
    guard let reason = CrawlFailure.Reason(rawValue: reason) else { throw record.damage }
    return CrawlFailure(
      source: source, reason: reason, message: try record.text("message"),
      evidence: CrawlFailure.Evidence(
        termination: record.optionalText("termination"), standardErrorTail: try record.texts("standardErrorTail"),
        httpStatus: record.optionalInteger("httpStatus"), detail: record.optionalText("detail"),
        authorization: try record.optional("authorization").map(AuthorizationRecord.facts)))
  }
}
