import Processes
import ToolModel

/// Makes the launch plan of a command: real values only where they may be passed on, placeholders elsewhere.
struct LaunchComposer: Sendable {
  let settings: CrawlSettings
  let vault: Vault

  func plan(_ command: CommandLine) -> LaunchPlan {
    var environment: [String: String] = [
      "PATH": settings.environmentPath, "NO_COLOR": "1", "CI": "1", "LANG": "C.UTF-8",
    ]
    for field in command.environment { environment[field.name] = value(of: field) }
    for (name, value) in settings.passedEnvironment { environment[name] = value }
    return LaunchPlan(
      executable: command.executable, arguments: command.arguments.map(argument), environment: environment,
      workingFolder: command.workingFolder, readablePaths: settings.readablePaths,
      allowsNetwork: settings.allowsNetwork, confinement: settings.confinement, limits: settings.processLimits)
  }

  private func value(of field: ConfiguredField) -> String {
    vault.value(of: field.value, passesConfigured: settings.passesConfiguredEnvironment) ?? Placeholder.field(field)
  }

  private func argument(_ text: ConfiguredText) -> String {
    vault.value(of: text, passesConfigured: settings.passesConfiguredEnvironment) ?? Placeholder.text(text)
  }
}

/// What servers get instead of a secret that nobody allowed them.
enum Placeholder {
  /// `placeholder-NAME`.
  static func field(_ field: ConfiguredField) -> String { "placeholder-\(field.name)" }

  /// The redacted text with a plain word where the mark stood.
  static func text(_ text: ConfiguredText) -> String { replace(SecretReference.mark, in: text.redacted) }

  private static func replace(_ mark: String, in text: String) -> String {
    text.split(separator: mark, omittingEmptySubsequences: false).joined(separator: "placeholder")
  }
}
