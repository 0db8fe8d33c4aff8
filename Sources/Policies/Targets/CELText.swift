import ToolModel

/// What several targets with the Common Expression Language share.
enum CELText {
  /// An expression that is true where the call passes. It fails closed: where the engine shows no arguments, or the
  /// argument is of another type than the tested one, it is false or an error, and neither allows.
  static func passes(_ condition: ArgumentCondition, in arguments: String) -> String {
    let name = QuotedText.cel(condition.argument)
    let value = "\(arguments)[\(name)]"
    let test =
      switch condition.test {
      case .text(let pattern, _): "type(\(value)) == string && \(value).matches(\(QuotedText.cel(pattern)))"
      case .oneOf(let values): "type(\(value)) == string && \(value) in \(QuotedText.list(values, QuotedText.cel))"
      case .atMost(let limit): "type(\(value)) in [int, uint, double] && double(\(value)) <= \(limit).0"
      }
    return condition.mayBeAbsent
      ? "(has(\(arguments)) && (!(\(name) in \(arguments)) || (\(test))))"
      : "(has(\(arguments)) && \(name) in \(arguments) && \(test))"
  }
}
