import ToolModel

/// What several targets with Cedar share.
enum Cedar {
  /// An expression that is true where the call passes: the argument is absent or none of the refused texts.
  static func passes(_ condition: ArgumentCondition, in record: String, prefix: String = "") -> String {
    let name = QuotedText.cedar(prefix + condition.argument)
    return switch condition.refusal {
    case .oneOf(let values):
      "!(\(record) has \(name)) || !(\(QuotedText.list(values, QuotedText.cedar)).contains(\(record)[\(name)]))"
    case .above(let limit): "!(\(record) has \(name)) || \(record)[\(name)] <= \(limit)"
    // Cedar has no regular expressions; the lowering never lets one come here, and nothing passes if it does.
    case .text: "false"
    }
  }
}
