import Classification
import Policies
import ToolModel

/// Findings about servers that are used together, put to the server that each of them is about.
struct SetFindings {
  private let classifier: Classifier

  init(_ classifier: Classifier) { self.classifier = classifier }

  /// The servers with what is wrong about their being together.
  func added(to servers: [AssessedServer]) -> [AssessedServer] {
    let members = servers.compactMap { server -> SetMember? in
      guard case .listed(let snapshot, let assessment) = server.outcome else { return nil }
      return SetMember(snapshot, assessment)
    }
    let spellings = ClientNames.all.map { ClientSpelling(client: $0.client, spell: $0.spell) }
    var byServer: [ServerID: [Finding]] = [:]
    for finding in classifier.assess(set: members, spellings: spellings) {
      guard let owner = finding.tool?.server ?? finding.related.first?.server else { continue }
      byServer[owner, default: []].append(finding)
    }
    var rest = byServer
    return servers.map { server in
      guard case .listed(let snapshot, let assessment) = server.outcome,
        let findings = rest.removeValue(forKey: snapshot.source.id)
      else { return server }
      return AssessedServer(
        source: server.source,
        outcome: .listed(
          snapshot,
          ServerAssessment(
            verdicts: assessment.verdicts, findings: assessment.findings + findings, elsewhere: assessment.elsewhere)))
    }
  }
}
