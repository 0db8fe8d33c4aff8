import JSONText
import ToolModel

/// A snapshot but for its tools, as two JSON texts: what the server said, and how it was heard.
enum SnapshotRecord {
  static func said(_ snapshot: ToolSnapshot) -> [UInt8] {
    var writer = JSONWriter()
    writer.object { writer in
      writer.member("protocol", snapshot.protocolVersion)
      writer.member("name", snapshot.serverInfo.name)
      writer.member("version", snapshot.serverInfo.version)
      writer.member("title", snapshot.serverInfo.title)
      writer.member("instructions", snapshot.instructions)
      writer.member("capabilities", snapshot.capabilities)
      if case .partial(let why) = snapshot.completeness { writer.member("partial", why) }
    }
    return writer.bytes
  }

  static func heard(_ snapshot: ToolSnapshot) -> [UInt8] {
    var writer = JSONWriter()
    writer.object { writer in
      writer.member("confinement", snapshot.confinement)
      writer.key("diagnostics")
      writer.array { writer in
        for diagnostic in snapshot.diagnostics {
          writer.object { writer in
            writer.member("code", diagnostic.code)
            writer.member("message", diagnostic.message)
            writer.member("pointer", diagnostic.pointer)
          }
        }
      }
      if let freshness = snapshot.freshness {
        writer.member("freshMilliseconds", freshness.milliseconds)
        writer.member("freshFor", freshness.isPublic ? "public" : "private")
      }
      if let provenance = snapshot.provenance {
        writer.key("package")
        writer.object { writer in
          writer.member("version", provenance.version)
          writer.member("digest", provenance.digest)
          writer.member("origin", provenance.origin)
        }
      }
      if let relisting = snapshot.relisting {
        writer.key("relisting")
        RelistingRecord.append(relisting, to: &writer)
      }
    }
    return writer.bytes
  }

  static func snapshot(
    source: ServerSource, takenAt: Int64, said: [UInt8], heard: [UInt8], tools: [ToolDefinition]
  ) throws -> ToolSnapshot {
    let said = try StoredJSON(said, of: "snapshot")
    let heard = try StoredJSON(heard, of: "snapshot")
    return ToolSnapshot(
      source: source, takenAt: takenAt, protocolVersion: said.optionalText("protocol"),
      serverInfo: ServerInfo(
        name: try said.text("name"), version: try said.text("version"), title: said.optionalText("title")),
      instructions: said.optionalText("instructions"), capabilities: try said.texts("capabilities"), tools: tools,
      completeness: said.optionalText("partial").map { .partial(why: $0) } ?? .complete,
      diagnostics: try heard.list("diagnostics").map { record in
        Diagnostic(
          code: try record.text("code"), message: try record.text("message"), pointer: record.optionalText("pointer"))
      },
      confinement: try heard.texts("confinement"),
      freshness: heard.optionalInteger("freshMilliseconds").map {
        ListFreshness(milliseconds: $0, isPublic: heard.optionalText("freshFor") == "public")
      },
      relisting: try heard.optional("relisting").map(RelistingRecord.relisting),
      provenance: try heard.optional("package").map { record in
        PackageProvenance(
          version: try record.text("version"), digest: try record.text("digest"), origin: try record.text("origin"))
      })
  }
}
