import ArgumentParser

/// Which rules judge, and what the user knows better.
struct RuleOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Add the rules of this folder to the built-in ones; a rule or vocabulary of the same name takes its place. A file "
        + "that `plimsoll rules update` has checked replaces them all.", valueName: "path"))
  var rules: String?

  @Option(
    help: ArgumentHelp(
      "Labels and findings of single tools that you decide yourself: server, tool, label, reason, expires.",
      valueName: "file"))
  var overrides: String?
}
