import ToolModel

/// What several targets with the Common Expression Language share.
enum CELText {
  /// An expression that is true where the call passes. `arguments` may be absent; an argument of another type than the
  /// tested one is refused.
  static func passes(_ condition: ArgumentCondition, in arguments: String) -> String {
    let name = QuotedText.cel(condition.argument)
    let value = "\(arguments)[\(name)]"
    let test =
      switch condition.refusal {
      case .text(_, let complement): "(type(\(value)) == string && \(value).matches(\(QuotedText.cel(complement))))"
      case .oneOf(let values): "(type(\(value)) == string && !(\(value) in \(QuotedText.list(values, QuotedText.cel))))"
      case .above(let limit): "(double(\(value)) <= \(limit).0)"
      }
    return "(!has(\(arguments)) || !(\(name) in \(arguments)) || \(test))"
  }
}
