extension Mode {
  /// Well-behaved servers.
  static let examples: [Mode] = ["example-notes", "example-shell", "example-shop"].map { name in
    let tools = ExampleTools.tools(of: name) ?? []
    return .dialogue(
      name, "a well-behaved example with \(tools.count) tools",
      Dialogue(opening: Dialogue.welcome(name: name), listing: { _ in .result(Boxes.page(of: tools)) }))
  }
}
