import Testing

@testable import Processes

/// What each way of installing a server makes visible: exactly this and nothing more.
@Suite struct SandboxPlannerTests {
  static let home = "/home/skipper"

  /// A merged-`/usr` system with a Python and a working folder that holds a secret.
  static var machine: MemoryFiles {
    var files = MemoryFiles()
    files.programs["/usr/bin/python3"] = "\u{7F}ELF"
    files.programs["/usr/bin/env"] = "\u{7F}ELF"
    files.linked["/bin"] = "usr/bin"
    files.texts[home + "/quay/.env"] = "A=b"
    return files
  }

  static func profile(
    _ files: MemoryFiles, _ executable: String, _ arguments: [String] = [], path: String? = nil, read: [String] = []
  ) -> Result<SandboxProfile, LaunchFailure> {
    let environment = path.map { ["PATH": $0] } ?? [:]
    let plan = LaunchPlan(
      executable: executable, arguments: arguments, environment: environment, readablePaths: read)
    return SandboxPlanner(files: files).profile(for: plan)
  }

  static let systemLinks = [SandboxProfile.Link(place: "/bin", target: "usr/bin")]

  /// An environment whose base is the program `base`.
  static func addEnvironment(_ root: String, base: String, program: String, to files: inout MemoryFiles) {
    files.texts[root + "/pyvenv.cfg"] = "home = \(Paths.parent(base))\n"
    files.linked[root + "/bin/python"] = "python3"
    files.linked[root + "/bin/python3"] = base
    files.programs[root + "/bin/" + program] = "#!\(root)/bin/python\n"
  }

  @Test func environmentOnTheSystemsPython() throws {
    var files = Self.machine
    let root = Self.home + "/envs/a"
    Self.addEnvironment(root, base: "/usr/bin/python3", program: "crab", to: &files)
    let profile = try Self.profile(files, root + "/bin/crab").get()
    #expect(profile.readOnly == ["/usr", root])
    #expect(profile.links == Self.systemLinks)
    #expect(profile.command == [root + "/bin/crab"])
  }

  @Test func environmentOnPyenv() throws {
    var files = Self.machine
    let root = Self.home + "/envs/a"
    let runtime = Self.home + "/.pyenv/versions/3.12.1"
    files.programs[runtime + "/bin/python3"] = "\u{7F}ELF"
    files.texts[runtime + "/lib/python3.12/os.py"] = ""
    Self.addEnvironment(root, base: runtime + "/bin/python3", program: "crab", to: &files)
    let profile = try Self.profile(files, root + "/bin/crab").get()
    #expect(profile.readOnly == ["/usr", runtime, root])
    #expect(profile.links == Self.systemLinks)
  }

  @Test(arguments: ["uv/tools", "pipx/venvs"])
  func toolInAnEnvironmentOfItsOwn(_ place: String) throws {
    var files = Self.machine
    let root = Self.home + "/.local/share/\(place)/crab"
    let runtime = Self.home + "/.local/share/a/cpython-3.12"
    files.programs[runtime + "/bin/python3.12"] = "\u{7F}ELF"
    files.texts[runtime + "/lib/python3.12/os.py"] = ""
    files.linked[Self.home + "/.local/bin/crab"] = root + "/bin/crab"
    Self.addEnvironment(root, base: runtime + "/bin/python3.12", program: "crab", to: &files)
    let profile = try Self.profile(files, "crab", path: Self.home + "/.local/bin").get()
    #expect(profile.readOnly == ["/usr", runtime, root])
    #expect(
      profile.links == Self.systemLinks
        + [SandboxProfile.Link(place: Self.home + "/.local/bin/crab", target: root + "/bin/crab")])
    #expect(profile.command == [Self.home + "/.local/bin/crab"])
  }

  @Test func globalPackageOfNode() throws {
    var files = Self.machine
    let runtime = Self.home + "/.nvm/versions/node/v22.1.0"
    files.programs[runtime + "/bin/node"] = "\u{7F}ELF"
    files.programs[runtime + "/lib/node_modules/gull/cli.js"] = "#!/usr/bin/env node\n"
    files.linked[runtime + "/bin/gull"] = "../lib/node_modules/gull/cli.js"
    let profile = try Self.profile(files, "gull", path: runtime + "/bin:/usr/bin").get()
    #expect(profile.readOnly == ["/usr", runtime])
    #expect(profile.links == Self.systemLinks)
    #expect(profile.environment["PATH"] == runtime + "/bin:/usr/bin")
  }

  @Test func plainProgramComesAlone() throws {
    var files = Self.machine
    files.programs[Self.home + "/bin/tern"] = "\u{7F}ELF"
    #expect(try Self.profile(files, "../bin/tern").get().readOnly == ["/usr", Self.home + "/bin/tern"])
  }

  @Test func scriptComesWithoutItsFolder() throws {
    var files = Self.machine
    files.texts[Self.home + "/quay/server.py"] = "import helper\n"
    let profile = try Self.profile(files, "python3", ["-u", "server.py", "server.py"]).get()
    #expect(profile.readOnly == ["/usr", Self.home + "/quay/server.py"])
    #expect(profile.command == ["/usr/bin/python3", "-u", Self.home + "/quay/server.py", "server.py"])
  }

  @Test func linksInACircleAreNoProgram() {
    var files = Self.machine
    files.linked["/opt/a"] = "/opt/b"
    files.linked["/opt/b"] = "/opt/a"
    #expect(Self.profile(files, "/opt/a") == .failure(.notFound("/opt/a")))
  }

  @Test(arguments: [
    ("/", "it is a top folder of the machine"), ("/home", "it is a top folder of the machine"),
    ("/home/skipper", "it is or holds the home folder"), ("..", "it is or holds the home folder"),
    (".", "it is or holds the working folder"), ("/home/skipper/quay", "it is or holds the working folder"),
    ("missing", "there is nothing of that name"),
  ])
  func refusesToShow(_ path: String, _ cause: String) {
    #expect(Self.profile(Self.machine, "python3", read: [path]) == .failure(.unreadable(path, cause)))
  }
}
