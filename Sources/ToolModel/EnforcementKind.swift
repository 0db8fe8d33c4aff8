/// Where an enforcement point stands, which decides what a policy may ask of it.
package enum EnforcementKind: String, Sendable, CaseIterable, Hashable {
  /// Beside a person, who can be asked.
  case client
  /// Between agent and server.
  case gateway
  /// In the request of a program to a model's vendor, or in an agent's own code.
  case library
}
