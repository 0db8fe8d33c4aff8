import JSONText
import ToolModel

/// What is known of a tool's dangerous arguments.
struct KnownArguments {
  /// What can be tested.
  var conditions: [ArgumentCondition] = []
  /// Dangerous arguments that no condition can test: a list of addresses, a choice without a harmless act.
  var untestable: [String] = []

  /// More arguments than this are not looked at: no person writes such a tool.
  private static let most = 500

  /// Looks at the direct arguments of a tool: where the verdict's evidence points at one, or its name says what it is.
  init(of tool: ToolDefinition, verdict: Verdict, settings: ConditionSettings) {
    guard let document = try? JSONDocument(tool.bytes), let schema = document.root["inputSchema"],
      let properties = schema["properties"]
    else { return }
    let required = Set((schema["required"].map { Array($0.elements) } ?? []).prefix(Self.most).compactMap(\.string))
    for member in properties.members.prefix(Self.most) {
      let argument = Argument(
        name: member.key, schema: member.value, isRequired: required.contains(member.key),
        pointers: verdict.evidence.filter { $0.scope == .tool }.map(\.pointer))
      look(at: argument, verdict: verdict, settings: settings)
    }
  }

  private mutating func look(at argument: Argument, verdict: Verdict, settings: ConditionSettings) {
    if settings.publicAddress, verdict.capabilities.contains(.fetchesURL), argument.isAddress {
      add(argument, .publicWebAddress)
    }
    if settings.pathBelow, argument.isPath { add(argument, .pathBelow) }
    if settings.readingQuery, argument.isQuery(verdict) { add(argument, .readingQuery) }
    if let most = settings.amount, verdict.category == .financial, argument.isAmount { add(argument, .atMost(most)) }
    if !settings.recipients.isEmpty, verdict.capabilities.contains(.sendsOutside), argument.isRecipient {
      add(argument, .recipient(in: settings.recipients))
    }
    if !settings.choices.isEmpty, verdict.category >= .destructive, argument.isPointedAtByChoice {
      let harmless = argument.choices.filter { choice in
        Argument.words(choice).first.map(settings.choices.contains) ?? false
      }
      if harmless.isEmpty { untestable.append(argument.name) } else { add(argument, .oneOf(harmless)) }
    }
  }

  private mutating func add(_ argument: Argument, _ test: ArgumentCondition.Test) {
    let isTested =
      switch test {
      case .atMost: argument.isNumber
      case .text, .oneOf: argument.isText
      }
    guard isTested else {
      if case .text(_, let refused) = test, refused == nil || argument.isList { untestable.append(argument.name) }
      return
    }
    conditions.append(
      ArgumentCondition(argument: argument.name, test: test, mayBeAbsent: argument.mayBeAbsent(test)))
  }
}

/// One direct argument of a tool.
private struct Argument {
  let name: String
  let schema: JSONValue
  let isRequired: Bool
  /// Where the verdict's evidence points.
  let pointers: [String]

  private var place: String { "/inputSchema/properties" + JSONPointer.token(name) }
  private var isPointedAt: Bool { pointers.contains(place) }

  var isText: Bool { types == ["string"] || (types.isEmpty && schema["enum"] != nil) || types == ["null", "string"] }
  var isNumber: Bool { !types.isEmpty && types.allSatisfy { ["integer", "number", "null"].contains($0) } }
  var isList: Bool { types.contains("array") }

  private var types: [String] {
    if let one = schema["type"]?.string { return [one] }
    return (schema["type"].map { Array($0.elements) } ?? []).compactMap(\.string).sorted()
  }

  /// True for arguments that hold a whole address; the name of a host alone is another thing.
  var isAddress: Bool {
    ["url", "uri", "href", "endpoint", "urls", "uris"].contains(Self.words(name).last ?? "")
      || ["url", "uri", "href"].contains { name.lowercased().hasSuffix($0) } || (isList && isPointedAt)
  }
  var isPath: Bool {
    let words = Self.words(name)
    return ["path", "filepath", "filename", "directory", "dir", "folder"].contains(words.last ?? "") && isText
  }
  func isQuery(_ verdict: Verdict) -> Bool {
    let words = Self.words(name)
    if words.contains("sql") { return true }
    return (words == ["query"] || words == ["statement"]) && isPointedAt && verdict.capabilities.contains(.freeCode)
  }
  var isAmount: Bool { ["amount", "price", "total", "sum"].contains(Self.words(name).last ?? "") && isNumber }
  var isRecipient: Bool {
    ["to", "recipient", "recipients", "cc", "bcc", "email"].contains(Self.words(name).last ?? "")
  }
  var isPointedAtByChoice: Bool { pointers.contains { $0.hasPrefix(place + "/enum/") } }
  var choices: [String] { (schema["enum"].map { Array($0.elements) } ?? []).prefix(500).compactMap(\.string) }

  /// Whether a call without the argument does nothing that the test would refuse: it is optional, its default passes,
  /// and where acts are chosen the act without a choice is known.
  func mayBeAbsent(_ test: ArgumentCondition.Test) -> Bool {
    if isRequired { return false }
    guard let preset = schema["default"], !preset.isNull else {
      if case .oneOf = test { return false }
      return true
    }
    switch test {
    case .oneOf(let values): return preset.string.map(values.contains) ?? false
    case .atMost(let most): return preset.integer.map { $0 <= most } ?? false
    case .text(let pattern, _):
      guard let text = preset.string, let expression = try? Regex(pattern) else { return false }
      return (try? expression.firstMatch(in: text)) != nil
    }
  }

  /// The words of an identifier, in lower case: `filePath`, `file_path` and `file-path` are two.
  static func words(_ name: String) -> [String] {
    var words: [String] = [""]
    var wasLower = false
    for scalar in name.unicodeScalars.prefix(200) {
      let isWord = scalar.properties.isAlphabetic || scalar.properties.numericType != nil
      if !isWord || (wasLower && scalar.properties.isUppercase) { words.append("") }
      if isWord { words[words.count - 1] += scalar.properties.lowercaseMapping }
      wasLower = scalar.properties.isLowercase
    }
    return words.filter { !$0.isEmpty }
  }
}
