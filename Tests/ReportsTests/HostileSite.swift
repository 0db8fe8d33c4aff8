import JSONText
import Reports
import TestSupport
import Testing
import ToolModel

/// Servers whose every text tries to break out.
enum HostileSite {
  static let payloads = [
    "</script><script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onmouseover='x", "&amp;lt;b&gt;",
    "\u{202E}evil\u{2066}", "\u{1B}[31mred\u{1B}[0m\u{7}", "a\u{0}b", "\u{FEFF}\u{200B}", "]]>", "<!--", "..", ".",
    "con", "COM1",
    "", "A", "a", "a_b", "a-b", "a.b", "港灣", "\u{E0041}\u{E0042}", "\u{FFFE}", "`code`", "javascript:alert(1)",
    String(repeating: "n", count: 300), "\r\n\t",
  ]

  static let servers: [AssessedServer] = payloads.enumerated().map { place, payload in
    var writer = JSONWriter()
    func tool(_ name: String, _ text: String) -> String {
      var writer = JSONWriter()
      writer.object { object in
        for key in ["name", "title", "description"] {
          object.key(key)
          object.string(key == "name" ? name : text)
        }
        object.key("inputSchema")
        object.object { schema in
          schema.key("properties")
          schema.object { properties in
            properties.key(text)
            properties.object { property in
              for key in ["type", "description", "default"] {
                property.key(key)
                property.string(text)
              }
            }
          }
        }
        object.key("annotations")
        object.object {
          $0.key(text)
          $0.string(text)
        }
      }
      return String(decoding: writer.bytes, as: UTF8.self)
    }
    writer.null()
    let texts = place == 0 ? payloads.map { tool($0, $0) } + [tool("", "")] : [tool(payload, payload)]
    let original = Examples.snapshot("pkg:pypi/server-\(place)", tools: texts, completeness: .partial(why: payload))
    let source = ServerSource(
      id: ServerID("pkg:pypi/\(place)\(payload)"), name: payload, location: original.source.location,
      publisher: payload, version: payload)
    let snapshot = ToolSnapshot(
      source: source, takenAt: 0, protocolVersion: payload, serverInfo: original.serverInfo, instructions: payload,
      capabilities: [], tools: original.tools, completeness: original.completeness,
      diagnostics: [Diagnostic(code: "x", message: payload, pointer: payload)], confinement: [payload])
    return Site.assessed(snapshot)
  }
}

struct HostileSiteTests {
  @Test func nothingBreaksOut() {
    let files = Site.render(HostileSite.servers)
    #expect(Set(files.map(\.path)).count == files.count)
    for file in files where file.path.hasSuffix(".html") {
      let document = WellFormed(file.bytes)
      #expect(document.error == nil, "\(file.path)")
      #expect(document.elements["script"] == 1)
      #expect(document.elements["img"] == nil)
      #expect(document.elements["h1"] == 1)
      let text = String(decoding: file.bytes, as: UTF8.self)
      #expect(!text.unicodeScalars.contains { DeceptiveScalars.contains($0) && $0 != "\n" })
      #expect(!document.links.contains { $0.contains(":") && !$0.hasPrefix("https://") && !$0.hasPrefix("http://") })
    }
  }

  @Test func aDescriptionOfAMegabyteIsCutAndSaysSo() {
    let text = #"{"name":"long","description":""# + String(repeating: "é", count: 500_000) + #""}"#
    let files = Site.render([Site.assessed(Examples.snapshot(tools: [text]))])
    let page = Site.page("servers/harbour-master/tools/long/index.html", of: files)
    #expect(page.utf8.count < 40_000)
    #expect(page.contains("994,000 more bytes not shown"))
  }

  @Test func nothingHostileReachesATerminal() {
    for verbose in [false, true] {
      let text = AuditTable.text(HostileSite.servers, width: 80, color: false, verbose: verbose)
      #expect(!text.unicodeScalars.contains { DeceptiveScalars.contains($0) && $0 != "\n" })
      let summary = SummaryTable.text(HostileSite.servers.map(SummaryRow.init), width: 100)
      #expect(!summary.unicodeScalars.contains { DeceptiveScalars.contains($0) && $0 != "\n" })
      #expect(summary.split(separator: "\n").count == HostileSite.servers.count + 2)
    }
  }
}
