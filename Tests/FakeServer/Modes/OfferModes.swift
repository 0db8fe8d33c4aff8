extension Mode {
  /// What servers offer beside tools.
  static let offers: [Mode] = [
    .dialogue(
      "offers-more", "offers two prompts, one resource and three templates beside its tools",
      offering { call in
        switch call.method {
        case "prompts/list": .result(#"{"prompts":[{"name":"a"},{"name":"b"}]}"#)
        case "resources/list": .result(#"{"resources":[{"uri":"box:1","name":"one"}]}"#)
        case "resources/templates/list":
          .result(#"{"resourceTemplates":[{"uriTemplate":"box:{a}"},{"uriTemplate":"box:{b}"},{}]}"#)
        default: .messages([call.failure(-32601, "method not found")])
        }
      }),
    .dialogue(
      "offers-nothing", "announces prompts and resources and has none",
      offering { call in
        switch call.method {
        case "prompts/list": .result(#"{"prompts":[]}"#)
        case "resources/list": .result(#"{"resources":[]}"#)
        default: .result(#"{"resourceTemplates":[]}"#)
        }
      }),
    .dialogue(
      "offers-unknown", "announces prompts and resources and refuses to list them",
      offering { .messages([$0.failure(-32603, "not today")]) }),
    .dialogue(
      "offers-silent", "announces prompts and resources and is silent when asked for them", offering { _ in .silence }),
    .dialogue(
      "offers-endless", "has new prompts on every page, for ever",
      offering { call in
        .result(#"{"prompts":[{"name":"a"}],"nextCursor":"\#((call.cursor.flatMap { Int($0) } ?? 0) + 1)"}"#)
      }),
    .dialogue(
      "offers-and-leaves", "announces prompts and leaves with status 5 when asked for them",
      offering { _ in .leave(status: 5) }),
  ]

  private static func offering(_ others: @escaping @Sendable (Call) -> Dialogue.Answer) -> Dialogue {
    Dialogue(
      opening: Dialogue.welcome(capabilities: #"{"tools":{},"prompts":{},"resources":{}}"#),
      others: { $0.method == "server/discover" ? .messages([$0.failure(-32601, "method not found")]) : others($0) })
  }
}
