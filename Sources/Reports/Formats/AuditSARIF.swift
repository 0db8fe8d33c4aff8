import JSONText
package import ToolModel

/// The SARIF 2.1.0 report of `plimsoll audit`, as GitHub code scanning takes it: findings, and tools of high or critical
/// risk. A tool that merely writes is no alert, nothing that passed is listed, and there are no suppressions, since
/// GitHub shows both as open alerts.
package enum AuditSARIF {
  /// Results that GitHub keeps of one run; the worst come first, and a notification counts the rest.
  package static let resultLimit = 5_000

  /// One run with the results of all servers, indented, with a line break at its end.
  ///
  /// - Parameter files: The scanned file in which a server stands, relative to the repository's root, for servers whose
  ///   source is not itself a saved list. A server without one is located at a made-up path below `mcp-servers/`.
  package static func sarif(
    _ servers: [AssessedServer], producer: ReportProducer, files: [ServerID: String] = [:]
  ) -> [UInt8] {
    let all = SARIFResult.all(of: servers, files: files)
    let kept = Array(all.prefix(resultLimit))
    let rules = SARIFRule.rules(of: kept)
    var writer = JSONWriter(indentation: 2)
    writer.object { log in
      log.key("$schema")
      log.string("https://json.schemastore.org/sarif-2.1.0.json")
      log.key("version")
      log.string("2.1.0")
      log.key("runs")
      log.array { runs in
        runs.object { run in
          writeTool(producer, rules, to: &run)
          run.key("automationDetails")
          run.object {
            $0.key("id")
            $0.string("plimsoll/")
          }
          run.key("columnKind")
          run.string("unicodeCodePoints")
          writeInvocation(servers, left: all.count - kept.count, to: &run)
          run.key("results")
          var places: [String: Int] = [:]
          for (place, rule) in rules.enumerated() { places[rule.id] = place }
          run.array { list in for result in kept { result.write(to: &list, ruleIndex: places[result.rule.id] ?? 0) } }
        }
      }
    }
    return writer.bytes + [0x0A]
  }

  private static func writeTool(_ producer: ReportProducer, _ rules: [SARIFRule], to run: inout JSONWriter) {
    run.key("tool")
    run.object { tool in
      tool.key("driver")
      tool.object { driver in
        driver.key("name")
        driver.string("plimsoll")
        driver.key("semanticVersion")
        driver.string(producer.version)
        driver.key("rules")
        driver.array { list in for rule in rules { rule.write(to: &list) } }
        driver.key("properties")
        driver.object {
          $0.key("rulesDigest")
          $0.string(producer.rulesDigest)
        }
      }
    }
  }

  /// What was not seen is no result but a notification, so that it opens no alert and is not silent either.
  private static func writeInvocation(_ servers: [AssessedServer], left: Int, to run: inout JSONWriter) {
    var notes: [(level: String, text: String)] = []
    for server in servers {
      let name = VisibleText.folded(server.source.name, limit: 200)
      switch server.outcome {
      case .failed(let failure):
        notes.append(("error", "`\(name)` could not be listed (\(failure.reason.rawValue)): \(failure.message)"))
      case .listed(let snapshot, _):
        if case .partial(let why) = snapshot.completeness {
          notes.append(("warning", "the listing of `\(name)` is incomplete: \(why)"))
        }
      }
    }
    let isWhole = notes.isEmpty
    if left > 0 {
      notes.append(
        (
          "warning",
          "\(English.count(left, "more result")) left out: code scanning keeps \(English.grouped(resultLimit))"
        ))
    }
    run.key("invocations")
    run.array { list in
      list.object { invocation in
        invocation.key("executionSuccessful")
        invocation.boolean(isWhole)
        invocation.key("toolExecutionNotifications")
        invocation.array { list in
          for note in notes {
            list.object {
              $0.key("level")
              $0.string(note.level)
              $0.key("message")
              SARIFText.write(note.text, to: &$0)
            }
          }
        }
      }
    }
  }
}
