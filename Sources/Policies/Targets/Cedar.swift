import ToolModel

/// What several targets with Cedar share.
enum Cedar {
  /// An expression that is true where the call passes. `record` holds the arguments, each called by `prefix` and its
  /// name; with `showsPresence` an argument that is no simple value is `<name>_present` instead. It fails closed: an attribute of
  /// another type than text is in no list of texts.
  static func passes(
    _ condition: ArgumentCondition, in record: String, prefix: String = "", showsPresence: Bool = false
  ) -> String {
    let name = QuotedText.cedar(prefix + condition.argument)
    // Cedar has no regular expressions and few numbers; the lowering never lets such a test come here.
    guard case .oneOf(let values) = condition.test else { return "false" }
    let test = "\(record) has \(name) && \(QuotedText.list(values, QuotedText.cedar)).contains(\(record)[\(name)])"
    guard condition.mayBeAbsent else { return test }
    let present = QuotedText.cedar(prefix + condition.argument + "_present")
    let isHidden = showsPresence ? " && !(\(record) has \(present))" : ""
    return "(\(test)) || (!(\(record) has \(name))\(isHidden))"
  }

  /// The optional attributes of a schema for the arguments that conditions look at, sorted and each once.
  static func attributes(
    _ conditions: [ArgumentCondition], prefix: String = "", showsPresence: Bool = false
  ) -> String {
    let names = Set(conditions.map { prefix + $0.argument }).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    return names.map { name in
      let value = "\(QuotedText.cedar(name))?: String"
      return showsPresence ? value + ", \(QuotedText.cedar(name + "_present"))?: Bool" : value
    }.joined(separator: ", ")
  }
}
