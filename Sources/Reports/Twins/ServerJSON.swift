import JSONText
import Policies
import ToolModel

/// The JSON twin of a server's page.
enum ServerJSON {
  static func write(_ page: ServerPage, _ writer: inout JSONWriter) {
    let context = page.context
    writer.object { object in
      object.member("kind", "server")
      object.member("id", context.row.id.text)
      object.member("name", context.row.name)
      object.member("publisher", optional: context.row.publisher)
      object.member("version", optional: context.row.version)
      object.member("protocolVersion", optional: context.snapshot.protocolVersion)
      object.member("listedAt", TimeText(context.snapshot.takenAt).timestamp)
      object.member("digest", context.provenance.toolListDigest)
      object.member("rules", context.provenance.rulesDigest)
      object.key("complete")
      object.boolean(context.snapshot.completeness == .complete)
      object.key("grade")
      if let grade = context.row.grade {
        object.object { value in
          value.member("letter", grade.letter)
          value.key("points")
          value.integer(grade.points)
          value.key("deductions")
          value.array { list in
            for deduction in grade.deductions {
              list.object {
                $0.member("reason", deduction.reason)
                $0.key("points")
                $0.integer(deduction.points)
              }
            }
          }
        }
      } else {
        object.null()
      }
      object.key("summary")
      SummaryObject.write(context.row.counts, to: &object)
      object.key("tokens")
      object.integer(context.row.tokens)
      object.key("findings")
      object.array { list in
        for finding in context.assessment.findings { FindingObject.write(finding, to: &list) }
      }
      object.key("tools")
      object.array { list in for tool in context.worstFirst { Self.tool(tool, &list) } }
      object.key("policies")
      object.array { list in for pack in page.policies.packs { Self.pack(pack, &list) } }
      object.key("history")
      object.array { list in for event in context.history.events { EventJSON.write(event, to: &list) } }
    }
  }

  private static func tool(_ tool: ServerContext.Tool, _ list: inout JSONWriter) {
    list.object { row in
      row.member("name", tool.row.name)
      if tool.row.ordinal > 0 {
        row.key("ordinal")
        row.integer(tool.row.ordinal)
      }
      row.member("category", tool.verdict.category.rawValue)
      row.member("risk", tool.verdict.risk.rawValue)
      row.key("confidence")
      row.hundredths(tool.verdict.confidencePercent)
      row.key("capabilities")
      row.array { names in for capability in tool.verdict.capabilities { names.string(capability.rawValue) } }
      row.member("recommended", tool.decision.treatment.rawValue)
      row.key("tokens")
      row.integer(tool.row.tokens)
      row.member("digest", tool.verdict.definitionDigest)
      row.member("url", "tools/\(tool.row.slug)/index.json")
    }
  }

  private static func pack(_ pack: ServerPolicies.Pack, _ list: inout JSONWriter) {
    list.object { object in
      object.member("pack", pack.name)
      object.key("files")
      object.array { files in
        for file in pack.files {
          files.object {
            $0.member("target", file.target)
            $0.member("url", "policies/\(pack.name)/\(file.fileName)")
            $0.key("losses")
            $0.integer(file.losses.count)
          }
        }
      }
    }
  }

  /// As schema.org has it; no ratings, for there are none.
  static func structured(_ page: ServerPage, _ object: inout JSONWriter) {
    object.member("@type", "SoftwareApplication")
    object.member("name", page.name)
    object.member("applicationCategory", "DeveloperApplication")
    object.member("applicationSubCategory", "MCP server")
    object.member("operatingSystem", "any")
    if let version = page.row.version { object.member("softwareVersion", VisibleText.line(version, limit: 60)) }
    if let publisher = page.row.publisher {
      object.key("author")
      object.object {
        $0.member("@type", "Organization")
        $0.member("name", VisibleText.line(publisher, limit: 120))
      }
    }
    object.member("identifier", VisibleText.line(page.row.id.text, limit: 200))
    object.member("dateModified", TimeText(page.context.snapshot.takenAt).date)
  }
}
