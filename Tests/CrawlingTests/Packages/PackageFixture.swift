import Digests
import FoundationEssentials
import LoopbackServer
import Synchronization

/// A package index on loopback: a simple index of Python (PEP 503) or a registry of npm.
final class PackageFixture: Sendable {
  let server: LoopbackServer
  private let files: Mutex<[String: [UInt8]]>

  /// `files`: paths with what stands there; a path without an entry is not found.
  init(_ files: [String: [UInt8]] = [:], special: (@Sendable (LoopbackRequest) -> LoopbackReply?)? = nil) throws {
    let kept = Shared(files)
    server = try LoopbackServer { request in
      if let reply = special?(request) { return reply }
      guard let bytes = kept.files.withLock({ $0[request.path] }) else { return .whole(status: 404) }
      let type =
        bytes.first == 0x7B ? "application/json" : bytes.first == 0x3C ? "text/html" : "application/octet-stream"
      return .whole(headers: [("Content-Type", type)], body: bytes)
    }
    shared = kept
    self.files = Mutex([:])
  }

  private let shared: Shared

  private final class Shared: Sendable {
    let files: Mutex<[String: [UInt8]]>
    init(_ files: [String: [UInt8]]) { self.files = Mutex(files) }
  }

  func put(_ path: String, _ bytes: [UInt8]) { shared.files.withLock { $0[path] = bytes } }

  /// The page of a project with links to files; `base` is where they stand if not here.
  func putProject(_ name: String, _ archives: [(name: String, bytes: [UInt8])], base: String = "") {
    var page = "<!DOCTYPE html><html><body>"
    for archive in archives {
      put("/files/" + archive.name, archive.bytes)
      page +=
        "<a href=\"\(base)/files/\(archive.name)#sha256=\(Digest.sha256(archive.bytes))\">\(archive.name)</a>\n"
    }
    put("/simple/\(name)/", Array((page + "</body></html>").utf8))
  }

  /// What npm is told of a package.
  func putNodePackage(_ name: String, version: String, more: String = "", tarball: [UInt8]) {
    put("/files/\(name)-\(version).tgz", tarball)
    let url = server.url("/files/\(name)-\(version).tgz")
    let digits = Array(Digest.sha256(tarball))
    let digest = stride(from: 0, to: digits.count, by: 2).compactMap { UInt8(String(digits[$0...($0 + 1)]), radix: 16) }
    let text = """
      {"name":"\(name)","dist-tags":{"latest":"\(version)"},"versions":{"\(version)":{"name":"\(name)",
      "version":"\(version)"\(more),"bin":{"\(name)":"cli.js"},"dist":{"tarball":"\(url)",
      "integrity":"sha256-\(Data(digest).base64EncodedString())"}}}}
      """
    put("/" + name, Array(text.utf8))
  }

  // MARK: - Packages

  static let pythonServer = """
    import json, sys
    def main():
        for line in sys.stdin:
            message = json.loads(line)
            method = message.get("method")
            if method == "initialize":
                result = {"protocolVersion": message["params"]["protocolVersion"], "capabilities": {"tools": {}},
                          "serverInfo": {"name": "crab", "version": "1"}}
            elif method == "tools/list":
                result = {"tools": [{"name": "read_tide", "description": "Reads the tide.",
                                     "inputSchema": {"type": "object"}}]}
            else:
                continue
            print(json.dumps({"jsonrpc": "2.0", "id": message["id"], "result": result}), flush=True)
    """

  static let nodeServer = """
    #!/usr/bin/env node
    require('readline').createInterface({ input: process.stdin }).on('line', (line) => {
      const message = JSON.parse(line);
      let result;
      if (message.method === 'initialize') result = { protocolVersion: message.params.protocolVersion,
        capabilities: { tools: {} }, serverInfo: { name: 'gull', version: '1' } };
      else if (message.method === 'tools/list') result = { tools: [{ name: 'read_wind',
        description: 'Reads the wind.', inputSchema: { type: 'object' } }] };
      else return;
      console.log(JSON.stringify({ jsonrpc: '2.0', id: message.id, result }));
    });
    """

  /// A wheel (packaging.python.org, "Binary distribution format") of the server, with these programs.
  static func wheel(
    _ name: String, _ version: String, programs: [String], more: [Archives.Entry] = []
  ) -> (name: String, bytes: [UInt8]) {
    let module = name.replacing("-", with: "_")
    let info = "\(module)-\(version).dist-info"
    let entries =
      [
        Archives.Entry("\(module)/__init__.py", pythonServer),
        Archives.Entry("\(info)/METADATA", "Metadata-Version: 2.1\nName: \(name)\nVersion: \(version)\n"),
        Archives.Entry("\(info)/WHEEL", "Wheel-Version: 1.0\nGenerator: t\nRoot-Is-Purelib: true\nTag: py3-none-any\n"),
        Archives.Entry(
          "\(info)/entry_points.txt",
          "[console_scripts]\n" + programs.map { "\($0) = \(module):main\n" }.joined()),
      ] + more
    let record = entries.map { "\($0.name),,\n" }.joined() + "\(info)/RECORD,,\n"
    return (
      "\(module)-\(version)-py3-none-any.whl", Archives.zip(entries + [Archives.Entry("\(info)/RECORD", record)])
    )
  }

  static func nodeTarball(_ name: String, version: String, more: String = "") -> [UInt8] {
    Archives.tarball([
      Archives.Entry(
        "package/package.json", #"{"name":"\#(name)","version":"\#(version)"\#(more),"bin":{"\#(name)":"cli.js"}}"#),
      Archives.Entry("package/cli.js", nodeServer), Archives.Entry("package/link", "", link: "/etc/passwd"),
    ])
  }
}
