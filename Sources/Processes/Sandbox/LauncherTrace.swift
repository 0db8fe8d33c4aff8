/// Follows a program from the name that the user gave to everything it needs to start: links, scripts' interpreters,
/// virtual environments, runtimes.
struct LauncherTrace {
  let files: any FileLookup
  let rules: BindingRules
  /// Folders of the `PATH` that the child gets.
  let searchPath: [String]

  /// Real paths to bind read-only.
  private(set) var bindings: Set<String> = []
  private(set) var links: [LinkResolution.Link] = []
  /// Folders of the interpreters that were found, to be searched first inside.
  private(set) var programFolders: [String] = []
  private var visited: Set<String> = []

  init(files: any FileLookup, rules: BindingRules, searchPath: [String]) {
    self.files = files
    self.rules = rules
    self.searchPath = searchPath
  }

  /// The absolute path of a program given as a path or as a name; nil if there is none that can be executed.
  func locate(_ program: String, from folder: String) -> String? {
    if program.contains("/") {
      let path = Paths.join(folder, program)
      return isProgram(path) ? path : nil
    }
    return searchPath.lazy.map { Paths.join($0, program) }.first(where: isProgram)
  }

  private func isProgram(_ path: String) -> Bool {
    guard let found = LinkResolution.follow(path, in: files) else { return false }
    return files.kind(found.real) == .file && files.isExecutable(path)
  }

  /// Makes an absolute path visible: its links, the file itself or the runtime it belongs to, its interpreter.
  mutating func add(_ path: String) {
    // 32 programs in one chain are no longer a launcher but a trap.
    guard visited.count < 32, visited.insert(path).inserted else { return }
    guard let found = LinkResolution.follow(path, in: files) else { return }
    for link in found.links where !links.contains(link) { links.append(link) }
    addVirtualEnvironment(of: path)
    for link in found.links { addVirtualEnvironment(of: link.place) }
    if !SystemView.contains(found.real) {
      bindings.insert(RuntimePrefix.of(found.real, files: files, rules: rules) ?? found.real)
    }
    addInterpreter(of: found.real)
  }

  /// A virtual environment is recognised by `pyvenv.cfg` beside `bin` (PEP 405); pipx and uv tools are such folders.
  private mutating func addVirtualEnvironment(of path: String) {
    let folder = Paths.parent(path)
    let root = Paths.parent(folder)
    let settings = Paths.join(root, "pyvenv.cfg")
    guard ["bin", "Scripts"].contains(Paths.name(folder)), let found = LinkResolution.follow(root, in: files),
      LinkResolution.follow(settings, in: files) != nil, visited.insert(settings).inserted
    else { return }
    for link in found.links where !links.contains(link) { links.append(link) }
    if !SystemView.contains(found.real), rules.refusal(of: found.real) == nil { bindings.insert(found.real) }
    let values = VirtualEnvironmentSettings(files.head(settings, count: 16 << 10))
    for program in ["python", "python3"] { add(Paths.join(folder, program)) }
    guard let home = values.home, home.hasPrefix("/") else { return }
    for program in ["python3", "python"] { add(Paths.join(home, program)) }
  }

  /// The first line of a script (execve(2)): `#!interpreter [argument]`, also through `env`.
  private mutating func addInterpreter(of path: String) {
    guard let line = Shebang(files.head(path, count: 4_096)) else { return }
    add(line.interpreter)
    if let successor = line.successor, successor.hasPrefix("/") { add(successor) }
    guard let name = line.searchedName, let program = locate(name, from: "/") else { return }
    let real = PyenvShim.target(of: program, files: files) ?? program
    if !SystemView.contains(real) { programFolders.append(Paths.parent(real)) }
    add(real)
  }
}
