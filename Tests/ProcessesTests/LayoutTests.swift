import FoundationEssentials
import Glibc
import Testing

@testable import Processes

/// Servers as the usual installers leave them, in real folders with the real interpreters, started in the sandbox.
@Suite(.enabled(if: SandboxPresence.isUsable, "bubblewrap can't be used here"))
struct LayoutTests {
  private static let python = "/usr/bin/python3"
  private static let node: String? = ["/usr/bin/node", "/usr/local/bin/node"].first {
    FileManager.default.isExecutableFile(atPath: $0)
  }

  /// A folder that is removed with the test.
  private final class Place {
    let path = "/var/tmp/plimsoll-layout-\(getpid())-\(UInt32.random(in: 0...999_999))"

    func write(_ name: String, _ text: String, isProgram: Bool = false) throws {
      let file = path + "/" + name
      try FileManager.default.createDirectory(atPath: Paths.parent(file), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: URL(filePath: file))
      if isProgram { unsafe chmod(file, 0o755) }
    }

    func link(_ name: String, to target: String) throws {
      try FileManager.default.createDirectory(
        atPath: Paths.parent(path + "/" + name), withIntermediateDirectories: true)
      try FileManager.default.createSymbolicLink(atPath: path + "/" + name, withDestinationPath: target)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }
  }

  /// What the program says; its errors where it says nothing.
  private func output(
    _ executable: String, _ arguments: [String] = [], path: String = "/usr/bin:/bin", folder: String? = nil
  ) async throws -> String {
    let plan = LaunchPlan(
      executable: executable, arguments: arguments, environment: ["PATH": path], workingFolder: folder)
    let (said, ending) = try await Launcher().run(plan) { pipes in
      var bytes: [UInt8] = []
      while let piece = await pipes.read() { bytes += piece }
      return String(decoding: bytes, as: UTF8.self)
    }.get()
    return said.isEmpty ? ending.standardErrorTail.joined(separator: "\n") : said
  }

  /// A virtual environment, made by the interpreter itself, with a package `crab` and its script.
  private func environment(_ name: String, in place: Place) async throws {
    let root = place.path + "/" + name
    let plan = LaunchPlan(
      executable: Self.python, arguments: ["-m", "venv", "--without-pip", root], confinement: .none)
    _ = try await Launcher().run(plan) { pipes in while await pipes.read() != nil {} }.get()
    let library = try #require(RealFiles().names(in: root + "/lib").first { $0.hasPrefix("python") })
    let packages = "\(name)/lib/\(library)/site-packages/crab"
    try place.write(packages + "/__init__.py", "def main(): print('crab of \(name)')\n")
    try place.write(packages + "/__main__.py", "import crab\ncrab.main()\n")
    try place.write(
      name + "/bin/crab", "#!\(root)/bin/python\nimport crab\ncrab.main()\n", isProgram: true)
  }

  @Test func virtualEnvironment() async throws {
    let place = Place()
    try await environment("env", in: place)
    #expect(try await output(place.path + "/env/bin/crab") == "crab of env\n")
    #expect(try await output(place.path + "/env/bin/python", ["-m", "crab"]) == "crab of env\n")
    #expect(try await output("crab", path: place.path + "/env/bin:/usr/bin:/bin") == "crab of env\n")
    #expect(try await output("./env/bin/crab", folder: place.path) == "crab of env\n")
  }

  /// pipx: `~/.local/bin/NAME` leads to `venvs/NAME/bin/NAME`; uv tools look the same under another folder.
  @Test(arguments: ["share/pipx/venvs", "share/uv/tools"])
  func toolBehindALink(_ folder: String) async throws {
    let place = Place()
    try await environment("home/.local/\(folder)/crab", in: place)
    try place.link("home/.local/bin/crab", to: "../\(folder)/crab/bin/crab")
    let said = "crab of home/.local/\(folder)/crab\n"
    #expect(try await output("crab", path: place.path + "/home/.local/bin:/usr/bin:/bin") == said)
    // A chain of links, absolute and relative.
    try place.link("bin/again", to: place.path + "/home/.local/bin/crab")
    #expect(try await output(place.path + "/bin/again") == said)
  }

  @Test func scriptThatAsksEnvForItsInterpreter() async throws {
    let place = Place()
    try await environment("env", in: place)
    try place.write("server", "#!/usr/bin/env python3\nimport crab\ncrab.main()\n", isProgram: true)
    #expect(
      try await output(place.path + "/server", path: place.path + "/env/bin:/usr/bin:/bin") == "crab of env\n")
    // uv writes a shell line first because its paths may be too long for the kernel.
    try place.write(
      "long", "#!/bin/sh\n'''exec' '\(place.path)/env/bin/python' \"$0\" \"$@\"\n' '''\nimport crab\ncrab.main()\n",
      isProgram: true)
    #expect(try await output(place.path + "/long", path: place.path + "/env/bin:/usr/bin:/bin") == "crab of env\n")
  }

  @Test(.enabled(if: node != nil, "there is no node here"))
  func packagesOfNode() async throws {
    let node = try #require(Self.node)
    let place = Place()
    // nvm, fnm and volta: a version's folder with node, its global packages and links to their programs.
    let version = "home/.nvm/versions/node/v20.1.0"
    try place.link(version + "/bin/node", to: node)
    try place.write(
      version + "/lib/node_modules/gull/cli.js",
      "#!/usr/bin/env node\nconsole.log(require('./lib/say.js'), require('tern'))\n", isProgram: true)
    try place.write(version + "/lib/node_modules/gull/lib/say.js", "module.exports = 'gull'\n")
    try place.write(version + "/lib/node_modules/gull/node_modules/tern/index.js", "module.exports = 'tern'\n")
    try place.link(version + "/bin/gull", to: "../lib/node_modules/gull/cli.js")
    let bin = place.path + "/" + version + "/bin"
    #expect(try await output("gull", path: bin + ":/usr/bin:/bin") == "gull tern\n")
    #expect(try await output(bin + "/gull", path: bin + ":/usr/bin:/bin") == "gull tern\n")
    // A project's own packages: `node_modules/.bin/NAME`.
    try place.write("project/node_modules/skua/main.mjs", "#!/usr/bin/env node\nconsole.log('skua')\n", isProgram: true)
    try place.link("project/node_modules/.bin/skua", to: "../skua/main.mjs")
    #expect(try await output(place.path + "/project/node_modules/.bin/skua") == "skua\n")
    #expect(try await output("node", [place.path + "/project/node_modules/skua/main.mjs"]) == "skua\n")
  }
}
