import ConfigurationText
import ToolModel

/// Makes a source of one entry.
struct EntryReader: Sendable {
  let file: ConfigurationFile
  let format: ClientFormat
  let values: ConfiguredValues
  private let builder: SourceBuilder

  enum Outcome: Sendable {
    case source(ServerSource)
    case failure(CrawlFailure)
    /// The entry is no server, or is switched off; a remark says why.
    case nothing
  }

  struct Remark: Sendable {
    let code: String
    let message: String
  }

  typealias Result = (outcome: Outcome, remarks: [Remark])

  init(file: ConfigurationFile, format: ClientFormat, values: ConfiguredValues, vault: Vault) {
    self.file = file
    self.format = format
    self.values = values
    builder = SourceBuilder(vault: vault, origin: .configuration)
  }

  /// The answers that a configuration gives to its own questions; never those to passwords.
  func inputs(of root: ConfigurationNode) -> [String: String] {
    var answers: [String: String] = [:]
    for input in (root["inputs"]?.elements ?? []).prefix(1_000) where input["password"]?.boolean != true {
      if let id = input["id"]?.text, let answer = input["default"]?.scalar, !answer.isEmpty { answers[id] = answer }
    }
    return answers
  }

  func read(_ name: String, _ node: ConfigurationNode, at place: TextPlace, inputs: [String: String]) -> Result {
    guard node.members != nil else { return left("the entry `\(name)` is not an object and was left out") }
    let entry = EntryFields(name: name, node: node)
    if entry.isOff {
      return (.nothing, [Remark(code: "disabled-entry", message: "`\(name)` is switched off and was left out")])
    }
    if ["builtin", "platform", "frontend", "inlinepython"].contains(entry.type) {
      return (
        .nothing, [Remark(code: "built-in-entry", message: "`\(name)` is built into the client and was left out")]
      )
    }
    let origin = SourceOrigin(
      file: file.label, line: place.line, column: place.column, client: file.format?.id, scope: file.scope)
    let facts = SourceBuilder.Facts(name: name, origin: origin)
    let environment = entry.environment
    var filler = VariableFiller(notations: format.variables, values: values, inputs: inputs)
    var remarks: [Remark] = []
    if environment.unusable > 0 {
      remarks.append(
        Remark(code: "malformed-entry", message: "`\(name)`: a variable has no usable name or value and was left out"))
    }
    if entry["envFile"] != nil {
      remarks.append(Remark(code: "file-not-read", message: "`\(name)`: its `envFile` is not read"))
    }
    if entry["headersHelper"] != nil {
      remarks.append(Remark(code: "helper-not-run", message: "`\(name)`: its `headersHelper` is not run"))
    }
    let isRemote = !["", "stdio", "local", "docker"].contains(entry.type)
    if let url = entry.url, entry.command == nil || isRemote {
      return readEndpoint(filler.fill(url), EntryHeaders(entry, filler), facts, remarks)
    }
    guard let raw = entry.command else {
      let isExtension = node["source"]?.text == "extension" || node["settings"] != nil
      return left(
        isExtension
          ? "`\(name)` is started by an extension of the client, which does not say how; it was left out"
          : "`\(name)` has neither a command nor a URL and was left out")
    }
    guard let first = raw.first, !first.isEmpty, !raw.contains(where: { $0.utf8.contains(0) }) else {
      return left("the command of `\(name)` is empty or not a text and was left out")
    }
    filler.entryVariables = environment.values
    let words = CommandWords(raw)
    if let bridge = RemoteBridge(CommandUnwrapper(words.all).words, filler: filler) {
      return readBridge(bridge, facts, remarks)
    }
    filler.entryVariables = [:]
    return readCommand(words.all.map(filler.fill), environment.values, entry, filler, facts, remarks)
  }

  private func readCommand(
    _ words: [FilledText], _ environment: [String: String], _ entry: EntryFields, _ filler: VariableFiller,
    _ facts: SourceBuilder.Facts, _ remarks: [Remark]
  ) -> Result {
    var fields = environment.mapValues(filler.fill)
    for name in entry.passedNames where fields[name] == nil { fields[name] = .variable(name, of: values) }
    let folder = entry.workingFolder.map(filler.fill)
    guard let executable = words.first, executable.value != nil, folder?.value != nil || folder == nil else {
      let missing = (words.first?.missing ?? []) + (folder?.missing ?? [])
      let source = builder.command(words, environment: fields, staysCommand: true, facts: facts)
      return failure(source, "its command needs \(SourceBuilder.list(missing))", missing, remarks)
    }
    let source = builder.command(
      words, environment: fields, workingFolder: place(folder?.value), facts: facts)
    return (.source(source), remarks)
  }

  /// A relative folder begins at the project's.
  private func place(_ folder: String?) -> String? {
    guard let folder, !folder.isEmpty else { return file.folder }
    guard let base = file.folder, !folder.hasPrefix("/") else { return folder }
    return base + "/" + folder
  }

  private func readBridge(_ bridge: RemoteBridge, _ facts: SourceBuilder.Facts, _ remarks: [Remark]) -> Result {
    var known: [(name: String, value: FilledText)] = []
    var remarks = remarks
    for header in bridge.headers { take(header, into: &known, &remarks) }
    return endpoint(bridge.url, known, facts, remarks)
  }

  private func readEndpoint(
    _ url: FilledText, _ headers: EntryHeaders, _ facts: SourceBuilder.Facts, _ remarks: [Remark]
  ) -> Result {
    var known: [(name: String, value: FilledText)] = []
    var remarks = remarks
    for name in headers.malformed {
      remarks.append(
        Remark(code: "malformed-entry", message: "the header `\(shown(name))` is not a text and was left out"))
    }
    for header in headers.fields { take(header, into: &known, &remarks) }
    return endpoint(url, known, facts, remarks)
  }

  private func take(
    _ header: (name: String, value: FilledText), into known: inout [(name: String, value: FilledText)],
    _ remarks: inout [Remark]
  ) {
    known.append(header)
    guard header.value.value == nil else { return }
    remarks.append(
      Remark(
        code: "unresolved-variable",
        message:
          "the header `\(shown(header.name))` needs \(SourceBuilder.list(header.value.missing)) and is not sent; "
          + Self.remedy(header.value.missing)))
  }

  private func endpoint(
    _ url: FilledText, _ headers: [(name: String, value: FilledText)], _ facts: SourceBuilder.Facts,
    _ remarks: [Remark]
  ) -> Result {
    switch builder.endpoint(url, headers: headers, facts: facts) {
    case .success(let source): return (.source(source), remarks)
    case .failure(let problem):
      if url.value == nil {
        let shown = SecretURL.shown(url.shown)
        let source = ServerSource(
          id: ServerID(shown), name: facts.name ?? shown, location: .endpoint(Endpoint(url: shown)),
          origin: facts.origin)
        return failure(source, problem.message, url.missing, remarks)
      }
      return (.nothing, remarks + [Remark(code: "malformed-entry", message: problem.message)])
    }
  }

  /// A server that nobody can reach before a variable has its value.
  private func failure(
    _ source: ServerSource, _ message: String, _ missing: [String], _ remarks: [Remark]
  ) -> Result {
    let message = "\(message): \(Self.remedy(missing))"
    return (.failure(CrawlFailure(source: source, reason: .configurationRequired, message: message)), remarks)
  }

  private static func remedy(_ missing: [String]) -> String {
    let variables = missing.filter { !$0.contains(":") }
    guard !variables.isEmpty else {
      return "only the client can answer that; write its URL or command to the command line"
    }
    let options = Set(variables).sorted().prefix(20).map { "--pass-env \($0)" }.joined(separator: " ")
    return "to use the value of your environment, give `\(options)`"
  }

  /// A header's name; it may be a credential that slipped into the wrong place.
  private func shown(_ name: String) -> String {
    CredentialShape.isCredential(name) ? SecretReference.mark : String(name.prefix(100))
  }

  private func left(_ message: String) -> Result { (.nothing, [Remark(code: "malformed-entry", message: message)]) }
}

/// The words of an entry's command.
struct CommandWords: Sendable {
  let all: [String]

  /// Some write the whole line into `command`; a file name with spaces is told by its slash or lack of other words.
  init(_ words: [String]) {
    guard words.count == 1, let only = words.first, only.contains(" "), !only.contains("/"), !only.contains("\\"),
      let split = ShellWords.split(only), split.count > 1
    else {
      all = words
      return
    }
    all = split
  }
}
