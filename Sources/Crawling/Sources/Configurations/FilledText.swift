import ToolModel

/// A text of an entry with its variables filled in as far as that is allowed.
struct FilledText: Sendable, Hashable {
  /// Nil where a variable has no value.
  let value: String?
  /// The text with its variables as `${NAME}`, whatever the client's notation; the value itself where it has none.
  let shown: String
  /// Variables without value, in order.
  let missing: [String]
  /// True if it holds the value of a variable that the user allowed, so that the whole may be passed on.
  let isAllowed: Bool

  /// A text without variables.
  init(_ text: String) {
    (value, shown, missing, isAllowed) = (text, text, [], false)
  }

  init(value: String?, shown: String, missing: [String], isAllowed: Bool) {
    (self.value, self.shown, self.missing, self.isAllowed) = (value, shown, missing, isAllowed)
  }

  /// True if it is what it looks like.
  var isPlain: Bool { value == shown }

  /// `name` before the text, for example `Bearer `.
  func prefixed(by prefix: String) -> FilledText {
    FilledText(value: value.map { prefix + $0 }, shown: prefix + shown, missing: missing, isAllowed: isAllowed)
  }

  /// A variable of that name alone.
  static func variable(_ name: String, of values: ConfiguredValues) -> FilledText {
    let value = values.variables[name]
    return FilledText(
      value: value, shown: "${\(name)}", missing: value == nil ? [name] : [], isAllowed: value != nil)
  }
}
