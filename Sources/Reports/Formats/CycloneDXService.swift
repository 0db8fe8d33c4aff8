import JSONText
import ToolModel

/// One server as a CycloneDX service, its tools as services inside it.
struct CycloneDXService {
  let server: AssessedServer
  let place: Int

  init(_ server: AssessedServer, place: Int) {
    self.server = server
    self.place = place
  }

  /// The reference of the server at a place of the report.
  static func reference(_ place: Int) -> String { "server-\(place + 1)" }

  func write(to list: inout JSONWriter) {
    list.object { service in
      service.key("bom-ref")
      service.string(Self.reference(place))
      service.key("name")
      service.string(Self.text(server.source.name))
      if let version = server.source.version {
        service.key("version")
        service.string(Self.text(version))
      }
      if case .endpoint(let endpoint) = server.source.location {
        service.key("endpoints")
        service.array { $0.string(endpoint.url) }
        service.key("authenticated")
        service.boolean(!endpoint.headers.isEmpty || !endpoint.query.isEmpty)
        service.key("x-trust-boundary")
        service.boolean(true)
      }
      switch server.outcome {
      case .failed(let failure):
        service.key("properties")
        service.array {
          Self.writeProperty("id", server.source.id.text, to: &$0)
          Self.writeProperty("outcome", "failed", to: &$0)
          Self.writeProperty("reason", failure.reason.rawValue, to: &$0)
        }
      case .listed(let snapshot, let assessment): writeListed(snapshot, assessment, to: &service)
      }
    }
  }

  private func writeListed(
    _ snapshot: ToolSnapshot, _ assessment: ServerAssessment, to service: inout JSONWriter
  ) {
    service.key("properties")
    service.array { list in
      Self.writeProperty("id", server.source.id.text, to: &list)
      Self.writeProperty("outcome", snapshot.completeness == .complete ? "complete" : "partial", to: &list)
      for finding in assessment.findings where finding.tool == nil {
        Self.writeProperty("finding:\(finding.severity.rawValue)", finding.id, to: &list)
      }
    }
    let findings = FindingsByTool(assessment.findings)
    service.key("services")
    service.array { list in
      for (index, verdict) in assessment.verdicts.enumerated() {
        list.object { tool in
          tool.key("bom-ref")
          tool.string("\(Self.reference(place))-tool-\(index + 1)")
          tool.key("name")
          tool.string(Self.text(verdict.key.name))
          tool.key("properties")
          tool.array { list in
            Self.writeProperty("category", verdict.category.rawValue, to: &list)
            Self.writeProperty("risk", verdict.risk.rawValue, to: &list)
            for capability in verdict.capabilities {
              Self.writeProperty("capability", capability.rawValue, to: &list)
            }
            Self.writeProperty("definitionDigest", verdict.definitionDigest, to: &list)
            for finding in findings[verdict.key] {
              Self.writeProperty("finding:\(finding.severity.rawValue)", finding.id, to: &list)
            }
          }
        }
      }
    }
  }

  static func writeProperty(_ name: String, _ value: String, to list: inout JSONWriter) {
    list.object {
      $0.key("name")
      $0.string("plimsoll:\(name)")
      $0.key("value")
      $0.string(VisibleText.line(value, limit: 2_000))
    }
  }

  /// A name that is never empty, as the schema wants it.
  private static func text(_ name: String) -> String {
    let shown = VisibleText.line(name, limit: 1_000)
    return shown.isEmpty ? "(empty name)" : shown
  }
}
