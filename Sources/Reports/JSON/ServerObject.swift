import JSONText
import ToolModel

/// One element of `servers` in the audit report.
enum ServerObject {
  static func write(_ server: AssessedServer, to list: inout JSONWriter) {
    list.object { object in
      writeIdentity(server.source, to: &object)
      switch server.outcome {
      case .listed(let snapshot, let assessment): writeListed(snapshot, assessment, to: &object)
      case .failed(let failure): writeFailed(failure, to: &object)
      }
    }
  }

  private static func writeIdentity(_ source: ServerSource, to object: inout JSONWriter) {
    object.key("id")
    object.string(source.id.text)
    object.key("name")
    object.string(source.name)
    object.key("publisher")
    if let publisher = source.publisher { object.string(publisher) } else { object.null() }
    object.key("version")
    if let version = source.version { object.string(version) } else { object.null() }
  }

  private static func writeListed(
    _ snapshot: ToolSnapshot, _ assessment: ServerAssessment, to object: inout JSONWriter
  ) {
    object.key("outcome")
    switch snapshot.completeness {
    case .complete: object.string("complete")
    case .partial(let why):
      object.string("partial")
      object.key("missing")
      object.string(why)
    }
    object.key("protocolVersion")
    if let version = snapshot.protocolVersion { object.string(version) } else { object.null() }
    object.key("serverInfo")
    object.object {
      $0.key("name")
      $0.string(snapshot.serverInfo.name)
      $0.key("version")
      $0.string(snapshot.serverInfo.version)
    }
    if let provenance = snapshot.provenance {
      object.key("package")
      object.object {
        $0.key("version")
        $0.string(provenance.version)
        $0.key("digest")
        $0.string(provenance.digest)
        $0.key("origin")
        $0.string(provenance.origin)
      }
    }
    object.key("diagnostics")
    object.array { list in for diagnostic in snapshot.diagnostics { write(diagnostic, to: &list) } }
    object.key("findings")
    object.array { list in for finding in assessment.findings { FindingObject.write(finding, to: &list) } }
    object.key("tools")
    let findings = FindingsByTool(assessment.findings)
    object.array { list in
      for verdict in assessment.verdicts {
        list.object { tool in
          tool.key("id")
          tool.string(ToolLabel.text(verdict.key))
          tool.key("server")
          tool.string(verdict.key.server.text)
          VerdictRow.write(verdict, findings: findings[verdict.key], to: &tool)
          tool.key("digest")
          tool.string(verdict.definitionDigest)
        }
      }
    }
  }

  private static func writeFailed(_ failure: CrawlFailure, to object: inout JSONWriter) {
    object.key("outcome")
    object.string("failed")
    object.key("failure")
    object.object {
      $0.key("reason")
      $0.string(failure.reason.rawValue)
      $0.key("message")
      $0.string(failure.message)
      $0.key("termination")
      if let termination = failure.evidence.termination { $0.string(termination) } else { $0.null() }
      $0.key("httpStatus")
      if let status = failure.evidence.httpStatus { $0.integer(status) } else { $0.null() }
      $0.key("standardErrorTail")
      $0.array { list in for line in failure.evidence.standardErrorTail { list.string(line) } }
      $0.key("detail")
      if let detail = failure.evidence.detail { $0.string(detail) } else { $0.null() }
      $0.key("authorization")
      if let facts = failure.evidence.authorization { AuthorizationObject.write(facts, to: &$0) } else { $0.null() }
    }
    for key in ["diagnostics", "findings", "tools"] {
      object.key(key)
      object.array { _ in }
    }
  }

  private static func write(_ diagnostic: Diagnostic, to list: inout JSONWriter) {
    list.object {
      $0.key("code")
      $0.string(diagnostic.code)
      $0.key("message")
      $0.string(diagnostic.message)
      $0.key("pointer")
      if let pointer = diagnostic.pointer { $0.string(pointer) } else { $0.null() }
    }
  }
}
