import Digests
import JSONText
import ToolModel

/// What further listings of a server brought, as JSON.
enum RelistingRecord {
  static func append(_ relisting: Relisting, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("outcome", relisting.outcome.rawValue)
      writer.member("listings", relisting.listings)
      writer.member("omitted", relisting.omitted)
      writer.member("instructions", relisting.instructions)
      writer.key("differences")
      writer.array { writer in
        for difference in relisting.differences {
          writer.object { writer in
            writer.member("kind", difference.kind.rawValue)
            writer.member("tool", difference.tool)
            writer.member("pointer", difference.pointer)
            writer.member("before", difference.before)
            writer.member("after", difference.after)
          }
        }
      }
      writer.key("definitions")
      writer.array { writer in
        for tool in relisting.definitions {
          writer.object { writer in
            writer.member("name", tool.name)
            writer.member("ordinal", tool.ordinal)
            writer.member("digest", tool.digest)
            writer.member("coreDigest", tool.coreDigest)
            // The bytes as they came need not be text.
            writer.member("bytes", Base64.text(tool.bytes))
          }
        }
      }
    }
  }

  static func relisting(_ record: StoredJSON) throws -> Relisting {
    Relisting(
      outcome: try record.choice("outcome"), listings: try record.integer("listings"),
      differences: try record.list("differences").map { difference in
        ListingDifference(
          kind: try difference.choice("kind"), tool: difference.optionalText("tool"),
          pointer: try difference.text("pointer"), before: difference.optionalText("before"),
          after: difference.optionalText("after"))
      },
      omitted: try record.integer("omitted"),
      definitions: try record.list("definitions").map { tool in
        guard let bytes = Base64.bytes(try tool.text("bytes")) else { throw tool.damage }
        return ToolDefinition(
          name: try tool.text("name"), ordinal: try tool.integer("ordinal"), bytes: bytes,
          digest: try tool.text("digest"), coreDigest: try tool.text("coreDigest"))
      }, instructions: record.optionalText("instructions"))
  }
}
