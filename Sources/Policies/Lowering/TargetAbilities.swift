package import ToolModel

/// What an enforcement point can be told; everything else becomes stricter, or a loss.
package struct TargetAbilities: Sendable, Hashable {
  /// A kind of argument condition.
  package enum Condition: String, Sendable, CaseIterable, Hashable {
    case text, choice, amount
  }

  /// Where it stands.
  package let kind: EnforcementKind
  /// What it can do with a call of a tool that it knows by name.
  package let treatments: Set<Treatment>
  package let conditions: Set<Condition>
  /// Windows in which it counts calls.
  package let windows: Set<CallLimit.Window>
  /// What it can do with tools that the file does not name; empty where that is not the file's to say.
  package let unlisted: Set<Treatment>
  /// What happens to tools that the file does not name where `unlisted` is empty.
  package let nativeUnlisted: Treatment
  /// How it spells a tool's name.
  package let nameForm: String

  package init(
    _ kind: EnforcementKind, treatments: Set<Treatment>, conditions: Set<Condition> = [],
    windows: Set<CallLimit.Window> = [],
    unlisted: Set<Treatment>, nativeUnlisted: Treatment = .ask, nameForm: String
  ) {
    self.kind = kind
    self.treatments = treatments
    self.conditions = conditions
    self.windows = windows
    self.unlisted = unlisted
    self.nativeUnlisted = nativeUnlisted
    self.nameForm = nameForm
  }

  /// True if it can be told to refuse calls so.
  func canRefuse(_ condition: ArgumentCondition) -> Bool {
    switch condition.test {
    case .text: conditions.contains(.text)
    case .oneOf(let values): conditions.contains(.choice) && !values.isEmpty
    case .atMost: conditions.contains(.amount)
    }
  }
}
