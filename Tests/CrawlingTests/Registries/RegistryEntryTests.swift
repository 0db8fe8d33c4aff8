import Crawling
import Testing
import ToolModel

/// Entries of registries, in today's schema and older ones.
@Suite struct RegistryEntryTests {
  private func read(_ entries: String) -> SourceReading {
    SourceReader(vault: Vault()).serverList(Array("{\"servers\":[\(entries)]}".utf8), label: "page.json")
  }

  private func line(_ entry: String) -> String {
    let read = read(entry)
    return
      (read.sources.map { "\($0.id.text) \(Reading.line($0))" }
      + read.failures.map { "\($0.source.id.text) \($0.reason.rawValue): \($0.message)" }).joined(separator: "; ")
  }

  @Test(arguments: [
    (
      #"{"server":{"name":"io.github.shelf/one","version":"1.2.0","packages":[{"registryType":"npm","identifier":"@shelf/one","version":"1.2.0","transport":{"type":"stdio"}}]}}"#,
      "pkg:npm/%40shelf/one package npm:@shelf/one, version 1.2.0"
    ),
    (
      #"{"server":{"name":"a/b","packages":[{"registryType":"pypi","identifier":"Shelf_Two","version":"2","packageArguments":[{"type":"positional","value":"serve"},{"type":"named","name":"--root","default":"/x"},{"type":"named","name":"--no"},{"type":"positional","valueHint":"folder","isRequired":true}],"environmentVariables":[{"name":"KEY","isRequired":true,"isSecret":true},{"name":"MODE","default":"fast"},{"name":"NO"}]}]}}"#,
      "pkg:pypi/shelf-two package pypi:Shelf_Two, version 2, arguments serve --root /x ${folder} {KEY: ${KEY}, MODE: fast}"
    ),
    (
      #"{"server":{"name":"a/b","packages":[{"registryType":"oci","identifier":"docker.io/shelf/mcp:1"}]}}"#,
      "pkg:oci/mcp?repository_url=shelf/mcp package oci:docker.io/shelf/mcp, version 1"
    ),
    (
      #"{"server":{"name":"a/b","remotes":[{"type":"streamable-http","url":"https://a.example/mcp","headers":[{"name":"X-Key","isRequired":true,"isSecret":true},{"name":"X-Mode","value":"fast"}]}]}}"#,
      "https://a.example/mcp url https://a.example/mcp {X-Mode: «redacted»}"
    ),
    (
      #"{"server":{"name":"a/b","remotes":[{"type":"sse","url":"https://{region}.example/{tenant}/sse","variables":{"region":{"default":"eu"}}}]}}"#,
      "https://{region}.example/{tenant}/sse configuration-required: its URL needs `tenant`: write the whole URL to the command line"
    ),
    (
      #"{"server":{"name":"a/b","remotes":[{"type":"sse","url":"https://{region}.example/sse","variables":{"region":{"default":"eu"}}}]}}"#,
      "https://eu.example/sse url https://eu.example/sse"
    ),
    (
      #"{"server":{"name":"a/b","packages":[{"registryType":"npm","identifier":"one"}],"remotes":[{"type":"sse","url":"https://a.example/sse"}]}}"#,
      "pkg:npm/one url https://a.example/sse"
    ),
    (
      #"{"server":{"name":"a/b","packages":[{"registryType":"mcpb","identifier":"https://a.example/x.mcpb"}]}}"#,
      "a/b needs-network: packages of kind `mcpb` are not fetched: install it and give its command after `--`"
    ),
    (
      #"{"server":{"name":"a/b","packages":[{"registryType":"nuget","identifier":"Shelf.Mcp"}]}}"#,
      "pkg:nuget/shelf.mcp needs-network: packages of kind `nuget` are not fetched: install it and give its command after `--`"
    ),
    (
      #"{"server":{"name":"a/b"}}"#,
      "a/b configuration-required: the registry names neither a package nor a URL of it"
    ),
    (
      #"{"name":"a/b","version_detail":{"version":"1","is_latest":true},"packages":[{"registry_name":"npm","name":"old","version":"1"}]}"#,
      "pkg:npm/old package npm:old, version 1"
    ),
    (
      #"{"server":{"name":"a/b","remotes":[{"type":"sse","url":"ftp://a.example"}]}}"#,
      "ftp://a.example configuration-required: `ftp://a.example` is not a URL that can be reached"
    ),
  ])
  func anEntryIsOneServer(entry: String, expected: String) { #expect(line(entry) == expected) }

  @Test func whatIsGoneOrOldIsCounted() {
    let key = "io.modelcontextprotocol.registry/official"
    func entry(_ name: String, _ meta: String) -> String {
      #"{"server":{"name":"a/\#(name)","packages":[{"registryType":"npm","identifier":"\#(name)"}]},"_meta":{"\#(key)":\#(meta)}}"#
    }
    let read = read(
      [
        entry("one", #"{"status":"active","isLatest":true}"#), entry("two", #"{"status":"deleted"}"#),
        entry("three", #"{"status":"active","isLatest":false}"#), entry("four", #"{"status":"deprecated"}"#),
      ].joined(separator: ","))
    #expect(read.sources.map(\.id.text) == ["pkg:npm/one", "pkg:npm/four"])
    #expect(
      read.diagnostics.map(\.message) == [
        "`page.json`: 1 entry is deleted by their publishers and left out",
        "`page.json`: 1 entry is not the latest version and left out",
        "`page.json`: 1 entry is deprecated by their publishers and kept",
      ])
  }

  @Test func aBrokenEntryLeavesTheOthers() {
    let read = read(
      #"7, {"server":{"packages":[]}}, {"server":{"name":"a/b","packages":[{"registryType":"npm","identifier":"../x"}]}}, {"name":"c","url":"https://c.example/mcp"}, {"name":"d"}"#
    )
    #expect(read.sources.map(\.name) == ["c"])
    #expect(read.failures.map(\.reason) == [.needsNetwork])
    #expect(read.diagnostics.map(\.code) == ["malformed-entry", "malformed-entry", "malformed-entry"])
  }

  @Test func theFactsOfAnEntryAreKept() {
    let read = read(
      #"{"server":{"name":"io.github.shelf/one","version":"1.2.0","repository":{"url":"https://forge.example/shelf/one.git"},"packages":[{"registryType":"npm","identifier":"one"}]}}"#
    )
    #expect(read.sources.map(\.publisher) == ["shelf/one"])
    #expect(read.sources.map(\.version) == ["1.2.0"])
    #expect(read.sources.map(\.name) == ["io.github.shelf/one"])
    #expect(read.sources.map(\.origin) == [SourceOrigin(file: "page.json", line: 1, column: 13)])
  }

  @Test func dockersCatalogue() {
    let reader = SourceReader(vault: Vault())
    func line(_ text: String) -> String? {
      reader.dockerEntry(Array(text.utf8), label: "server.yaml").map {
        ($0.sources.map { "\($0.name) \($0.publisher ?? "-") \($0.id.text) \(Reading.line($0))" }
          + $0.failures.map { "\($0.source.name) \($0.reason.rawValue)" }).joined()
      }
    }
    #expect(
      line(
        """
        name: shelf
        image: mcp/shelf
        type: server
        source: {project: https://forge.example/shelf/one, branch: main}
        run:
          command: [serve, --root, '{{shelf.root}}']
          env: {MODE: fast}
        config:
          secrets: [{name: shelf.key, env: SHELF_KEY, example: x}]
          env: [{name: REGION, value: '{{shelf.region}}'}]
        """)
        == "shelf shelf/one pkg:oci/shelf?repository_url=mcp/shelf package oci:mcp/shelf, arguments serve --root ${shelf.root} {MODE: «redacted», REGION: ${shelf.region}, SHELF_KEY: ${SHELF_KEY}}"
    )
    #expect(
      line(
        "name: far\ntype: remote\nremote:\n  transport_type: sse\n  url: https://far.example/sse\n  headers: {Authorization: 'Bearer ${KEY}'}\n"
      )
        == "far - https://far.example/sse url https://far.example/sse {Authorization: ${KEY}}")
    #expect(line("name: far\ntype: remote\nremote:\n  url: https://{{far.host}}/sse\n") == "far configuration-required")
    #expect(line("a: b") == nil)
    #expect(line("- [") == nil)
  }

  @Test func aPlainList() {
    let read = SourceReader(vault: Vault()).plainList(
      Array(
        "# servers\nhttps://a.example/mcp?key=swordfish\r\n\npypi:shelf==1  # one\nnpm:@a/b\nftp://x\n  oci:mcp/x:1\n"
          .utf8), label: "list.txt")
    #expect(
      read.sources.map(Reading.line) == [
        "url https://a.example/mcp?key=«redacted»", "package pypi:shelf, version 1", "package npm:@a/b",
        "package oci:mcp/x, version 1",
      ])
    #expect(read.sources.map { $0.origin?.line } == [2, 4, 5, 7])
    #expect(read.diagnostics.map(\.message) == ["`list.txt:6:1`: `ftp://x` is not an `http` or `https` URL"])
  }
}
