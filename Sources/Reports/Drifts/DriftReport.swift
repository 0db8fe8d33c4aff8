package import Drift
import JSONText
package import ToolModel

/// The JSON form of a comparison; its shape is published in `reports/schemas/drift-1.schema.json`.
package enum DriftReport {
  /// The version of the shape. Members are only added within it.
  package static let schemaVersion = 1

  /// Indented JSON with a line break at its end. `unseen` are servers of which nothing can be said.
  package static func json(
    _ drifts: [ServerDrift], unseen: [CrawlFailure] = [], producer: ReportProducer
  ) -> [UInt8] {
    var writer = JSONWriter(indentation: 2)
    writer.object { report in
      report.key("schemaVersion")
      report.integer(schemaVersion)
      report.key("tool")
      report.object {
        $0.key("name")
        $0.string("plimsoll")
        $0.key("version")
        $0.string(producer.version)
        $0.key("rulesDigest")
        $0.string(producer.rulesDigest)
      }
      report.key("drift")
      report.boolean(drifts.contains(where: \.isDrift))
      report.key("worst")
      if let worst = drifts.compactMap(\.worst).max() { report.string(worst.rawValue) } else { report.null() }
      report.key("servers")
      report.array { list in for drift in drifts { write(drift, to: &list) } }
      report.key("unseen")
      report.array { list in
        for failure in unseen {
          list.object {
            $0.key("id")
            $0.string(failure.source.id.text)
            $0.key("reason")
            $0.string(failure.reason.rawValue)
            $0.key("message")
            $0.string(failure.message)
          }
        }
      }
    }
    return writer.bytes + [0x0A]
  }

  private static func write(_ drift: ServerDrift, to list: inout JSONWriter) {
    list.object { object in
      object.key("id")
      object.string(drift.id.text)
      object.key("name")
      object.string(drift.name)
      object.key("changes")
      object.array { changes in
        for change in drift.changes {
          changes.object {
            $0.key("kind")
            $0.string(change.kind.rawValue)
            $0.key("severity")
            $0.string(change.severity.rawValue)
            $0.key("text")
            $0.string(ChangePhrase.text(change))
            for (key, value) in [
              ("tool", change.tool), ("subject", change.subject), ("before", change.before), ("after", change.after),
            ] {
              $0.key(key)
              if let value { $0.string(value) } else { $0.null() }
            }
          }
        }
      }
    }
  }
}
