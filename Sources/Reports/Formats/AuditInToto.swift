package import Digests
import JSONText
package import ToolModel

/// The audit as an in-toto statement (in-toto Attestation Framework, Statement v1): the subjects are the tool lists that
/// were judged, the predicate is what was found. With a key it is wrapped into a signed DSSE envelope (DSSE v1.0.2).
package enum AuditInToto {
  /// Names the shape of the predicate.
  package static let predicateType = "urn:plimsoll:attestation:audit:1"
  /// The media type of a statement (in-toto Attestation Framework, envelope layer).
  static let payloadType = "application/vnd.in-toto+json"

  /// The statement as indented JSON, or the envelope around its bytes, with a line break at its end.
  package static func statement(
    _ servers: [AssessedServer], producer: ReportProducer, signedBy key: SigningKey? = nil
  ) -> [UInt8] {
    let statement = plain(servers, producer: producer)
    guard let key else { return statement }
    var writer = JSONWriter(indentation: 2)
    writer.object { envelope in
      envelope.key("payloadType")
      envelope.string(payloadType)
      envelope.key("payload")
      envelope.string(Base64.text(statement))
      envelope.key("signatures")
      envelope.array { list in
        list.object {
          $0.key("keyid")
          $0.string(key.verifyingKey.id)
          $0.key("sig")
          $0.string(Base64.text(key.signature(of: authenticated(statement))))
        }
      }
    }
    return writer.bytes + [0x0A]
  }

  /// What a DSSE signature covers: the type and the payload, each with its length (PAE).
  package static func authenticated(_ payload: [UInt8]) -> [UInt8] {
    Array("DSSEv1 \(payloadType.utf8.count) \(payloadType) \(payload.count) ".utf8) + payload
  }

  /// SHA-256 over the definitions' digests, sorted, one a line: the same tools in another order are the same subject.
  package static func listDigest(of verdicts: [Verdict]) -> String {
    Digest.sha256(verdicts.map(\.definitionDigest).sorted().map { $0 + "\n" }.joined())
  }

  private static func plain(_ servers: [AssessedServer], producer: ReportProducer) -> [UInt8] {
    var writer = JSONWriter(indentation: 2)
    writer.object { statement in
      statement.key("_type")
      statement.string("https://in-toto.io/Statement/v1")
      statement.key("subject")
      statement.array { list in for server in servers { writeSubject(server, to: &list) } }
      statement.key("predicateType")
      statement.string(predicateType)
      statement.key("predicate")
      statement.object { predicate in
        predicate.key("verifier")
        predicate.object {
          $0.key("name")
          $0.string("plimsoll")
          $0.key("version")
          $0.string(producer.version)
          $0.key("rulesDigest")
          $0.string(producer.rulesDigest)
        }
        predicate.key("servers")
        predicate.array { list in for server in servers { writeServer(server, to: &list) } }
        predicate.key("summary")
        SummaryObject.write(AuditSummary(servers), to: &predicate)
      }
    }
    return writer.bytes + [0x0A]
  }

  private static func writeSubject(_ server: AssessedServer, to list: inout JSONWriter) {
    // Of a server that was not seen there is nothing to attest.
    guard case .listed(_, let assessment) = server.outcome else { return }
    list.object { subject in
      subject.key("name")
      subject.string(server.source.id.text)
      subject.key("digest")
      subject.object {
        $0.key("sha256")
        $0.string(listDigest(of: assessment.verdicts))
      }
    }
  }

  private static func writeServer(_ server: AssessedServer, to list: inout JSONWriter) {
    list.object { object in
      object.key("id")
      object.string(server.source.id.text)
      object.key("outcome")
      switch server.outcome {
      case .failed(let failure):
        object.string("failed")
        object.key("reason")
        object.string(failure.reason.rawValue)
      case .listed(let snapshot, let assessment):
        object.string(snapshot.completeness == .complete ? "complete" : "partial")
        object.key("tools")
        object.array { tools in
          for verdict in assessment.verdicts {
            tools.object {
              $0.key("id")
              $0.string(ToolLabel.text(verdict.key))
              $0.key("digest")
              $0.string(verdict.definitionDigest)
              $0.key("category")
              $0.string(verdict.category.rawValue)
              $0.key("risk")
              $0.string(verdict.risk.rawValue)
            }
          }
        }
        object.key("findings")
        object.array { findings in
          for finding in assessment.findings {
            findings.object {
              $0.key("id")
              $0.string(finding.id)
              $0.key("severity")
              $0.string(finding.severity.rawValue)
              $0.key("tool")
              if let tool = finding.tool { $0.string(ToolLabel.text(tool)) } else { $0.null() }
            }
          }
        }
      }
    }
  }
}
